import fc from 'fast-check'
import {
  colleagueMessage,
  commandFields,
  eventCallback,
  events,
  globalShortcut,
  messageShortcut,
  pressInMessage,
  pressInView,
  shownView,
  viewSubmission,
} from '../../support/slack-payloads.ts'
import type { SlackWire } from '../../support/slack-wire.ts'
import { inFull, jsonText, type Mutation, mutated, mutations, nastyText } from './nasty.ts'
import { type Pressed, pressed } from './pressed.ts'
import { type Wrapped, type Wrapping, wrap, wrappings } from './wrapping.ts'

const kinds = [
  'command',
  'typed',
  'file',
  'edited',
  'deleted',
  'home',
  'mentioned',
  'unfurled',
  'press in a message',
  'press in a window',
  'form',
  'window closed',
  'shortcut',
  'shortcut on a message',
] as const

/** One thing Slack might send, before it is written down. */
export type SlackParcel = {
  readonly kind: (typeof kinds)[number]
  readonly user: string
  readonly text: string
  readonly pressed: Pressed
  readonly inside: readonly Mutation[]
  readonly outside: readonly Mutation[]
  readonly wrapping: Wrapping
}

/** Anything Slack sends, with things done to it. */
export const slackParcels = (users: readonly string[], ids: readonly string[]): fc.Arbitrary<SlackParcel> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    user: fc.constantFrom(...users),
    text: nastyText,
    pressed: pressed(ids),
    inside: fc.oneof(fc.constant([]), mutations),
    outside: mutations,
    wrapping: wrappings,
  })

const asForm = (fields: object): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [
      name,
      inFull(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')),
    ]),
  ).toString()

const fieldsOf = (args: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      { element: { type: 'x', value, selected_option: { value } } },
    ]),
  )

/** Of every other message the words stand in its blocks alone. */
const bare = (text: string): object => {
  if (text.length % 2 === 0) return {}
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text }, fields: [{ type: 'plain_text', text }] }]
  return { text: '', blocks, attachments: [{ text, fallback: text }] }
}

/** Writes a parcel down as Slack would put it on the wire. */
export const written = (wire: SlackWire, parcel: SlackParcel): Wrapped => {
  const { at } = wire.person(parcel.user)
  const { workspace } = wire
  const { text, kind } = parcel
  const parcelled = JSON.stringify(mutated(parcel.pressed, parcel.inside))
  const button = { action_id: 'b1', text: { type: 'plain_text', text }, value: parcelled }
  const view = () =>
    shownView(
      at,
      `V0${workspace.number()}`,
      { type: 'modal', blocks: [], private_metadata: parcelled },
      mutated(fieldsOf(parcel.pressed.args), parcel.inside),
      'hash',
    )
  const json = (payload: object): Wrapped =>
    wrap(jsonText(mutated(payload, parcel.outside)), 'application/json', parcel.wrapping)
  const form = (fields: object): Wrapped =>
    wrap(asForm(fields), 'application/x-www-form-urlencoded', parcel.wrapping)
  const payload = (content: object): Wrapped => form({ payload: jsonText(mutated(content, parcel.outside)) })
  const event = (content: object): Wrapped =>
    json(eventCallback(at, `Ev0${workspace.number()}`, { ...content }))
  const responseUrl = 'http://127.0.0.1:9/nobody'

  switch (kind) {
    case 'command': {
      const trigger = workspace.trigger(at.user)
      const name = text.length % 2 === 0 ? '/advies' : '/afspraken'
      const command = { name, text, trigger, responseUrl, channelName: 'directmessage' }
      return form(mutated(commandFields(at, command), parcel.outside))
    }
    case 'typed':
    case 'file':
    case 'edited':
    case 'deleted':
    case 'mentioned':
    case 'unfurled':
      return event(events[kind](at, text, workspace.ts()))
    case 'home':
      return event(events.home(at, 'home', workspace.ts()))
    case 'press in a message': {
      const message = { ts: workspace.ts(), text, blocks: [], ephemeral: false, responseUrl }
      return payload(pressInMessage(at, workspace.trigger(at.user), button, message))
    }
    case 'press in a window':
      return payload(pressInView(at, workspace.trigger(at.user), button, view()))
    case 'form':
      return payload(viewSubmission(at, workspace.trigger(at.user), view()))
    case 'window closed':
      return payload({ ...viewSubmission(at, '', view()), type: 'view_closed', is_cleared: true })
    case 'shortcut':
      return payload(globalShortcut(at, workspace.trigger(at.user), 'ask-advice'))
    case 'shortcut on a message': {
      const message = mutated({ ...colleagueMessage(at, text), ...bare(text) }, parcel.inside)
      const used = { message, responseUrl }
      return payload(messageShortcut(at, workspace.trigger(at.user), 'quote-message', used))
    }
  }
}
