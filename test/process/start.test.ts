import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventually } from '../support/chat.ts'
import { type Child, runProgram } from '../support/child.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const start = (env: Readonly<Record<string, string>>): Child =>
  runProgram('src/main.ts', [], { PORT: '0', ...env })

describe('the start', { timeout: 60_000 }, () => {
  it('opens on this machine alone with the practice page, says which fronts are off, and is alive and ready', async () => {
    const bot = start({ DATA_DIR: await temporaryFolder() })
    const url = await bot.says(/Trajectbot is at (http:\/\/127\.0\.0\.1:\d+) /)
    await eventually('the welcome', () => bot.written().includes('Teams is off'))
    expect(bot.written()).toContain('Slack is off. To turn it on: SLACK_BOT_TOKEN')
    expect(bot.written()).toContain('TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID')
    expect(bot.written()).toContain('makes no promise on power loss')
    const link = `${url.replace('127.0.0.1', 'localhost')}/`
    expect(bot.written()).toContain(`Practise at ${link}`)
    expect(await (await fetch(link)).text()).toContain('Dit is oefenen')
    const health = await fetch(`${url}/healthz`)
    const ready = await fetch(`${url}/readyz`)
    expect([health.status, ready.status]).toEqual([200, 200])
    expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${url}/api/messages`, { method: 'POST' })).status).toBe(404)
    bot.process.kill('SIGTERM')
    expect(await bot.end()).toMatchObject({ code: 0, stderr: '' })
  })

  it('stops with half a set of credentials and names what is missing, with no stack', async () => {
    const bot = start({
      DATA_DIR: await temporaryFolder(),
      SLACK_BOT_TOKEN: 'xoxb-1',
      TEAMS_TENANT_ID: 'tenant',
    })
    const { code, stderr } = await bot.end()
    expect(code).toBe(1)
    for (const missing of ['SLACK_SIGNING_SECRET', 'TEAMS_APP_ID', 'TEAMS_APP_PASSWORD']) {
      expect(stderr).toContain(missing)
    }
    expect(stderr).not.toContain('xoxb-1')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('refuses a data folder that another one is using, and says why', async () => {
    const folder = await temporaryFolder()
    const first = start({ DATA_DIR: folder })
    await first.firstLine()
    const second = start({ DATA_DIR: folder })
    const { code, stderr } = await second.end()
    expect(code).toBe(1)
    expect(stderr).toContain(String(first.process.pid))
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('says that it cannot reach its PostgreSQL without showing the password', async () => {
    const bot = start({ DATABASE_URL: 'postgres://someone:geheim@127.0.0.1:9/nothing' })
    const { code, stderr } = await bot.end()
    expect(code).toBe(1)
    expect(stderr).not.toContain('geheim')
    expect(stderr).toContain('PostgreSQL')
  })

  it('stops with every fault of a school file, and reads a good one again when it is told to', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'school.yaml')
    await writeFile(file, 'naem: College\nlanguage: fy\n')
    const { code, stderr } = await start({ DATA_DIR: join(folder, 'data'), SCHOOL_FILE: file }).end()
    expect(code).toBe(1)
    expect(stderr).toContain('school.yaml, line 1, column 1: naem is not a key here')
    expect(stderr).toContain('school.yaml, line 2, column 11: language must be one of: nl, en.')
    expect(stderr).not.toMatch(/^\s+at /m)

    await writeFile(file, 'name: College\n')
    const bot = start({ DATA_DIR: join(folder, 'data'), SCHOOL_FILE: file, LOG_LEVEL: 'info' })
    await bot.says(/Teams is off/)
    for (const times of [1, 2]) {
      bot.process.kill('SIGHUP')
      await bot.says(new RegExp(`(?:"event":"school-file","outcome":"kept"[\\s\\S]*){${times}}`))
    }
    bot.process.kill('SIGTERM')
    expect((await bot.end()).code).toBe(0)
  })
})
