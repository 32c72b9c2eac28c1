import { defineConfig } from 'prisma/config'

/** For Prisma's own commands; the bot itself applies its migrations when it starts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
