import { expect } from 'vitest'
import { catalogue } from '../../src/core/app/catalogue.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import type { Acquaintance } from '../support/acquaintance.ts'
import { eventually } from '../support/chat.ts'
import { emailOf } from '../support/school.ts'
import { explanation, toldTo } from './account-story.ts'
import { asks, hears } from './advice-story.ts'
import { answer, everyArg, personId, settled } from './prying.ts'
import { type Rows, scenario } from './scenario.ts'

const ownWords = 'Mijn mentorklas is na de pauze niet stil te krijgen.'

const accountsOf = (rows: Rows, person: string) =>
  rows(
    `select linked_by, cut_at is not null as cut from account where person_id = '${person}' order by linked_at`,
  )

const theFronts = ['slack over http', 'teams'] as const

scenario(
  'somebody is known at their first word by the address the roster has, and that word is not lost',
  async ({ as, rows, knows, clock }) => {
    const [teacher, id] = [as('a teacher'), await personId(rows, 'a teacher')]
    knows('a teacher', { email: ` ${emailOf('a teacher').toUpperCase()}` })
    expect(await toldTo(teacher, ownWords)).toContain('Doorzetten')
    expect(await rows('select text from draft')).toEqual([{ text: ownWords }])
    expect(await accountsOf(rows, id)).toEqual([{ linked_by: 'e-mail', cut: false }])
    expect(
      await rows(`select actor_id::text, allowed, because from register where action = 'account.link'`),
    ).toEqual([{ actor_id: id, allowed: true, because: 'colleague' }])
    // Whatever their address becomes afterwards, on the platform or in the roster: it is the same person.
    knows('a teacher', { email: 'another@school.example' })
    await rows(`update person set email = 'third@school.example' where id = '${id}'`)
    clock.forward({ minutes: 2 })
    expect(await toldTo(teacher, 'help')).toContain('Vraag stellen')
    expect(await accountsOf(rows, id)).toHaveLength(1)
  },
  { unlinked: ['a teacher'], on: theFronts },
)

scenario(
  'a guest, a bot, somebody from elsewhere, deactivated or with another address is told one thing, and not linked',
  async ({ as, rows, knows, clock, house }) => {
    const teacher = as('a teacher')
    const email = emailOf('a teacher')
    const nobody: readonly Acquaintance[] = [
      { as: 'a guest', email },
      { as: 'somebody from elsewhere', email },
      { as: 'deactivated', email },
      { email: 'former.name@school.example' },
      { email: `teacher+${email}` },
      ...(house.slack === 'off'
        ? []
        : [
            { as: 'a bot', email } as const,
            { as: 'somebody whose address nobody confirmed', email } as const,
          ]),
    ]
    const told = new Set<string | undefined>()
    for (const acquaintance of nobody) {
      knows('a teacher', acquaintance)
      told.add(await toldTo(teacher))
      clock.forward({ minutes: 2 })
    }
    expect([...told]).toEqual([expect.stringContaining(explanation)])
    // An address that two people have in the roster says nothing.
    await rows(`update person set email = '${email}' where id = '${await personId(rows, 'a caretaker')}'`)
    knows('a teacher', { email })
    expect(await toldTo(teacher)).toContain(explanation)
    expect(await accountsOf(rows, await personId(rows, 'a teacher'))).toEqual([])
    expect(await rows('select 1 from register')).toEqual([])
  },
  { unlinked: ['a teacher', 'a caretaker'], on: theFronts },
)

scenario(
  'who is not known gets the explanation and nothing else, whatever they do',
  async ({ as, rows, wires, house }) => {
    const stranger = as('a stranger')
    const args = everyArg({ advice: '', draft: '', turn: '', to: '' })
    for (const { command } of catalogue)
      expect(await answer(stranger, command, args), command).toContain(explanation)
    for (const line of ['help', 'open', 'wie is bereikbaar', 'code voor Jan', 'advies over Sanne', '?'])
      expect(await toldTo(stranger, line), line).toContain(explanation)
    // Their platform was asked once who they are, not for every word.
    expect(
      wires.teams.members.asked() + wires.slack.calls.filter(({ method }) => method === 'users.info').length,
    ).toBe(1)
    await stranger.sendsFile()
    await stranger.edits('iets anders')
    await stranger.deletes()
    if (house.slack !== 'off') {
      const onSlack = wires.slack.person('U0SEAT9')
      await onSlack.slash('/advies', 'mijn vragen')
      await onSlack.opensHome()
      await eventually('the home page', () => onSlack.homeWords() !== '')
      expect(onSlack.homeWords()).toContain(explanation)
    }
    expect(stranger.chat().filter((line) => !line.includes(explanation))).toEqual([])
    for (const table of ['register', 'draft', 'advice_request', 'link_try', 'delivery'])
      expect(await rows(`select 1 from ${table}`), table).toEqual([])
  },
  { on: theFronts },
)

