import { expect } from 'vitest'
import { eventually } from '../support/chat.ts'
import { emailOf, names } from '../support/school.ts'
import { codeFor, explanation, refusedCode, toldTo } from './account-story.ts'
import { asks, hears } from './advice-story.ts'
import { hidden, personId, settled } from './prying.ts'
import { scenario } from './scenario.ts'

const theFronts = ['slack over http', 'teams'] as const
const wrong = 'ZXZ-XZX-ZXZ'

scenario(
  'who is not known by their address is known by a code from the admin, which works once',
  async ({ as, rows, said }) => {
    const [admin, caretaker, stranger] = [as('the admin'), as('a caretaker'), as('a stranger')]
    const id = await personId(rows, 'a caretaker')
    const code = await codeFor(admin, id)
    expect(admin.panel()).toContain(names['a caretaker'])
    expect(await toldTo(caretaker)).toContain(explanation)
    expect(await toldTo(caretaker, `${code.toLowerCase().replaceAll('-', '‑')}.`)).toContain(
      `Welkom, ${names['a caretaker']}.`,
    )
    expect(await rows(`select linked_by, vouched_by from account where person_id = '${id}'`)).toEqual([
      { linked_by: 'code', vouched_by: await personId(rows, 'the admin') },
    ])
    expect(await rows(`select action, allowed, because from register order by number`)).toEqual([
      { action: 'account.hand-out-code', allowed: true, because: 'admin' },
      { action: 'account.link', allowed: true, because: 'colleague' },
    ])
    // Sent again by the platform it is nothing new, and typed again it becomes no draft.
    await caretaker.repeats()
    expect(await toldTo(caretaker, code)).toContain('Ik weet al wie je bent')
    expect(await toldTo(stranger, code)).toContain(refusedCode)
    expect(await rows('select 1 from draft')).toEqual([])
    expect(await rows('select 1 from link_code')).toEqual([])
    expect(said()).not.toContain(code)
  },
  { unlinked: ['a caretaker'], on: theFronts },
)

scenario(
  'a code that is wrong, void, expired, or tried too often is answered with one thing, and opens nothing',
  async ({ as, rows, knows, clock }) => {
    const [admin, stranger] = [as('the admin'), as('a stranger')]
    const id = await personId(rows, 'a caretaker')
    const told = new Set<string | undefined>()
    const tries = async (code: string) => told.add(await toldTo(stranger, code))

    await tries(wrong)
    const void_ = await codeFor(admin, id)
    const expired = await codeFor(admin, id)
    await tries(void_)
    clock.forward({ minutes: 31 })
    await tries(expired)
    const ofGuest = await codeFor(admin, id)
    knows('a stranger', { as: 'a guest', email: 'guest@elsewhere.example' })
    clock.forward({ minutes: 2 })
    await tries(ofGuest)
    knows('a stranger', { email: 'member@elsewhere.example' })
    clock.forward({ minutes: 2 })
    await tries(wrong)
    await tries(wrong)
    const good = await codeFor(admin, id)
    await tries(good)
    expect(await rows('select 1 from link_try')).toHaveLength(5)
    expect([...told]).toEqual([expect.stringContaining(refusedCode)])
    expect(await rows(`select 1 from account where person_id = '${id}'`)).toEqual([])
    expect(JSON.stringify(await rows('select * from link_code'))).not.toContain(good)

    clock.forward({ minutes: 61 })
    await rows(`update person set left_at = now() where id = '${await personId(rows, 'another teacher')}'`)
    await admin.forges('account.code', { person: await personId(rows, 'another teacher') })
    expect(admin.panel()).toContain(hidden)
    const gone = await codeFor(admin, id)
    await rows(`update person set left_at = now() where id = '${id}'`)
    await tries(gone)
    expect(told.size).toBe(1)
    await rows(`update person set left_at = null where id = '${id}'`)
    expect(await toldTo(stranger, await codeFor(admin, id))).toContain('Welkom')
  },
  { unlinked: ['a caretaker'], on: theFronts },
)

