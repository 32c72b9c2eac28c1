import { describe, expect, it } from 'vitest'
import { SchoolFile } from '../../prisma/school-file.ts'
import { runProgram } from '../support/child.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const askDoctor = async (env: Readonly<Record<string, string>>) => {
  const doctor = runProgram('src/command-line.ts', ['doctor'], env)
  const { code } = await doctor.end()
  return { code, said: doctor.written() }
}

const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [{ givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'] }],
})

describe('npx trajectbot doctor', { timeout: 120_000 }, () => {
  it('says beside a running bot who cannot be reached and what to do about it, and names nobody', async () => {
    const folder = await folderWith(school)
    const { bot } = await startBot(folder, {})
    const { code, said } = await askDoctor({ DATA_DIR: folder })
    expect(said).toContain('ok     Configuration')
    expect(said).toContain('mind   Voorbeeldcollege: reachable: 1 of 1 cannot be knocked.')
    expect(said).toContain('ok     Voorbeeldcollege: knocks')
    expect(said).toContain('Nothing is wrong.')
    expect(said).not.toContain('Bakker')
    expect(code).toBe(0)
    bot.process.kill('SIGTERM')
    expect(await bot.end()).toMatchObject({ code: 0 })
  })

  it('opens the database itself when no bot runs, and says what is missing', async () => {
    const { code, said } = await askDoctor({ DATA_DIR: await temporaryFolder() })
    expect(said).toContain('WRONG  School: There is none yet.')
    expect(code).toBe(1)
  })

  it('names a variable that is missing, shows no secret, and opens nothing', async () => {
    const folder = await temporaryFolder()
    const { code, said } = await askDoctor({ DATA_DIR: folder, SLACK_BOT_TOKEN: 'xoxb-geheim' })
    expect(said).toContain('WRONG  Configuration')
    expect(said).toContain('SLACK_SIGNING_SECRET')
    expect(said).not.toContain('geheim')
    expect(said).not.toContain('Database')
    expect(code).toBe(1)
  })
})
