import { layDatabaseReady } from './ready-database.ts'

await layDatabaseReady()
