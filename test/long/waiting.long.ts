import { setTimeout as wait } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/database.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { engines, freshPlace } from '../support/databases.ts'
import { moment } from '../support/school-clock.ts'
import { type Bot, dismiss, kill, start } from './fleet/bot.ts'
import { stillToDeliver } from './fleet/reckoning.ts'
import { openYard, type Yard } from './fleet/yard.ts'
import { report } from './report.ts'

const workers = 20
const questions = 30
/** As long as a platform takes to answer. */
const answersAfter = 500

const schoolOf = (workspace: string): SchoolFile => {
  const person = (name: string, roles: readonly string[]) => ({
    givenName: name,
    familyName: 'van School',
    roles,
    accounts: [{ platform: 'slack', workspace, user: `U0${name}` }],
  })
  return SchoolFile.parse({
    name: 'Voorbeeldcollege',
    workspaces: [{ platform: 'slack', id: workspace }],
    people: [
      person('ASKER', ['teacher']),
      person('COORDINATOR', ['coordinator']),
      ...Array.from({ length: workers }, (_, at) => person(`WORKER${at}`, ['support-worker'])),
    ],
  })
}

/** A school where questions have been waiting since yesterday, of which the team heard then. */
const waitingYard = async (): Promise<Yard> => {
  const yard = await openYard(await freshPlace('server'), ({ team }) => schoolOf(team))
  const database = await openDatabase(yard.place)
  const { school: schoolId } = yard
  const openedAt = new Date(moment('2026-11-23T10:00').epochMilliseconds)
  await database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
    const people = await tx.person.findMany({ include: { roles: true } })
    const asker = people.find(({ givenName }) => givenName === 'ASKER')?.id ?? ''
    const team = people.filter(({ roles }) => roles.some(({ role }) => role === 'support-worker'))
    const requests = Array.from({ length: questions }, () => ({
      id: newId(),
      schoolId,
      askerId: asker,
      topic: 'other',
      about: 'nobody',
      question: 'Hoe begin ik een les na de pauze?',
      urgency: 'today',
      askedAt: openedAt,
      changedAt: openedAt,
      openedAt,
    }))
    await tx.adviceRequest.createMany({ data: requests })
    await tx.delivery.createMany({
      data: requests.flatMap(({ id }) =>
        team.map((worker) => ({
          id: newId(),
          schoolId,
          kind: 'advice.asked',
          occurrence: `${id}:1`,
          recipientId: worker.id,
          adviceId: id,
          status: 'sent',
          decidedAt: openedAt,
          settledAt: openedAt,
        })),
      ),
    })
  })
  await database.close()
  const slow = Array.from(
    { length: 2 * questions * (workers + 1) },
    () => ({ is: 'late', after: answersAfter }) as const,
  )
  yard.slack.next('chat.postMessage', ...slow)
  return yard
}

const all = questions * (workers + 1)
const nudges = `kind in ('advice.waiting', 'advice.waiting-long')`

const until = async (what: string, holds: () => Promise<boolean>, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what} did not happen`)
    await wait(100)
  }
}

/** Each nudge was decided once; what was sent arrived once, and what is unsure at most once. */
const expectOnce = async ({ slack, rows }: Yard) => {
  const decided = await rows(`select id::text, status from delivery where ${nudges}`)
  const arrived = new Map<string, number>()
  for (const { metadata } of slack.workspace.messages) {
    const id = metadata?.event_payload.delivery
    if (id) arrived.set(id, (arrived.get(id) ?? 0) + 1)
  }
  const times = (status: string) =>
    decided.flatMap((one) => (one.status === status ? [arrived.get(String(one.id)) ?? 0] : []))
  expect(decided).toHaveLength(all)
  expect(times('sent').filter((count) => count !== 1)).toEqual([])
  expect(times('unsure').filter((count) => count > 1)).toEqual([])
  expect(times('sent').length + times('unsure').length).toBe(all)
  return { nudges: all, sent: times('sent').length, unsure: times('unsure').length }
}

const startAll = (yard: Yard, count: number): Promise<readonly Bot[]> =>
  Promise.all(Array.from({ length: count }, () => start(yard)))

describe.runIf(engines.includes('server'))('questions that wait, on one PostgreSQL', () => {
  it.each([1, 2, 4])(
    'are knocked about once each by %i processes that all look every minute',
    async (count) => {
      const yard = await waitingYard()
      const bots = await startAll(yard, count)
      const arriving = (): number => yard.slack.workspace.messages.length
      await until('the first nudge', async () => arriving() > 0, 130_000)
      const began = performance.now()
      await until('the last nudge', async () => arriving() >= all, 120_000)
      const seconds = (performance.now() - began) / 1000
      // The next minute is announced and looked at too, by all of them.
      await wait(65_000)
      for (const { child } of bots) expect((await dismiss(child)).code).toBe(0)
      const figures = await expectOnce(yard)
      report(`${count} processes`, { ...figures, 'nudges a second': Math.round(all / seconds) })
    },
  )

  it('are knocked about once, or listed as unsure, when a process is killed in the middle', async () => {
    const yard = await waitingYard()
    const [one, other] = await startAll(yard, 2)
    if (!one || !other) throw new Error('two bots were started')
    await until('the first nudge', async () => yard.slack.workspace.messages.length > 0, 130_000)
    await kill(one.child)
    const decided = async (): Promise<boolean> =>
      (await yard.rows(`select 1 from delivery where ${nudges}`)).length === all
    await until('every decision', decided, 130_000)
    await until('the last delivery', async () => (await stillToDeliver(yard)) === 0, 120_000)
    expect((await dismiss(other.child)).code).toBe(0)
    report('two processes, of which one is killed', await expectOnce(yard))
  })
})
