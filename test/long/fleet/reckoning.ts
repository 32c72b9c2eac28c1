import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { z } from 'zod'
import type { Figures } from '../report.ts'
import type { Done } from './load.ts'
import { people, type Yard } from './yard.ts'

const Delivery = z.object({
  id: z.string(),
  status: z.enum(['due', 'sending', 'sent', 'failed', 'unsure', 'dropped']),
  advice: z.string(),
  platform: z.enum(['slack', 'teams']),
})
type Delivery = z.infer<typeof Delivery>

const timesIn = (words: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>()
  for (const one of words) times.set(one, (times.get(one) ?? 0) + 1)
  return times
}

const apology = 'noem dan de beheerder dit nummer'

/** How often somebody was told, in which conversation, that something went wrong. */
const apologies = ({ slack, teams }: Yard): Map<string, number> =>
  timesIn([
    ...slack.workspace.messages.filter(({ text }) => text.includes(apology)).map(({ channel }) => channel),
    ...teams.connector.messages
      .filter(({ summary }) => summary.includes(apology))
      .map(({ conversation }) => conversation),
  ])

/** Whatever was acknowledged stands in the database once, or its writer was told otherwise; what was not, at most once. */
const expectOnce = (yard: Yard, done: readonly Done[], kept: readonly string[]): number => {
  const times = timesIn(kept)
  const told = apologies(yard)
  const missing = done.filter(({ acknowledged, words }) => acknowledged && !times.has(words))
  const lost = missing.filter(({ where }) => {
    const left = told.get(where) ?? 0
    told.set(where, left - 1)
    return left <= 0
  })
  const twice = [...times].filter(([, count]) => count > 1)
  expect({ lost, twice }).toEqual({ lost: [], twice: [] })
  return missing.length
}

/** How often each delivery arrived at somebody of the team. */
const arrivals = ({ slack, teams }: Yard) => {
  const onSlack = timesIn(
    slack.workspace.messages.flatMap(({ metadata }) => metadata?.event_payload.delivery ?? []),
  )
  const { conversation } = teams.person(people.teamsWorker).at
  const onTeams = timesIn(
    teams.connector.messages
      .filter((message) => message.conversation === conversation)
      .flatMap(({ card }) => /"advice":"([0-9a-f-]{36})"/.exec(JSON.stringify(card))?.[1] ?? []),
  )
  return ({ id, advice, platform }: Delivery): number =>
    (platform === 'slack' ? onSlack.get(id) : onTeams.get(advice)) ?? 0
}

/** How many deliveries are still to be made. */
export const stillToDeliver = async ({ rows }: Yard): Promise<number> =>
  (await rows(`select 1 from delivery where status in ('due', 'sending')`)).length

/** Waits until the stand-ins hear nothing any more for a while; at most so many milliseconds. */
export const untilSilent = async ({ slack, teams }: Yard, silence: number, most: number): Promise<void> => {
  const end = performance.now() + most
  let heard = -1
  for (let since = performance.now(); performance.now() < end; await wait(100)) {
    const now = slack.calls.length + teams.connector.calls.length
    if (now !== heard) since = performance.now()
    else if (performance.now() - since > silence) return
    heard = now
  }
}

/** Holds what was done against what was kept and what arrived. */
export const reckon = async (yard: Yard, done: readonly Done[]): Promise<Figures> => {
  const questions = (await yard.rows('select question from advice_request')).map(({ question }) =>
    String(question),
  )
  const isQuestion = ({ is }: Done): boolean => is === 'question'
  expect(expectOnce(yard, done.filter(isQuestion), questions)).toBe(0)
  const drafts = (await yard.rows('select text from draft')).flatMap(({ text }) => String(text).split('\n'))
  const told = expectOnce(
    yard,
    done.filter((one) => !isQuestion(one)),
    drafts,
  )
  expect(done.filter(({ is, acknowledged }) => is === 'question' && !acknowledged)).toEqual([])

  const deliveries = z.array(Delivery).parse(
    await yard.rows(
      `select d.id::text, d.status, d.advice_id::text as advice, a.platform from delivery d
       join account a on a.person_id = d.recipient_id`,
    ),
  )
  const heardBy = timesIn(deliveries.map(({ advice }) => advice))
  expect(heardBy.size, 'every question has somebody who hears of it').toBe(questions.length)
  expect([...heardBy.values()].filter((count) => count !== 2)).toEqual([])

  const arrived = arrivals(yard)
  const by = (status: Delivery['status']): Delivery[] => deliveries.filter((one) => one.status === status)
  const counts = (status: Delivery['status']): number[] => by(status).map(arrived)
  expect([...by('due'), ...by('sending'), ...by('dropped')]).toEqual([])
  expect(counts('sent').filter((count) => count !== 1)).toEqual([])
  expect(counts('failed').filter((count) => count !== 0)).toEqual([])
  expect(counts('unsure').filter((count) => count > 1)).toEqual([])
  return {
    questions: questions.length,
    lines: done.filter(({ is, acknowledged }) => is === 'line' && acknowledged).length,
    'told of a fault': told,
    'lines given up': done.filter(({ acknowledged }) => !acknowledged).length,
    'tried again': done.filter(({ times }) => times > 1).length,
    knocks: deliveries.length,
    sent: by('sent').length,
    failed: by('failed').length,
    unsure: by('unsure').length,
    'unsure but arrived': counts('unsure').filter((count) => count === 1).length,
  }
}
