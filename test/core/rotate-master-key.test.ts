import { randomBytes } from 'node:crypto'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import { backUpVault } from '../../src/vault/back-up-vault.ts'
import { changeMasterKey } from '../../src/vault/change-master-key.ts'
import { masterKeyFrom } from '../../src/vault/master-key.ts'
import { openVault } from '../../src/vault/open-vault.ts'
import { rotateMasterKey } from '../../src/vault/rotate-master-key.ts'
import { openVaultFolder } from '../../src/vault/vault-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const base64 = () => randomBytes(32).toString('base64')
const key = () => masterKeyFrom(base64())
const school = SchoolId.parse(newId())

/** A vault with five pupils, one of whom is about to be forgotten. */
const vaultWithPupils = async (old = key()) => {
  const keysDir = await temporaryFolder()
  const students = Array.from({ length: 5 }, () => StudentId.parse(newId()))
  const vault = await openVaultFolder(keysDir, old)
  await vault.make(school, students)
  await vault.spare(school)
  const [first = StudentId.parse(newId())] = students
  await vault.retire(school, first, true)
  return { keysDir, students, vault, old, whose: await vault.whose(school) }
}

describe('changing the master key', () => {
  it('leaves every locker what it was, under the new key alone', async () => {
    const { keysDir, students, old, whose } = await vaultWithPupils()
    const fresh = key()
    await writeFile(join(keysDir, school, `${students[1]}.x.new`), 'half written')
    expect(await rotateMasterKey(keysDir, { old, new: fresh })).toBe(7)
    await expect(openVaultFolder(keysDir, old)).rejects.toThrow('The master key is not the one')
    const vault = await openVaultFolder(keysDir, fresh)
    expect(await vault.whose(school)).toEqual(whose)
    expect(await vault.retired(school)).toEqual([students[0]])
    expect(
      (await vault.retire(school, students[0] ?? StudentId.parse(''), true))?.locker.pseudonym,
    ).toBeDefined()
    expect(await readdir(join(keysDir, school))).toHaveLength(7)
    // Once more changes nothing.
    expect(await rotateMasterKey(keysDir, { old, new: fresh })).toBe(7)
  })

  it('goes on where it was broken off, after any file, and says at the start that it is half done', async () => {
    const { keysDir, old, whose } = await vaultWithPupils()
    const fresh = key()
    const done = await temporaryFolder()
    await cp(keysDir, done, { recursive: true })
    await rotateMasterKey(done, { old, new: fresh })
    const files = await readdir(join(keysDir, school))
    const { id, check } = JSON.parse(await readFile(join(keysDir, 'vault.json'), 'utf8'))
    const { check: next } = JSON.parse(await readFile(join(done, 'vault.json'), 'utf8'))
    for (let wrapped = 0; wrapped <= files.length; wrapped += 1) {
      // What a kill leaves behind after so many files: each is of the one key or the other, and the label of both.
      const half = await temporaryFolder()
      await cp(keysDir, half, { recursive: true })
      await writeFile(join(half, 'vault.json'), JSON.stringify({ id, check, next }))
      for (const name of files.slice(0, wrapped)) await cp(join(done, school, name), join(half, school, name))
      for (const one of [old, fresh]) await expect(openVaultFolder(half, one)).rejects.toThrow('half done')
      await expect(openVaultFolder(half, key())).rejects.toThrow('is not the one')
      await expect(rotateMasterKey(half, { old, new: key() })).rejects.toThrow('another new key')
      await rotateMasterKey(half, { old, new: fresh })
      expect(await (await openVaultFolder(half, fresh)).whose(school), String(wrapped)).toEqual(whose)
    }
  })

  it('changes nothing with a wrong old key, and stops at a locker that neither opens', async () => {
    const { keysDir, students, old } = await vaultWithPupils()
    const fresh = key()
    await expect(rotateMasterKey(keysDir, { old: key(), new: fresh })).rejects.toThrow('Nothing was changed')
    await expect(rotateMasterKey(keysDir, { old, new: old })).rejects.toThrow('Nothing was changed')
    await expect(rotateMasterKey(await temporaryFolder(), { old, new: fresh })).rejects.toThrow('no vault')
    const path = join(keysDir, school, String(students[2]))
    const good = await readFile(path)
    await writeFile(path, randomBytes(good.length))
    await expect(rotateMasterKey(keysDir, { old, new: fresh })).rejects.toThrow('opens with neither key')
    await writeFile(path, good)
    await rotateMasterKey(keysDir, { old, new: fresh })
    expect((await openVaultFolder(keysDir, fresh)).id).toBeDefined()
  })

  it('is noticed by a bot that was not stopped: it opens nothing, and wraps nothing with the old key', async () => {
    const { keysDir, students, vault, old } = await vaultWithPupils()
    const fresh = key()
    await rotateMasterKey(keysDir, { old, new: fresh })
    const [, student = StudentId.parse('')] = students
    await expect(vault.find(school, student)).rejects.toThrow('was changed while this bot was running')
    const another = StudentId.parse(newId())
    await expect(vault.make(school, [another])).rejects.toThrow('was changed')
    await expect(vault.retire(school, student, true)).rejects.toThrow('was changed')
    const now = await openVaultFolder(keysDir, fresh)
    expect(await now.find(school, another)).toBeUndefined()
    expect(await now.find(school, student)).toBeDefined()
  })

  it('takes both keys from the environment, or makes a new file where the key lies in one', async () => {
    const [was, next] = [base64(), base64()]
    const { keysDir } = await vaultWithPupils(masterKeyFrom(was))
    const place = { keysDir, dataDir: await temporaryFolder(), alone: false }
    await expect(changeMasterKey({ ...place, masterKey: was, masterKeyNew: undefined })).rejects.toThrow(
      'MASTER_KEY_NEW',
    )
    expect(await changeMasterKey({ ...place, masterKey: was, masterKeyNew: next })).toMatchObject({
      keyIn: 'environment',
    })

    const dataDir = await temporaryFolder()
    const alone = { dataDir, keysDir: join(dataDir, 'keys'), masterKey: undefined, alone: true }
    const first = await openVault(alone)
    const before = await readFile(join(dataDir, 'master.key'), 'utf8')
    await first.vault?.spare(school)
    // Killed before the file took its place: the key that was used is still there.
    await changeMasterKey({ ...alone, masterKeyNew: undefined })
    await cp(join(dataDir, 'master.key'), join(dataDir, 'master.key.new'))
    await writeFile(join(dataDir, 'master.key'), before)
    await expect(openVault(alone)).rejects.toThrow('is not the one')
    await changeMasterKey({ ...alone, masterKeyNew: undefined })
    expect((await openVault(alone)).vault?.id).toBe(first.vault?.id)
    expect(await readdir(dataDir)).toEqual(['keys', 'master.key'])
  })
})

