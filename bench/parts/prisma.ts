import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../prisma/generated/client.ts'

const client = new PrismaClient({
  adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL ?? '' }),
})
await client.$queryRaw`select 1`
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
