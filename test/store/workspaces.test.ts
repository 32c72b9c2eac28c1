import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/database.ts'
import { engines, freshDatabase } from '../support/databases.ts'

/** Runs a statement as a school, and tells how many rows it changed. */
const as = ({ client }: Database, school: string, sql: string): Promise<number> =>
  client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    return tx.$executeRawUnsafe(sql)
  })

const twoSchools = async (database: Database) => {
  const [ours, theirs] = [randomUUID(), randomUUID()]
  for (const [school, workspace] of [
    [ours, 'OURS'],
    [theirs, 'THEIRS'],
  ] as const) {
    await as(database, school, `insert into school (id, name) values (current_school(), 'Het Voorbeeld')`)
    const add = `insert into workspace (platform, id, school_id) values ('slack', '${workspace}', current_school())`
    await as(database, school, add)
  }
  return { ours, theirs }
}

describe.each(engines)('the workspaces of schools on the %s database', (engine) => {
  test('can be read before the school is known, for that is what they are for', async () => {
    const database = await freshDatabase(engine)
    await twoSchools(database)
    expect(await database.client.workspace.count()).toBe(2)
  })

  test('are changed, given away or removed by their own school alone', async () => {
    const database = await freshDatabase(engine)
    const { ours, theirs } = await twoSchools(database)
    expect(await as(database, ours, `update workspace set school_id = '${ours}' where id = 'THEIRS'`)).toBe(0)
    expect(await as(database, ours, `delete from workspace where id = 'THEIRS'`)).toBe(0)
    for (const sql of [
      `update workspace set school_id = '${theirs}' where id = 'OURS'`,
      `insert into workspace (platform, id, school_id) values ('teams', 'MORE', '${theirs}')`,
    ])
      await expect(as(database, ours, sql), sql).rejects.toThrow('row-level security')
    await expect(database.client.$executeRaw`delete from workspace`).rejects.toThrow(/app\.school|uuid/)
    expect(await as(database, ours, `delete from workspace where id = 'OURS'`)).toBe(1)
    expect(await database.client.workspace.findMany()).toEqual([
      { platform: 'slack', id: 'THEIRS', schoolId: theirs },
    ])
  })
})
