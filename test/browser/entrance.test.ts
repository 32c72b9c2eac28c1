import { get } from 'node:http'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { furnish, type House } from '../../src/house.ts'
import { furnishPracticeSchool } from '../../src/practice-school.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { asOwner } from '../support/as-owner.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'

type Database = Awaited<ReturnType<typeof freshDatabase>>

const slack = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_API_URL: 'http://127.0.0.1:9/',
}

const open = async (database: Database, env: Readonly<Record<string, string>> = {}): Promise<House> => {
  const house = await furnish(database, readEnvironment({ PORT: '0', ...env }), {
    clock: () => Temporal.Now.instant(),
    newId,
    newCode: newId,
    log: () => undefined,
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= house.close()
    return closing
  }
  onTestFinished(close)
  return { ...house, close }
}

const pages = [
  '/',
  '/?left=teacher',
  '/practice/page/page.ts',
  '/practice/page/page.css',
  '/practice/live/nl',
]
const deeds = ['/practice/nl/teacher/line', '/practice/nl/clock', '/practice/nl/language']

/** What the whole of the practice page answers, to whoever comes from a page of its own. */
const statuses = async (url: string): Promise<ReadonlySet<number>> => {
  const answers = [
    ...pages.map((path) => fetch(url + path)),
    ...deeds.map((path) =>
      fetch(url + path, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'text=help&to=friday&event=0b1e0000-0000-4000-8000-000000000001',
      }),
    ),
  ]
  return new Set((await Promise.all(answers)).map(({ status }) => status))
}

const realSchool = (workspaces: SchoolFile['workspaces']) => ({
  ...SchoolFile.parse({
    name: 'Een echte school',
    workspaces: [{ platform: 'slack', id: 'T0ECHT' }],
    people: [{ givenName: 'Jan', familyName: 'Bakker', accounts: [] }],
  }),
  workspaces,
})

const schoolsIn = async (database: Database): Promise<readonly unknown[]> =>
  asOwner(database, 'select name from school order by name')

onEachEngine('the practice page', (engine) => {
  it('opens on an empty database, with a school of its own that is kept once', async () => {
    const database = await freshDatabase(engine)
    const first = await open({ ...database, close: async () => undefined })
    expect(first.practice).toBe('on')
    await first.close()
    const second = await open(database)
    expect(second.practice).toBe('on')
    expect(await schoolsIn(database)).toEqual([{ name: 'Oefencollege De Linde' }])
  })

  it('cannot be reached with credentials, unless that is asked for', async () => {
    const database = await freshDatabase(engine)
    const house = await open({ ...database, close: async () => undefined }, slack)
    expect(house.practice).toBe('credentials')
    expect(await statuses(house.url)).toEqual(new Set([404]))
    expect(await schoolsIn(database)).toEqual([])
    await house.close()
    const asked = await open(database, { ...slack, PRACTICE: 'on' })
    expect(asked.practice).toBe('on')
    expect((await fetch(asked.url)).status).toBe(200)
  })

  it.each([
    ['a workspace', [{ platform: 'slack', id: 'T0ECHT' }] as SchoolFile['workspaces']],
    ['no workspace yet', [] as SchoolFile['workspaces']],
  ])('stays shut on a database with a real school that has %s, whatever is asked', async (_, workspaces) => {
    const database = await freshDatabase(engine)
    await keepSchool(database.client, realSchool(workspaces), newId)
    const house = await open(database, { PRACTICE: 'on' })
    expect(house.practice).toBe('other-school')
    expect(await statuses(house.url)).toEqual(new Set([404]))
    expect(await schoolsIn(database)).toEqual([{ name: 'Een echte school' }])
  })

  it('shuts when a real school comes to live beside the one for practice', async () => {
    const database = await freshDatabase(engine)
    await furnishPracticeSchool(database, { clock: () => Temporal.Now.instant(), newId })
    await keepSchool(database.client, realSchool([]), newId)
    const house = await open(database, { PRACTICE: 'on' })
    expect(house.practice).toBe('other-school')
    expect(await statuses(house.url)).toEqual(new Set([404]))
  })
})

