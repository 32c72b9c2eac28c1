import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientsRunHere } from '../support/browser.ts'
import { eventually } from '../support/chat.ts'
import { runProgram } from '../support/child.ts'

const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

describe.skipIf(!clientsRunHere)('the playgrounds (need Linux on x64)', () => {
  it('npm run playground:slack: the invented school answers in local-slack, and all of it stops when asked to', async () => {
    const playground = runProgram('scripts/playground/slack.ts', [])
    const url = await playground.says(/local-slack is at (http:\/\/localhost:\d+)/)
    await post(`${url}/_control/command`, {
      channel: 'C01STAFF',
      user: 'U01JAN',
      command: '/advies',
      text: 'help',
    })
    let log = ''
    await eventually('the answer to help', () => {
      void fetch(`${url}/_control/log`).then(async (response) => {
        log = await response.text()
      })
      return log.includes('Mijn vragen')
    })
    playground.process.kill('SIGINT')
    expect((await playground.end()).code).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  it('npm run playground:teams: both clients are there, with the invented school behind them, and all of it stops', async () => {
    const playground = runProgram('scripts/playground/teams.ts', [])
    const url = await playground.says(/Karin de Vries, trajectmedewerker: +(http:\/\/localhost:\d+)/)
    const config = z.looseObject({}).parse(await (await fetch(`${url}/_internal/v1/config`)).json())
    expect(JSON.stringify(config)).toContain('Karin')
    playground.process.kill('SIGINT')
    expect((await playground.end()).code).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })
})