describe("the vault's own backup", () => {
  const at = (day: string) => Temporal.Instant.from(`${day}T03:30:00Z`)

  it('keeps a copy a day for so many days, and what is copied back opens', async () => {
    const { keysDir, vault, old, whose } = await vaultWithPupils()
    const place = { folder: join(await temporaryFolder(), 'copies'), days: 3 }
    for (const day of ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04', '2027-03-05'])
      expect(await backUpVault(keysDir, place, at(day))).toEqual({ lockers: 6, day })
    await backUpVault(keysDir, place, at('2027-03-05'))
    expect((await readdir(place.folder)).toSorted()).toEqual([
      '2027-03-02',
      '2027-03-03',
      '2027-03-04',
      '2027-03-05',
    ])
    await rm(keysDir, { recursive: true })
    await cp(join(place.folder, '2027-03-05'), keysDir, { recursive: true })
    const back = await openVaultFolder(keysDir, old)
    expect([back.id, await back.whose(school)]).toEqual([vault.id, whose])
    // The one that was about to be destroyed did not come along.
    expect(await back.retired(school)).toEqual([])
  })

  it('holds no locker that is destroyed while it is made', async () => {
    const { keysDir, students, old } = await vaultWithPupils()
    const place = { folder: await temporaryFolder(), days: 3 }
    const vault = await openVaultFolder(keysDir, old, place.folder)
    const gone = students.slice(1)
    await Promise.all([
      backUpVault(keysDir, place, at('2027-03-01')),
      ...gone.map(async (student) => {
        await vault.retire(school, student, false)
        await vault.destroy(school, student)
      }),
    ])
    const copied = await readdir(join(place.folder, '2027-03-01', school))
    for (const student of gone) expect(copied).not.toContain(student)
  })
})
