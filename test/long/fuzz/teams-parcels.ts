import fc from 'fast-check'
import { activities, colleagueMessage, type RawActivity } from '../../support/teams-activities.ts'
import type { TeamsWire } from '../../support/teams-wire.ts'
import { jsonText, type Mutation, mutated, mutations, nastyText } from './nasty.ts'
import { type Pressed, pressed } from './pressed.ts'
import { type Wrapped, type Wrapping, wrap, wrappings } from './wrapping.ts'

const kinds = [
  'typed',
  'mentioning',
  'file',
  'voice',
  'edited',
  'deleted',
  'installed',
  'upgraded',
  'members',
  'reaction',
  'submitted',
  'task/fetch',
  'task/submit',
  'adaptiveCard/action',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
  'mentioned in a channel',
  'another invoke',
] as const

/** One thing Teams might send, before it is written down. */
export type TeamsParcel = {
  readonly kind: (typeof kinds)[number]
  readonly user: string
  readonly text: string
  readonly pressed: Pressed
  readonly inside: readonly Mutation[]
  readonly outside: readonly Mutation[]
  readonly wrapping: Wrapping
}

/** Anything Teams sends, with things done to it. */
export const teamsParcels = (users: readonly string[], ids: readonly string[]): fc.Arbitrary<TeamsParcel> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    user: fc.constantFrom(...users),
    text: nastyText,
    pressed: pressed(ids),
    inside: fc.oneof(fc.constant([]), mutations),
    outside: mutations,
    wrapping: wrappings,
  })

const answersIn = (args: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [`answer-${name}`, value]))

const activityOf = (wire: TeamsWire, parcel: TeamsParcel): RawActivity => {
  const { at } = wire.person(parcel.user)
  const { text, kind } = parcel
  const { command, args } = parcel.pressed
  const data = mutated({ ...answersIn(args), command, args }, parcel.inside)
  switch (kind) {
    case 'typed':
    case 'mentioning':
    case 'edited':
      return activities[kind](at, text)
    case 'file':
    case 'voice':
    case 'deleted':
    case 'reaction':
      return activities[kind](at)
    case 'installed':
      return activities.installation(at, 'add')
    case 'upgraded':
      return activities.installation(at, 'add-upgrade')
    case 'members':
      return activities.members(at, 'membersAdded', [at.bot, text])
    case 'submitted':
      return activities.submitted(at, data, '1')
    case 'task/fetch':
    case 'task/submit':
      return activities.invoke(at, kind, { data, context: { theme: 'default' } }, '1')
    case 'adaptiveCard/action':
      return activities.invoke(at, kind, { action: { type: 'Action.Execute', verb: text, data } }, '1')
    case 'composeExtension/fetchTask': {
      const html = text.length % 2 === 0 ? text : `<p>${text}</p><div title="${text}">${text}`
      const messagePayload = mutated(colleagueMessage(html, { subject: text }), parcel.inside)
      return activities.action(at, 'channel', kind, { commandId: 'quote-message', messagePayload })
    }
    case 'composeExtension/submitAction':
      return activities.action(at, 'chat of two', kind, { commandId: text, data })
    case 'mentioned in a channel':
      return activities.mentionedIn(at, 'channel', text)
    case 'another invoke':
      return activities.invoke(at, text, { data })
  }
}

/** Who Teams says it is, and to whom it speaks, is Microsoft's own word and under its signature; an answer goes nowhere else. */
const addressed = (activity: RawActivity, { recipient, conversation }: RawActivity): object => ({
  ...activity,
  ...('recipient' in activity && { recipient }),
  ...('conversation' in activity && { conversation }),
})

/** Writes a parcel down as Teams would put it on the wire. */
export const written = (wire: TeamsWire, parcel: TeamsParcel): Wrapped => {
  const activity = activityOf(wire, parcel)
  const changed = addressed({ ...mutated(activity, parcel.outside) }, activity)
  return wrap(jsonText(changed), 'application/json; charset=utf-8', parcel.wrapping)
}
