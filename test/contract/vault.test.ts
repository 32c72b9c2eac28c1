import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import type { Permit } from '../../src/core/access/permit.ts'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import { takeIntoUse } from '../../src/vault/fill-vault.ts'
import { copyVault } from '../../src/vault/key-copies.ts'
import { masterKeyFrom } from '../../src/vault/master-key.ts'
import { openVault } from '../../src/vault/open-vault.ts'
import { openVaultFolder } from '../../src/vault/vault-folder.ts'
import { asOwner } from '../support/as-owner.ts'
import { type CircleStage, morning, openCircle, sentences, words } from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { vaultInFolder } from '../support/vault.ts'
import { hidden } from './prying.ts'

vi.setConfig({ testTimeout: 60_000 })

const ownWords = 'Ik wil graag weten waar ik heen kan als het druk is.'

/** Everything that the database holds, table by table, as a dump would have it. */
const dump = async ({ database }: CircleStage): Promise<ReadonlyMap<string, string>> => {
  const tables = await asOwner(
    database,
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations'`,
  )
  const kept = new Map<string, string>()
  for (const { name } of tables as { name: string }[])
    kept.set(name, JSON.stringify(await asOwner(database, `select t.*::text as row from ${name} t`)))
  return kept
}

const lived = async (engine: Parameters<typeof openCircle>[0]): Promise<CircleStage> => {
  const stage = await openCircle(engine)
  await stage.supportsSanne()
  const student = stage.idOf('Sanne')
  await stage.send('her worker', 'trajectory.plan', { student, ownWords, strengths: 'Tekent goed.' })
  for (const pupil of ['Sanne', 'Daan'] as const) {
    for (const seat of ['her teacher', 'her mentor', 'a teacher of another class'] as const)
      await stage.send(seat, 'agreement.show', { student: stage.idOf(pupil) })
  }
  await stage.send('her teacher', 'agreement.mark-read', { student })
  return stage
}

