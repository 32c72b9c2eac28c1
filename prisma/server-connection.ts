import { appRole } from './app-role.ts'
import { StartError } from './start-error.ts'

/** How to reach a PostgreSQL as one role. */
export type ServerConnection = { readonly connectionString: string; readonly options: string }

/** What `options` a URL brings along would silently win from ours, so it is taken out and put in front. */
const connectionOf = (databaseUrl: string, ours: string): ServerConnection => {
  const url = new URL(databaseUrl)
  const schema = url.searchParams.get('schema')
  if (schema && schema !== 'public')
    throw new StartError('DATABASE_URL names a schema. Trajectbot keeps its tables in the schema public.')
  url.searchParams.delete('schema')
  const theirs = url.searchParams.get('options')
  url.searchParams.delete('options')
  const always = '-c TimeZone=UTC -c search_path=public'
  return { connectionString: url.href, options: [theirs, always, ours].filter(Boolean).join(' ') }
}

/** The connection of a `DATABASE_URL` as the role for requests. */
export const appConnection = (databaseUrl: string): ServerConnection =>
  connectionOf(databaseUrl, `-c role=${appRole}`)

/** The connection of a `DATABASE_URL` as the owner of the tables. */
export const ownerConnection = (databaseUrl: string): ServerConnection => connectionOf(databaseUrl, '')
