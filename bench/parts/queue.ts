import { PgBoss } from 'pg-boss'
import { appConnection } from '../../prisma/server-connection.ts'

const boss = new PgBoss({ ...appConnection(process.env.DATABASE_URL ?? ''), createSchema: false })
await boss.start()
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