onEachEngine('the database without the vault', (engine) => {
  it('tells of a pupil with a trajectory no more than of one without', async () => {
    const stage = await lived(engine)
    const kept = await dump(stage)
    const naming = (id: string) => [...kept].filter(([, text]) => text.includes(id)).map(([name]) => name)
    expect(naming(stage.idOf('Sanne'))).toEqual(naming(stage.idOf('Daan')))
    expect(naming(stage.idOf('Daan')).toSorted()).toEqual(['enrolment', 'student'])
    const all = [...kept.values()].join()
    for (const secret of [ownWords, 'Tekent', ...Object.values(sentences)]) expect(all).not.toContain(secret)
    // Who read it and who wrote it would tell the circle, and the circle whose it is.
    for (const table of ['agreement', 'agreement_version', 'agreement_mark', 'trajectory'])
      for (const seat of ['her teacher', 'her worker', 'the coordinator'] as const)
        expect(kept.get(table), table).not.toContain(stage.personOf(seat))
    expect(kept.get('trajectory')).not.toBe('[]')
  })

  it('has the same kind of line in the access register for every look, and the locker knows its own', async () => {
    const stage = await lived(engine)
    const lines = await stage.rows(
      `select student_id, length(trace) as length, trace, allowed from register where action = 'agreement.read' order by number`,
    )
    expect(new Set(lines.map(({ student_id, length }) => `${student_id} ${length}`))).toEqual(
      new Set(['null 32']),
    )
    expect(new Set(lines.map(({ trace }) => Buffer.from(trace as Uint8Array).toString('hex'))).size).toBe(
      lines.length,
    )
    const own = async (pupil: 'Sanne' | 'Daan' | 'Wesley') => {
      const locker = await stage.vault.find(stage.school, stage.idOf(pupil))
      return lines.filter(({ trace }) => locker?.left(trace as Uint8Array)).map(({ allowed }) => allowed)
    }
    expect(await own('Sanne')).toEqual([true, true, false])
    expect(await own('Daan')).toEqual([true, true, false])
    expect(await own('Wesley')).toEqual([])
  })

  it('shows no more than a roster once a locker is destroyed, also when yesterday comes back', async () => {
    const stage = await lived(engine)
    const student = stage.idOf('Sanne')
    const lines = await stage.rows(`select trace from register where trace is not null`)
    await stage.vault.retire(stage.school, student, true)
    await stage.vault.destroy(stage.school, student)
    // The database is still the one of before: nothing was removed from it.
    expect(await stage.rows('select 1 from agreement')).toHaveLength(2)
    const told = words(await stage.looksUp('her teacher', 'Sanne'))
    expect(told).toContain('Geen afspraken die jij moet kennen.')
    expect(words(await stage.send('the coordinator', 'trajectory.show', { student }))).toContain(
      'Er loopt geen traject.',
    )
    expect(words(await stage.send('the coordinator', 'trajectory.list'))).not.toContain('Sanne')
    const now = await stage.vault.find(stage.school, student)
    expect(lines.filter(({ trace }) => now?.left(trace as Uint8Array))).toEqual([])
    const boxes = await stage.rows(`select id, box from trajectory`)
    for (const { id, box } of boxes)
      expect(() => now?.unlock(`trajectory:${id}`, box as Uint8Array)).toThrow()
  })

  it('is closed to another school even when every permit is given', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    const theirs = SchoolFile.parse({
      name: 'Elders',
      workspaces: [{ platform: 'slack', id: 'T0THERE' }],
      people: [
        {
          givenName: 'Kees',
          familyName: 'Vos',
          roles: ['coordinator'],
          accounts: [{ platform: 'slack', workspace: 'T0THERE', user: 'their coordinator' }],
        },
      ],
    })
    const { id, people } = await keepSchool(stage.database.client, theirs, newId)
    const there = SchoolId.parse(id)
    const ask = (command: string) =>
      stage.enter('their coordinator', { is: 'command', command, args: { student } }, true, 'T0THERE')
    for (const command of ['agreement.show', 'trajectory.show', 'agreement.manage'])
      expect(words(await ask(command)), command).toContain(hidden)

    // The first lock off: a permit that nobody gave, with the very locker of the pupil.
    const locker = await stage.vault.find(stage.school, student)
    const subject = { kind: 'pupil', student, locker }
    const forged = {
      action: 'agreement.read',
      school: stage.school,
      actor: people[0],
      subject,
      because: 'coordinator',
    }
    const seen = {
      levels: ['when-where', 'what-to-do'],
      on: morning.toZonedDateTimeISO('UTC').toPlainDate(),
      at: morning,
    } as const
    const reading = (school: SchoolId) =>
      stage.store.unattended(school, async (tx) => ({
        agreements: await tx.agreementsInHand(forged as unknown as Permit<'trajectory.read'>),
        looked: await tx
          .lookUp(forged as unknown as Permit<'agreement.read'>, seen)
          .catch(() => 'no such pupil'),
        trajectory: await tx.trajectory(forged as unknown as Permit<'trajectory.read'>),
      }))
    expect((await reading(stage.school)).agreements).toHaveLength(2)
    expect(await reading(there)).toEqual({ agreements: [], looked: 'no such pupil', trajectory: undefined })
  })
})

