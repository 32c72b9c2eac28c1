import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A database on a test server, with the address of its owner. */
export type ServerDatabase = { readonly name: string; readonly url: string }

/** Does something on a server in one short-lived connection. */
export const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server, another database or another login. */
export const elsewhere = (url: string, change: { database?: string; login?: string }): string => {
  const other = new URL(url)
  if (change.database) other.pathname = `/${change.database}`
  if (change.login) other.username = change.login
  return other.href
}

/** Makes an empty database, or a copy of another one to which nobody is connected. */
export const createDatabase = async (url: string, template?: string): Promise<ServerDatabase> => {
  const name = `trajectbot_${randomUUID().replaceAll('-', '')}`
  const copied = template ? ` template ${template} strategy file_copy` : ''
  await onServer(url, (client) => client.query(`create database ${name}${copied}`))
  return { name, url: elsewhere(url, { database: name }) }
}

/** Removes a database, whoever is still connected to it. */
export const dropDatabase = async (url: string, name: string): Promise<void> => {
  await onServer(url, (client) => client.query(`drop database if exists ${name} with (force)`))
}
