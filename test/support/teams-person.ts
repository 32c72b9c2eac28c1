import { z } from 'zod'
import {
  activities,
  colleagueMessage,
  type Place,
  places,
  type RawActivity,
  type Whereabouts,
} from './teams-activities.ts'
import { ActionAnswer, DialogAnswer } from './teams-answer-rules.ts'
import { buttonsIn, type CardAction, inputsIn, wordsIn } from './teams-card-rules.ts'
import type { Connector, WireMessage } from './teams-connector.ts'

const AsksWindow = z.looseObject({ msteams: z.object({ type: z.literal('task/fetch') }) })

/** What the bot answered to one request. */
export type Receipt = { readonly status: number; readonly body: unknown }

/** A window that stands open. */
export type OpenDialog = { readonly title: string; readonly card: unknown }

type World = {
  readonly connector: Connector
  readonly complaints: string[]
  readonly deliver: (body: string) => Promise<Receipt>
}

const named = (card: unknown, label: string): CardAction | undefined => {
  const found = buttonsIn(card).find(({ title }) => title === label)
  // A question before the deed is answered with its first button.
  return found?.card?.actions?.[0] ?? found
}

/** What a form holds once it is filled in, as the client would check it. */
const filledIn = (card: unknown, answers: Readonly<Record<string, string>>): Record<string, string> => {
  const inputs = inputsIn(card)
  const idOf = (field: string): string => `answer-${field}`
  for (const field of Object.keys(answers))
    if (!inputs.some(({ id }) => id === idOf(field))) throw new Error(`the form has no field ${field}`)
  const filled: Record<string, string> = {}
  for (const input of inputs) {
    const answer = answers[input.id.slice(idOf('').length)] ?? input.value ?? ''
    if (input.isRequired && answer === '') throw new Error(`${input.id} must be filled in`)
    const chosen = input.isMultiSelect ? answer.split(',') : [answer]
    if (input.choices && answer !== '')
      for (const one of chosen)
        if (!input.choices.some(({ value }) => value === one))
          throw new Error(`${input.id} has no option ${one}`)
    if (input.maxLength !== undefined && answer.length > input.maxLength)
      throw new Error(`${input.id} takes ${input.maxLength} characters`)
    filled[input.id] = answer
  }
  return filled
}

