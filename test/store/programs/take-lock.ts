import { lockFolder } from '../../../prisma/embedded-lock.ts'

// Takes the lock of a folder at an agreed moment, says whether that worked, and lives until it is killed.
const [dataDir = '', moment = '0'] = process.argv.slice(2)
while (Date.now() < Number(moment));
try {
  lockFolder(dataDir)
  process.stdout.write('mine\n')
} catch {
  process.stdout.write('taken\n')
}
setInterval(() => {}, 1000)