scenario(
  'two who type one code at once: one of them is known by it',
  async ({ as, rows }) => {
    const both = [as('a caretaker'), as('a stranger')]
    for (const person of both) await toldTo(person)
    const code = await codeFor(as('the admin'), await personId(rows, 'a caretaker'))
    await Promise.all(both.map((person) => person.types(code)))
    await eventually('two answers', () => both.every((person) => person.chat().length === 2))
    const told = both.map((person) => person.chat().at(-1))
    expect(told.filter((words) => words?.includes('Welkom'))).toHaveLength(1)
    expect(told.filter((words) => words?.includes(refusedCode))).toHaveLength(1)
    expect(await rows(`select 1 from account where linked_by = 'code'`)).toHaveLength(1)
  },
  { unlinked: ['a caretaker'], on: theFronts },
)

scenario(
  'an account that was somebody else’s is given on by code alone, and what was sent to it stays behind',
  async ({ as, rows, clock }) => {
    const [former, other] = [as('a support worker'), as('another support worker')]
    const successor = await personId(rows, 'the coordinator')
    await asks(as('a teacher'))
    await hears(former, 'Er is een nieuwe adviesvraag.')
    await settled(rows)
    const left = await personId(rows, 'a support worker')
    await rows(`update person set left_at = now() where id = '${left}'`)
    await rows(`update account set cut_at = now() where person_id = '${left}'`)
    clock.forward({ minutes: 2 })
    const [card] = former.chat()
    expect(await toldTo(former, await codeFor(as('the admin'), successor))).toContain(
      `Welkom, ${names['the coordinator']}.`,
    )
    expect(
      await rows(`select a.person_id::text, a.cut_at is null as open from account a
        where external_user = (select external_user from account where person_id = '${left}') order by open`),
    ).toEqual([
      { person_id: left, open: false },
      { person_id: successor, open: true },
    ])
    await other.opens('Oppakken')
    await settled(rows)
    expect(former.chat()[0]).toBe(card)
  },
  { unlinked: ['the coordinator'], on: theFronts },
)

scenario(
  'the admin alone sees who can be reached, where, and what stands in the way',
  async ({ as, rows, knows, house }) => {
    const admin = as('the admin')
    knows('a teacher', { email: emailOf('a teacher') })
    await as('a teacher').types('help')
    await as('another teacher').types('wie is bereikbaar')
    await as('another teacher').opens('Openen')
    expect(as('another teacher').panel()).toContain(hidden)
    await as('another teacher').forges('account.code', { person: await personId(rows, 'a caretaker') })
    expect(as('another teacher').panel()).toContain(hidden)
    expect(await rows('select 1 from link_code')).toEqual([])

    await admin.types('help')
    expect(admin.chat().at(-1)).toContain('Wie is bereikbaar')
    await admin.types('Wie is bereikbaar?')
    await admin.opens('Openen')
    const list = admin.panel() ?? ''
    expect(list).toContain('7 van 8')
    expect(list.indexOf(names['a caretaker'])).toBeLessThan(list.indexOf(names['a teacher']))
    expect(list).toContain('Slack: nog niet gekoppeld · Teams: nog niet gekoppeld')
    expect(list).toMatch(
      house.slack === 'off' ? /Teams: laatst gezien \p{L}+/u : /Slack: laatst gezien \p{L}+/u,
    )
    expect(list).toMatch(/1 tot en met 8 van 8/)
    await admin.opens('Code')
    expect(admin.panel()).toContain(names['a caretaker'])
    expect(
      await rows(`select action, allowed from register where action in ('people.reachable', 'account.hand-out-code')
        order by number`),
    ).toEqual([
      { action: 'people.reachable', allowed: false },
      { action: 'account.hand-out-code', allowed: false },
      { action: 'people.reachable', allowed: true },
      { action: 'account.hand-out-code', allowed: true },
    ])
  },
  { unlinked: ['a caretaker', 'a teacher'], on: theFronts },
)
