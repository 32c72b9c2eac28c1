import { openDatabase } from '../../../prisma/database.ts'
import { StartError } from '../../../prisma/start-error.ts'

// Opens the embedded database of a folder, says so, and keeps it until it is told to stop.
const [dataDir = ''] = process.argv.slice(2)
try {
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  process.once('SIGTERM', () => void database.close().then(() => process.exit(0)))
  process.stdout.write('open\n')
} catch (error) {
  process.stderr.write(error instanceof StartError ? error.message : String(error))
  process.exit(1)
}
