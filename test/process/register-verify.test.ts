import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openDatabase } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { asOwner } from '../support/as-owner.ts'
import { runProgram } from '../support/child.ts'
import { freshPlace, onEachEngine, type Place } from '../support/databases.ts'
import { masterKey } from '../support/register-of-school.ts'

const names = ['Jan', 'Bakker', 'Sanne', 'van den Berg', '1001']
const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [{ givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'] }],
  students: [{ number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] }],
})

/** Somebody looked five times. */
const looked = async (place: Place): Promise<void> => {
  const database = await openDatabase(place)
  const { id, people, students } = await keepSchool(database.client, school, newId)
  await asOwner(
    database,
    `insert into register (school_id, number, at, actor_id, action, allowed, because, student_id)
     select '${id}', n, now(), '${people[0]}', 'advice.read', true, 'teaches', '${students[0]}' from generate_series(1, 5) n`,
  )
  await database.close()
}

const withRegister = async (place: Place, sql: string): Promise<void> => {
  const database = await openDatabase(place)
  await asOwner(database, sql)
  await database.close()
}

onEachEngine('"npx trajectbot register verify"', (engine) => {
  it('finds all well beside a running bot, and afterwards names the rows and seals that were tampered with, and nobody', {
    timeout: 180_000,
  }, async () => {
    const place = await freshPlace(engine)
    await looked(place)
    const { databaseUrl, dataDir } = place
    const env = {
      PORT: '0',
      DATA_DIR: dataDir,
      MASTER_KEY: masterKey,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    }
    const verify = async (more: Readonly<Record<string, string>> = {}) => {
      const command = runProgram('src/command-line.ts', ['register', 'verify'], { ...env, ...more })
      const { code, stderr } = await command.end()
      const said = command.written() + stderr
      for (const name of names) expect(said).not.toContain(name)
      return { code, said }
    }
    const anchors = join(dataDir, 'register-anchors.txt')
    const bot = runProgram('src/main.ts', [], env)
    await expect
      .poll(() => readFile(anchors, 'utf8').catch(() => ''), { timeout: 40_000 })
      .toMatch(/ 1 [0-9a-f]{64}\n$/)
    expect(await verify()).toEqual({
      code: 0,
      said: 'Voorbeeldcollege: 5 rows under 1 seal.\n  All is as it was sealed.\n',
    })
    bot.process.kill('SIGTERM')
    await bot.end()

    await withRegister(
      place,
      `update register set action = 'help.read' where number = 3; delete from register where number = 5`,
    )
    const tampered = await verify()
    expect(tampered.code).toBe(1)
    expect(tampered.said).toContain('Row 3 was changed after it was sealed (seal 1).')
    expect(tampered.said).toContain('Row 5 was removed (seal 1).')
    await withRegister(place, 'delete from register; delete from register_seal')
    expect((await verify()).said).toContain('Seal 1 was written down outside the database and is not there')
    const withoutKey = await verify({ MASTER_KEY: '' })
    expect(withoutKey).toMatchObject({ code: 1 })
    expect(withoutKey.said).toContain('MASTER_KEY is missing')
  })
})
