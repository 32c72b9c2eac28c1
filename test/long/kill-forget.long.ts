import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import { masterKeyFrom } from '../../src/vault/master-key.ts'
import { openVaultFolder } from '../../src/vault/vault-folder.ts'
import { type Child, runProgram } from '../support/child.ts'
import { engines, freshPlace } from '../support/databases.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openChance } from './fleet/chance.ts'
import { report } from './report.ts'

const file = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [{ givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'] }],
  students: [{ number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] }],
})

describe.each(engines)('a command that is killed on the %s database', (engine) => {
  it('forgets after all when it is typed again, and changes the master key after all', async () => {
    const chance = openChance()
    const seen = { forgotten: 0, 'not forgotten yet': 0, changed: 0, 'not changed yet': 0 }
    const place = await freshPlace(engine)
    const keysDir = await temporaryFolder()
    let [was, next] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
    let database = await openDatabase(place)
    const kept = await keepSchool(database.client, file, newId)
    await database.close()
    const school = SchoolId.parse(kept.id)
    const student = StudentId.parse(kept.students[0])
    const pupils = [student, ...Array.from({ length: 400 }, () => StudentId.parse(newId()))]
    await (await openVaultFolder(keysDir, masterKeyFrom(was))).make(school, pupils)
    const env = {
      DATA_DIR: place.dataDir,
      KEYS_DIR: keysDir,
      ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}),
    }
    const typed = (key: string, more: object, ...args: readonly string[]) =>
      runProgram('src/command-line.ts', args, { ...env, MASTER_KEY: key, ...more })
    const vaultNow = (key: string) => openVaultFolder(keysDir, masterKeyFrom(key))

    const lasts: { forget?: number; rotate?: number } = {}
    /** Kills a command somewhere in its second half, once it is known how long one takes: before that it only starts. */
    const killed = async (command: Child, known: number | undefined): Promise<number> => {
      const began = performance.now()
      if (known !== undefined) {
        await wait(chance.between(known / 2, known))
        command.process.kill('SIGKILL')
      }
      await command.end()
      return known ?? Math.round(performance.now() - began)
    }

    for (let round = 0; round < 8; round += 1) {
      const vault = await vaultNow(was)
      const old = await vault.find(school, student)
      if (!old) throw new Error('no locker')
      const { pseudonym } = old
      database = await openDatabase(place)
      await database.client.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${school}, true)`
        const id = newId()
        const box = old.lock(`trajectory:${id}`, '{}')
        await tx.trajectory.create({ data: { id, schoolId: school, pseudonym, number: 1, box } })
      })
      await database.close()

      const to = await temporaryFolder()
      lasts.forget = await killed(typed(was, {}, 'forget', '1001', '--yes', '--to', to), lasts.forget)
      const after = await (await vaultNow(was)).find(school, student)
      seen[after?.pseudonym === pseudonym ? 'not forgotten yet' : 'forgotten'] += 1
      const again = await typed(was, {}, 'forget', '1001', '--yes', '--to', to).end()
      expect(again.code, again.stderr).toBe(0)

      const whole = await vaultNow(was)
      const now = await whole.find(school, student)
      expect([await whole.retired(school), now?.pseudonym === pseudonym]).toEqual([[], false])
      database = await openDatabase(place)
      const left = await database.client.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${school}, true)`
        return tx.trajectory.count()
      })
      await database.close()
      expect(left).toBe(0)

      const whose = await whole.whose(school)
      lasts.rotate = await killed(typed(was, { MASTER_KEY_NEW: next }, 'keys', 'rotate'), lasts.rotate)
      const isChanged = await vaultNow(next).then(
        () => true,
        () => false,
      )
      seen[isChanged ? 'changed' : 'not changed yet'] += 1
      const rotated = await typed(was, { MASTER_KEY_NEW: next }, 'keys', 'rotate').end()
      expect(rotated.code, rotated.stderr).toBe(0)
      expect(await (await vaultNow(next)).whose(school)).toEqual(whose)
      ;[was, next] = [next, randomBytes(32).toString('base64')]
    }
    report(`killed forgetting and key changes on the ${engine} database (seed ${chance.seed})`, seen)
  })
})
