import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Parcel } from '../../support/slack-delivery.ts'
import { eventCallback, events, shownView, viewSubmission } from '../../support/slack-payloads.ts'
import { activities } from '../../support/teams-activities.ts'
import type { Bot } from './bot.ts'
import type { Chance } from './chance.ts'
import { people, type Yard } from './yard.ts'

/** One thing somebody does, as bytes that stay the same however often they are sent. */
export type Deed = {
  readonly is: 'question' | 'line'
  /** What the person wrote; it stands in no other deed. */
  readonly words: string
  /** The conversation in which the person would be told that it went wrong. */
  readonly where: string
  /** How often the platform tries; whoever sent a form presses until it is taken. */
  readonly tries: number
  /** Whether the bot took it: acknowledged it, and not with an apology. */
  readonly send: (bot: Bot, retry: number) => Promise<boolean>
}

const answers = { topic: 'other', about: 'nobody', urgency: 'can-wait' } as const
const always = 500
/** Slack tries an event four times in all; Teams gives up after as many. */
const fewTimes = 4

const Update = z.object({ response_action: z.literal('update') })
const Window = z.object({
  task: z.union([
    z.object({ type: z.literal('continue') }),
    z.object({ type: z.literal('message'), value: z.literal('Dat was al gedaan.') }),
  ]),
})

const toSlack =
  (parcel: Parcel): Deed['send'] =>
  async (bot, retry) => {
    const { acknowledged, body } = await bot.toSlack(parcel, retry > 0 ? { retry: Math.min(retry, 3) } : {})
    return acknowledged && (parcel.kind === 'event' || body === undefined || Update.safeParse(body).success)
  }

const slackForm = (yard: Yard, user: string, words: string): Deed => {
  const { at } = yard.slack.person(user)
  const { workspace } = yard.slack
  const values = {
    ...Object.fromEntries(
      Object.entries(answers).map(([name, value]) => [
        name,
        { it: { type: 'x', selected_option: { value } } },
      ]),
    ),
    question: { it: { type: 'plain_text_input', value: words } },
  }
  const blocks = Object.keys(values).map((name) => ({ type: 'input', block_id: name }))
  const metadata = JSON.stringify({ command: 'advice.ask', args: { advice: newId() } })
  const view = shownView(at, `V0${workspace.number()}`, { type: 'home', blocks }, values, 'hash')
  const shown = { ...view, type: 'modal', private_metadata: metadata } as unknown as typeof view
  const payload = viewSubmission(at, workspace.trigger(user), shown)
  return {
    is: 'question',
    words,
    where: at.channel,
    tries: always,
    send: toSlack({ kind: 'interaction', payload }),
  }
}

const slackLine = (yard: Yard, user: string, words: string): Deed => {
  const { at } = yard.slack.person(user)
  const { workspace } = yard.slack
  const event = events.typed(at, words, workspace.ts())
  const payload = eventCallback(at, `Ev0${workspace.number()}`, event)
  return { is: 'line', words, where: at.channel, tries: fewTimes, send: toSlack({ kind: 'event', payload }) }
}

const teamsForm = (yard: Yard, user: string, words: string): Deed => {
  const filled = { 'answer-question': words, ...prefixed(answers) }
  const data = { ...filled, command: 'advice.ask', args: { advice: newId() } }
  const { at } = yard.teams.person(user)
  const body = JSON.stringify(activities.invoke(at, 'task/submit', { data, context: { theme: 'default' } }))
  const send: Deed['send'] = async (bot) => {
    const receipt = await bot.toTeams(body)
    return receipt.status === 200 && Window.safeParse(receipt.body).success
  }
  return { is: 'question', words, where: at.conversation, tries: always, send }
}

const prefixed = (all: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [`answer-${name}`, value]))

const teamsLine = (yard: Yard, user: string, words: string): Deed => {
  const { at } = yard.teams.person(user)
  const body = JSON.stringify(activities.typed(at, words))
  const send: Deed['send'] = async (bot) => (await bot.toTeams(body)).status === 200
  return { is: 'line', words, where: at.conversation, tries: fewTimes, send }
}

/** Makes the next thing that somebody somewhere does. */
export const nextDeed = (yard: Yard, chance: Chance, number: number): Deed => {
  const words = `Punt ${String(number).padStart(5, '0')}`
  const asking = `${words}: hoe begin ik een les na de pauze?`
  const onSlack = people.slackAskers[number % people.slackAskers.length] ?? ''
  const onTeams = people.teamsAskers[number % people.teamsAskers.length] ?? ''
  return chance.among([
    () => slackForm(yard, onSlack, asking),
    () => slackLine(yard, onSlack, words),
    () => teamsForm(yard, onTeams, asking),
    () => teamsLine(yard, onTeams, words),
  ])()
}