describe('the vault', () => {
  const key = () => randomBytes(32).toString('base64')
  const school = SchoolId.parse(newId())

  it('opens nothing with another key, and says so at the start', async () => {
    const keysDir = await temporaryFolder()
    await openVaultFolder(keysDir, masterKeyFrom(key()))
    await expect(openVaultFolder(keysDir, masterKeyFrom(key()))).rejects.toThrow(
      'The master key is not the one',
    )
    const place = { keysDir, dataDir: await temporaryFolder(), masterKey: undefined }
    await expect(openVault({ ...place, alone: false })).rejects.toThrow('MASTER_KEY is missing')
    await expect(openVault({ ...place, alone: true })).rejects.toThrow('MASTER_KEY is missing')
    await expect(openVault({ ...place, masterKey: 'too short', alone: true })).rejects.toThrow('32 bytes')
  })

  it('makes a key on the first start of a bot that stands alone, and only then', async () => {
    const dataDir = await temporaryFolder()
    const place = { keysDir: join(dataDir, 'keys'), dataDir, masterKey: undefined }
    expect((await openVault({ ...place, alone: false })).vault).toBeUndefined()
    const first = await openVault({ ...place, alone: true })
    expect(first.keyMade).toBe(join(dataDir, 'master.key'))
    expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600)
    const second = await openVault({ ...place, alone: true })
    expect([second.keyMade, second.vault?.id]).toEqual([undefined, first.vault?.id])
  })

  it('belongs to one database: with another the bot does not start', async () => {
    const bound = new Map<string, string>()
    const store = {
      schools: async () => [school],
      bindVault: async (of: string, id: string) => {
        if (!bound.has(of)) bound.set(of, id)
        return bound.get(of) === id
      },
    }
    const vault = await vaultInFolder()
    await takeIntoUse(vault, store)
    await takeIntoUse(vault, store)
    await expect(takeIntoUse(await vaultInFolder(), store)).rejects.toThrow('is not the one of this database')
  })

  it('gives one locker to a pupil for whom two ask at once, and leaves nothing half done', async () => {
    const keysDir = await temporaryFolder()
    const master = masterKeyFrom(key())
    const [one, other] = [await openVaultFolder(keysDir, master), await openVaultFolder(keysDir, master)]
    const pupil = newId() as Parameters<typeof one.find>[1]
    await Promise.all([one, other, one, other].map((vault) => vault.make(school, [pupil])))
    expect((await one.find(school, pupil))?.pseudonym).toBe((await other.find(school, pupil))?.pseudonym)
    expect(await readdir(join(keysDir, school))).toEqual([pupil])
  })

  it('locks for one place: a box opens nowhere else, and not when a byte of it was changed', async () => {
    const vault = await vaultInFolder()
    const locker = await vault.spare(school)
    const box = locker.lock('agreement:1:1', 'Mag eerder weg.')
    expect(locker.unlock('agreement:1:1', box)).toBe('Mag eerder weg.')
    expect(() => locker.unlock('agreement:1:2', box)).toThrow()
    expect(() => locker.unlock('agreement:1:1', box.with(30, (box[30] ?? 0) ^ 1))).toThrow()
    expect(Buffer.from(box).equals(Buffer.from(locker.lock('agreement:1:1', 'Mag eerder weg.')))).toBe(false)
  })

  it('does not open a locker that was put in the place of another', async () => {
    const keysDir = await temporaryFolder()
    const vault = await openVaultFolder(keysDir, masterKeyFrom(key()))
    const [mine, yours] = [newId(), newId()] as unknown as [
      Parameters<typeof vault.find>[1],
      Parameters<typeof vault.find>[1],
    ]
    await vault.make(school, [mine])
    await mkdir(join(keysDir, school), { recursive: true })
    await writeFile(join(keysDir, school, yours), await readFile(join(keysDir, school, mine)))
    await expect(vault.find(school, yours)).rejects.toThrow()
  })

  it('takes a locker out of use in one go, gives it again until it is destroyed, and leaves no copy behind', async () => {
    const [keysDir, copies] = [await temporaryFolder(), await temporaryFolder()]
    const vault = await openVaultFolder(keysDir, masterKeyFrom(key()), copies)
    const student = newId() as Parameters<typeof vault.find>[1]
    const path = join(keysDir, school, student)
    await vault.make(school, [student])
    await copyVault(keysDir, { folder: copies, days: 7 }, '2027-03-01')
    await copyVault(keysDir, { folder: copies, days: 7 }, '2027-03-02')
    const old = await vault.find(school, student)
    // Killed while a locker was made, and killed halfway through taking it out of use.
    await writeFile(`${path}.${newId()}.new`, await readFile(path))
    await link(path, `${path}.retired`)
    const first = await vault.retire(school, student, true)
    expect([first?.locker.pseudonym, first?.copies]).toEqual([old?.pseudonym, 2])
    const now = await vault.find(school, student)
    expect(now?.pseudonym).not.toBe(old?.pseudonym)
    expect((await vault.retire(school, student, true))?.locker.pseudonym).toBe(old?.pseudonym)
    expect((await vault.find(school, student))?.pseudonym).toBe(now?.pseudonym)
    expect(await vault.retired(school)).toEqual([student])
    await vault.destroy(school, student)
    expect(await vault.retired(school)).toEqual([])
    expect(await readdir(join(keysDir, school))).toEqual([student])
    for (const day of ['2027-03-01', '2027-03-02'])
      expect(await readdir(join(copies, day, school))).toEqual([])
    // Who left has none any more.
    expect((await vault.retire(school, student, false))?.locker.pseudonym).toBe(now?.pseudonym)
    await vault.destroy(school, student)
    expect(await readdir(join(keysDir, school))).toEqual([])
    expect(await vault.retire(school, student, false)).toBeUndefined()
  })
})
