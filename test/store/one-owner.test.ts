import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/database.ts'
import { lockFolder } from '../../prisma/embedded-lock.ts'
import { type Child, runProgram } from '../support/child.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const program = (name: string) => join(import.meta.dirname, 'programs', name)
let made = ''
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'trajectbot-made-'))
  const database = await openDatabase({ databaseUrl: undefined, dataDir: made })
  await database.close()
})
afterAll(() => rm(made, { recursive: true }))

const folderWithDatabase = async (): Promise<string> => {
  const folder = await temporaryFolder()
  await cp(made, folder, { recursive: true })
  return folder
}
const holder = (folder: string): Child => runProgram(program('hold-folder.ts'), [folder])

test('a second process on the same folder exits and says who has it and what to do', async () => {
  const folder = await folderWithDatabase()
  const first = holder(folder)
  expect(await first.firstLine()).toBe('open')

  const { code, stderr } = await holder(folder).end()

  expect(code).toBe(1)
  expect(stderr).toContain(folder)
  expect(stderr).toContain(`process ${first.process.pid}, started `)
  expect(stderr).toContain('Stop that process first')
})

test('a folder whose owner was killed is free at once, with what it kept', async () => {
  const folder = await folderWithDatabase()
  const first = holder(folder)
  await first.firstLine()
  first.process.kill('SIGKILL')
  await first.end()

  expect(await holder(folder).firstLine()).toBe('open')
})

test('a folder whose owner closed it is free at once', async () => {
  const folder = await folderWithDatabase()
  const first = holder(folder)
  await first.firstLine()
  first.process.kill('SIGTERM')
  expect((await first.end()).code).toBe(0)

  expect(await holder(folder).firstLine()).toBe('open')
})

test('an owner whose first start was killed halfway leaves a folder that still opens', async () => {
  const folder = await temporaryFolder()
  const first = holder(folder)
  // The folder of the database in the making is there long before the database is.
  await expect
    .poll(() => existsSync(join(folder, 'database.new')), { interval: 5, timeout: 15_000 })
    .toBe(true)
  first.process.kill('SIGKILL')
  await first.end()

  expect(await holder(folder).firstLine()).toBe('open')
})

test('of many that start at once on a folder that was left behind, one gets it', async () => {
  const folder = await temporaryFolder()
  const dead = runProgram(program('take-lock.ts'), [folder])
  await dead.firstLine()
  dead.process.kill('SIGKILL')
  await dead.end()

  const moment = String(Date.now() + 700)
  const starters = Array.from({ length: 6 }, () => runProgram(program('take-lock.ts'), [folder, moment]))
  const lines = await Promise.all(starters.map((starter) => starter.firstLine()))

  expect(lines.filter((line) => line === 'mine')).toHaveLength(1)
  expect(lines.filter((line) => line === 'taken')).toHaveLength(5)
})

test('the number of a process that is alive again as something else does not keep a folder shut', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, since: 'long ago' }))

  lockFolder(folder).release()
})

test('one process cannot take a folder twice, and can take it again after releasing it', async () => {
  const folder = await temporaryFolder()
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
  lock.release()
  lockFolder(folder).release()
})