describe('at the entrance of the practice page', () => {
  const opened = async (): Promise<string> => (await open(await freshDatabase('embedded'))).url
  const post = (url: string, headers: Readonly<Record<string, string>>, path = '/practice/nl/teacher/line') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'text=help&event=0b1e0000-0000-4000-8000-000000000001',
    })
  /** The address with another name for the host, as a page elsewhere can make a browser say. */
  const called = (url: string, host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(url, { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', reject)
    })

  it('only a page of its own may have something done', async () => {
    const url = await opened()
    expect((await post(url, { origin: url })).status).toBe(204)
    for (const origin of ['http://elders.example', 'null', url.replace(/:\d+$/, ':1'), 'x'])
      expect((await post(url, { origin })).status, origin).toBe(403)
    expect((await post(url, {})).status).toBe(403)
    expect((await post(url, { origin: 'http://elders.example' }, '/practice/nl/clock')).status).toBe(403)
  })

  it('a name that somebody else may point at this machine is nobody here', async () => {
    const url = await opened()
    const port = new URL(url).port
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await called(url, host), host).toBe(200)
    for (const host of [
      `elders.example:${port}`,
      `127.0.0.1.elders.example:${port}`,
      'localhost.elders.example',
      '@',
    ])
      expect(await called(url, host), host).not.toBe(200)
  })

  it('every answer allows nothing from elsewhere and nothing within the markup', async () => {
    const url = await opened()
    for (const path of ['/', '/practice/page/page.ts', '/practice/page/page.css', '/practice/page/nothing']) {
      const { headers } = await fetch(url + path)
      const policy = headers.get('content-security-policy')
      expect(policy, path).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy, path).not.toContain('unsafe')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
    const page = await (await fetch(url)).text()
    expect(page).toContain('Dit is oefenen')
    expect(page).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son[a-z]+=/)
    expect(await (await fetch(`${url}/?lang=en`)).text()).toContain('This is practice')
  })

  it('no file is served but the files of the page', async () => {
    const url = await opened()
    for (const name of ['page.css', 'page.ts', 'theme.ts', 'adaptivecards.js', 'door.svg'])
      expect((await fetch(`${url}/practice/page/${name}`)).status, name).toBe(200)
    for (const name of [
      '..%2F..%2F..%2F..%2Fpackage.json',
      'tsconfig.json',
      '__proto__',
      'constructor',
      '.env',
    ])
      expect((await fetch(`${url}/practice/page/${name}`)).status, name).toBe(404)
  })

  it('what no page of ours sends is refused', async () => {
    const url = await opened()
    const send = async (path: string, body: string): Promise<number> => {
      const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
      return (await fetch(url + path, { method: 'POST', headers, body })).status
    }
    const event = 'event=0b1e0000-0000-4000-8000-000000000002'
    expect(await send('/practice/nl/nobody/line', `text=help&${event}`)).toBe(404)
    expect(await send('/practice/xx/teacher/line', `text=help&${event}`)).toBe(404)
    for (const body of ['', 'text=help', 'text=help&event=1', event])
      expect(await send('/practice/nl/teacher/line', body), body).toBe(400)
    for (const args of ['', '[]', '1', 'null', '{'])
      expect(
        await send('/practice/nl/teacher/press', `command=help.show&from=window&args=${args}&${event}`),
        args,
      ).toBe(400)
    for (const move of ['', 'to=yesterday', 'to[]=friday'])
      expect(await send('/practice/nl/clock', move), move).toBe(400)
    for (const moment of ['2020-01-01T10:00', 'morgen', '9999-01-01T10:00'])
      expect(await send('/practice/nl/clock', `at=${moment}`), moment).toBe(422)
    expect(await send('/practice/nl/teacher/line', `text=${'x'.repeat(300_000)}&${event}`)).toBe(413)
  })
})
