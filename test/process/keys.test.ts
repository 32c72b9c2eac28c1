import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SchoolFile } from '../../prisma/school-file.ts'
import { runProgram } from '../support/child.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [{ givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'] }],
  students: [{ number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] }],
})

const run = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const command = runProgram('src/command-line.ts', args, env)
  const { code, stderr } = await command.end()
  return { code, said: command.written(), stderr }
}

describe('keys on the command line', { timeout: 300_000 }, () => {
  it('are copied, changed and destroyed; what needs the bot to stop says so', async () => {
    const folder = await folderWith(school)
    const copies = await temporaryFolder()
    const [was, next] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
    const env = { DATA_DIR: folder, KEYS_BACKUP_DIR: copies, MASTER_KEY: was }
    const { bot } = await startBot(folder, { MASTER_KEY: was, KEYS_BACKUP_DIR: copies })
    expect(await run(env, 'keys', 'backup')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Copied 2 lockers'),
    })
    expect(await run({ ...env, MASTER_KEY_NEW: next }, 'keys', 'rotate')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Stop it first'),
    })

    // The running bot forgets, and destroys the copy too.
    const to = await temporaryFolder()
    const forgotten = await run(env, 'forget', '1001', '--yes', '--to', to)
    expect(forgotten.code, forgotten.stderr).toBe(0)
    expect(forgotten.said).toMatch(/1 {2}reservekopieën van de sleutel[\s\S]*hooguit 7 dagen/)
    const [certificate = ''] = await readdir(to)
    expect((await readFile(join(to, certificate), 'utf8')).trim()).toBe(forgotten.said.trim())
    expect(`${forgotten.said}${forgotten.stderr}`).not.toMatch(/Sanne|Berg/)
    expect((await run(env, 'doctor')).said).toMatch(
      /ok {5}Vault[\s\S]*ok {5}Backup of the keys[\s\S]*All 1 pupils have one/,
    )
    bot.process.kill('SIGTERM')
    await bot.end()

    expect(await run({ ...env, MASTER_KEY_NEW: next }, 'keys', 'rotate')).toMatchObject({
      code: 0,
      said: expect.stringContaining('2 lockers open with the new key'),
    })
    const doctor = (extra: Readonly<Record<string, string>>) => run({ ...env, ...extra }, 'doctor')
    expect((await doctor({})).said).toContain('WRONG  Vault: The master key does not open')
    expect((await doctor({ MASTER_KEY: next, KEYS_BACKUP_DIR: folder })).said).toContain(
      'WRONG  Backup of the keys',
    )
    expect((await doctor({ MASTER_KEY: next })).said).toContain('All 1 pupils have one.')
    // Without a bot the command opens the vault itself, and forgets nothing with a key that opens nothing.
    expect(await run(env, 'forget', '1001', '--yes', '--to', to)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The master key is not the one'),
    })
    expect(await run({ ...env, MASTER_KEY: next }, 'forget', '1001', '--yes', '--to', to)).toMatchObject({
      code: 0,
    })
    expect(await readdir(to)).toHaveLength(2)
    expect(await run(env, 'keys', 'lose')).toMatchObject({ code: 2 })
  })
})
