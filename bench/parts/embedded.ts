import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'

const pglite = await PGlite.create(join(process.env.DATA_DIR ?? '', 'database'))
await pglite.query('select 1')
process.stdout.write('ready\n')
process.on('SIGTERM', () => pglite.close().then(() => process.exit(0)))
setInterval(() => undefined, 60_000)
