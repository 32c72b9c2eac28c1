import { openServer } from '../../prisma/server.ts'
import { appConnection } from '../../prisma/server-connection.ts'

/** Prisma with the same settings as ours: a pool of the same size, the same role, named statements. */
export const { client } = openServer(appConnection(process.env.DATABASE_URL ?? ''), () => {})