scenario(
  'a platform that does not say who somebody is makes nobody of them, until it does',
  async ({ as, rows, knows, keepsSilent }) => {
    knows('a teacher', { email: emailOf('a teacher') })
    for (const how of ['fails', 'hangs'] as const) {
      keepsSilent('a teacher', how)
      expect(await toldTo(as('a teacher'))).toContain(explanation)
    }
    expect(await accountsOf(rows, await personId(rows, 'a teacher'))).toEqual([])
    expect(await toldTo(as('a teacher'), ownWords)).toContain('Doorzetten')
  },
  { unlinked: ['a teacher'], on: theFronts },
)

scenario(
  'one person on both platforms is one person: knocked where they were last active, and cut off on both at once',
  async ({ as, asOn, rows, knows, clock }) => {
    const slack = asOn('slack', 'a support worker')
    const teams = asOn('teams', 'a support worker')
    for (const platform of ['slack', 'teams'] as const)
      knows('a support worker', { email: emailOf('a support worker') }, platform)
    await slack.types('help')
    await teams.types('help')
    const id = await personId(rows, 'a support worker')
    expect(await accountsOf(rows, id)).toHaveLength(2)
    await asks(as('a teacher'))
    await hears(teams, 'Er is een nieuwe adviesvraag.')
    await settled(rows)
    expect(slack.chat().join()).not.toContain('adviesvraag.')

    await rows(`update person set left_at = now() where id = '${id}'`)
    await rows(`update account set cut_at = now() where person_id = '${id}'`)
    clock.forward({ minutes: 2 })
    for (const person of [slack, teams]) expect(await toldTo(person)).toContain(explanation)
    const [before, after] = [slack.chat(), teams.chat()]
    await asks(as('a teacher'))
    await settled(rows)
    expect([slack.chat(), teams.chat()]).toEqual([before, after])
  },
  {
    staff: ['a teacher', 'a support worker'],
    onBoth: ['a support worker'],
    unlinked: ['a support worker'],
    on: ['teams and slack'],
  },
)

scenario(
  'an address or an account that is used again inherits nothing; who returns is who they were',
  async ({ as, rows, knows, clock }) => {
    const [former, successor] = [as('a teacher'), as('another teacher')]
    const [left, hired] = [await personId(rows, 'a teacher'), await personId(rows, 'another teacher')]
    const email = emailOf('a teacher')
    knows('a teacher', { email })
    await former.types('help')
    await rows(`update person set left_at = now(), email = null where id = '${left}'`)
    await rows(`update account set cut_at = now() where person_id = '${left}'`)
    await rows(`update person set email = '${email}' where id = '${hired}'`)
    clock.forward({ minutes: 2 })
    // The account of who left has the address that is now their successor's.
    expect(await toldTo(former)).toContain(explanation)
    expect(await accountsOf(rows, hired)).toEqual([])
    // The successor's own account has it too.
    knows('another teacher', { email })
    expect(await toldTo(successor, 'help')).toContain('Vraag stellen')
    expect(await accountsOf(rows, hired)).toEqual([{ linked_by: 'e-mail', cut: false }])

    await rows(`update person set left_at = null, email = 'back@school.example' where id = '${left}'`)
    knows('a teacher', { email: 'back@school.example' })
    clock.forward({ minutes: 2 })
    expect(await toldTo(former, 'help')).toContain('Vraag stellen')
    expect(await accountsOf(rows, left)).toEqual([{ linked_by: 'e-mail', cut: false }])
  },
  { unlinked: ['a teacher', 'another teacher'], on: theFronts },
)

scenario(
  'an account that became a guest’s is cut off in the night, and is its owner’s again when it is a member’s again',
  async ({ as, rows, knows, clock, database }) => {
    const [teacher, id] = [as('a teacher'), await personId(rows, 'a teacher')]
    const email = emailOf('a teacher')
    const queue = await openQueue(database.queue, () => undefined)
    let nights = 0
    const nightFalls = async () => {
      nights += 1
      await queue.announce('nightly-clean-up', `night ${nights}`)
      await expect
        .poll(
          () => rows(`select 1 from pgboss.job where name = 'nightly-clean-up' and state = 'completed'`),
          { timeout: 15_000 },
        )
        .toHaveLength(nights)
    }
    knows('a teacher', { email })
    await teacher.types('help')
    await nightFalls()
    expect(await accountsOf(rows, id)).toEqual([{ linked_by: 'e-mail', cut: false }])
    knows('a teacher', { as: 'a guest', email })
    await nightFalls()
    expect(await accountsOf(rows, id)).toEqual([{ linked_by: 'e-mail', cut: true }])
    clock.forward({ minutes: 2 })
    expect(await toldTo(teacher)).toContain(explanation)
    knows('a teacher', { email })
    clock.forward({ minutes: 2 })
    expect(await toldTo(teacher, 'help')).toContain('Vraag stellen')
    expect(await rows(`select 1 from account where cut_at is not null`)).toEqual([])
    await queue.stop()
  },
  { unlinked: ['a teacher'], on: theFronts },
)
