import { request } from 'node:http'
import { expect } from 'vitest'
import { eventually } from '../support/chat.ts'
import { students } from '../support/school.ts'
import { asks, hears, question } from './advice-story.ts'
import { scenario } from './scenario.ts'

scenario(
  'who watches over the bot sees how much it does and how fast, and nobody by name',
  async ({ as, house, log }) => {
    await asks(as('a teacher'))
    await hears(as('a support worker'), 'Er is een nieuwe adviesvraag.')
    await eventually('the line about the knock', () => log.some(({ event }) => event === 'knock'))
    const response = await fetch(`${house.url}/metrics`)
    const text = await response.text()
    expect(text).toMatch(/^trajectbot_visit_seconds_count\{.*gesture="command",outcome="panel"\} [1-9]/m)
    expect(text).toMatch(/^trajectbot_events_total\{event="knock",status="sent"\} [1-9]/m)
    expect(text).toMatch(/^trajectbot_knocks_waiting \d+$/m)
    for (const secret of [...Object.values(students), question, 'Bakker']) expect(text).not.toContain(secret)
  },
  { on: ['slack over http', 'teams'] },
)

/** Asks as a proxy on this machine would, for somebody elsewhere. */
const throughProxy = (url: string, header: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${url}/metrics`, { headers: { [header]: '203.0.113.9' } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

scenario(
  'nobody elsewhere sees those numbers, also when a proxy on this machine asks for them',
  async ({ house }) => {
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect(await throughProxy(house.url, header)).toBe(404)
  },
  { on: ['slack over http'] },
)