/** Somebody with Teams in front of them. Every deed gives back what the bot answered. */
export const personIn = ({ connector, complaints, deliver }: World, at: Whereabouts) => {
  let dialog: OpenDialog | undefined
  /** The action of Teams' own menus that opened the window, if it was one. */
  let menu: { readonly place: Place; readonly value: RawActivity } | undefined
  /** What Teams said for a moment: in a window of one line, or beside a card. */
  let remark: string | undefined
  const replaced = new Map<string, unknown>()
  let last: { body: string; follow: (receipt: Receipt) => void } | undefined

  const send = async (activity: RawActivity, follow: (receipt: Receipt) => void): Promise<Receipt> => {
    const body = JSON.stringify(activity)
    last = { body, follow }
    const receipt = await deliver(body)
    follow(receipt)
    return receipt
  }
  const quietly = ({ status, body }: Receipt): void => {
    if (status === 200 && body !== undefined) complaints.push('an answer to a message that is not empty')
  }
  const followDialog = ({ status, body }: Receipt): void => {
    if (status !== 200) return
    const answer = DialogAnswer.safeParse(body)
    if (!answer.success) {
      complaints.push(`answer for a window: ${answer.error.message}`)
      return
    }
    const { task } = answer.data
    remark = task.type === 'message' ? task.value : undefined
    dialog = task.type === 'continue' ? { title: task.value.title, card: task.value.card.content } : undefined
  }
  const followAction =
    (message: WireMessage) =>
    ({ status, body }: Receipt): void => {
      if (status !== 200) return
      const answer = ActionAnswer.safeParse(body)
      if (!answer.success) complaints.push(`answer to a button: ${answer.error.message}`)
      else if (answer.data.type === 'application/vnd.microsoft.activity.message') remark = answer.data.value
      else replaced.set(message.id, { changed: message.changed, card: answer.data.value })
    }

  const messages = (): WireMessage[] =>
    connector.messages
      .filter(({ conversation }) => conversation === at.conversation)
      .map((message) => {
        const shown = replaced.get(message.id)
        const isNewer =
          typeof shown === 'object' &&
          shown !== null &&
          'changed' in shown &&
          shown.changed === message.changed
        return isNewer && 'card' in shown ? { ...message, card: shown.card } : message
      })
  const dialogNow = (): OpenDialog => {
    if (!dialog) throw new Error('no window is open')
    return dialog
  }
  /** What is done in a window goes the way by which the window came. */
  const inWindow = (data: unknown): RawActivity =>
    menu
      ? activities.action(at, menu.place, 'composeExtension/submitAction', { ...menu.value, data })
      : activities.invoke(at, 'task/submit', dialogValue(data))
  const dialogValue = (data: unknown) => ({ data, context: { theme: 'default' } })
  const quiet = (activity: RawActivity): Promise<Receipt> => send(activity, quietly)

  const press = (message: WireMessage, button: CardAction, older: boolean): Promise<Receipt> => {
    const action = older && button.fallback ? button.fallback : button
    if (action.type === 'Action.Execute') {
      const value = {
        action: { type: action.type, title: action.title, verb: action.verb, data: action.data },
        trigger: 'manual',
      }
      return send(activities.invoke(at, 'adaptiveCard/action', value, message.id), followAction(message))
    }
    if (action.type !== 'Action.Submit') throw new Error(`nothing happens on pressing ${button.title}`)
    const fetches = AsksWindow.safeParse(action.data).success
    if (fetches) menu = undefined
    return fetches
      ? send(activities.invoke(at, 'task/fetch', dialogValue(action.data), message.id), followDialog)
      : quiet(activities.submitted(at, action.data, message.id))
  }

  return {
    at,
    /** Sends any activity, for what Teams also sends. */
    causes: quiet,
    invokes: (name: string, value: unknown): Promise<Receipt> =>
      send(activities.invoke(at, name, value), name.startsWith('task/') ? followDialog : () => undefined),
    installs: async (): Promise<Receipt> => {
      connector.installed.add(at.conversation)
      await quiet(activities.members(at, 'membersAdded', [at.bot]))
      return quiet(activities.installation(at, 'add'))
    },
    uninstalls: async (): Promise<Receipt> => {
      connector.installed.delete(at.conversation)
      await quiet(activities.members(at, 'membersRemoved', [at.bot]))
      return quiet(activities.installation(at, 'remove'))
    },
    types: (text: string) => quiet(activities.typed(at, text)),
    /** Calls the bot by its name where others read along. */
    mentions: (text: string, place: Place = 'channel') => quiet(activities.mentionedIn(at, place, text)),
    /** Chooses an action of Teams' own menus: on a message, as its HTML or as Teams has it whole, or on none. */
    usesAction: (
      commandId: string,
      message: string | RawActivity | undefined,
      place: Place = 'channel',
    ): Promise<Receipt> => {
      const value = {
        commandId,
        commandContext: message === undefined ? 'compose' : 'message',
        context: { theme: 'default' },
        ...(message !== undefined && {
          messagePayload: typeof message === 'string' ? colleagueMessage(message) : message,
        }),
      }
      menu = { place, value }
      return send(activities.action(at, place, 'composeExtension/fetchTask', value), followDialog)
    },
    /** Sends any such action, for what Teams should not send. */
    causesAction: (activity: RawActivity): Promise<Receipt> => send(activity, followDialog),
    /** What stands in a place where others read along. */
    readsIn: (place: Place): readonly string[] =>
      connector.messages
        .filter(({ conversation }) => conversation === places[place].conversation.id)
        .map(({ card }) => wordsIn(card)),
    sendsFile: () => quiet(activities.file(at)),
    edits: (text: string) => quiet(activities.edited(at, text)),
    deletes: () => quiet(activities.deleted(at)),
    /** Presses a button of the last message that has it, as it looks now. */
    presses: (label: string, { older = false } = {}): Promise<Receipt> => {
      const message = messages().findLast(({ card }) => named(card, label))
      const button = message && named(message.card, label)
      if (!button) throw new Error(`no message has a button ${label}`)
      return press(message, button, older)
    },
    pressesInDialog: (label: string): Promise<Receipt> => {
      const { card } = dialogNow()
      const button = named(card, label)
      if (button?.type !== 'Action.Submit') throw new Error(`the window has no button ${label}`)
      const answers = button.associatedInputs === 'none' ? {} : filledIn(card, {})
      return send(inWindow({ ...answers, ...button.data }), followDialog)
    },
    /** Fills in the open form by the names of its fields, and sends it. */
    submits: (answers: Readonly<Record<string, string>> = {}): Promise<Receipt> => {
      const { card } = dialogNow()
      const submit = buttonsIn(card).find(
        ({ type, associatedInputs }) => type === 'Action.Submit' && associatedInputs !== 'none',
      )
      if (!submit) throw new Error('the window holds no form')
      const data = { ...filledIn(card, answers), ...submit.data }
      return send(inWindow(data), followDialog)
    },
    /** Teams sends the last thing again, byte for byte. */
    repeats: async (): Promise<Receipt> => {
      if (!last) throw new Error('nothing was sent yet')
      const { body, follow } = last
      const receipt = await deliver(body)
      follow(receipt)
      return receipt
    },
    /** The messages this person sees now, oldest first. */
    messages,
    words: (): readonly string[] => messages().map(({ card }) => wordsIn(card)),
    /** The first button of the last message. */
    lastButton: (): string => {
      const [button] = buttonsIn(messages().at(-1)?.card)
      if (!button) throw new Error('the last message has no button')
      return button.title
    },
    hasButton: (label: string): boolean => dialog !== undefined && named(dialog.card, label) !== undefined,
    /** Where a link of the open window leads. */
    addressOf: (label: string): string => {
      const link = dialog && named(dialog.card, label)
      if (link?.type !== 'Action.OpenUrl' || !link.url) throw new Error(`${label} leads nowhere`)
      return link.url
    },
    dialog: (): OpenDialog | undefined => dialog,
    dialogWords: (): string | undefined => dialog && `${dialog.title}\n${wordsIn(dialog.card)}`,
    /** What Teams said for a moment. */
    remark: (): string | undefined => remark,
    closesDialog: (): void => {
      dialog = undefined
      remark = undefined
    },
  }
}
export type TeamsPerson = ReturnType<typeof personIn>
