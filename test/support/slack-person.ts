import { AsideRules, buttonsIn, SubmissionAck, type WireInput, wordsIn } from './slack-block-rules.ts'
import type { Attempt, Delivery, Parcel, Receipt } from './slack-delivery.ts'
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
  staffRoom,
  viewSubmission,
  type Whereabouts,
} from './slack-payloads.ts'
import type { OpenModal, WireMessage, Workspace } from './slack-workspace.ts'

type World = {
  readonly workspace: Workspace
  readonly deliver: Delivery
  readonly complaints: string[]
  readonly asideUrl: (id: string) => string
}

const chosen = (element: WireInput['element'], value: string | undefined, name: string) => {
  if (element.type === 'plain_text_input') {
    const text = value ?? element.initial_value
    if ((text?.length ?? 0) > (element.max_length ?? 3000)) throw new Error(`${name} is too long to be typed`)
    return { type: element.type, value: text ?? null }
  }
  if (element.type === 'checkboxes') {
    const values = value === undefined ? element.initial_options?.map((one) => one.value) : value.split(',')
    const selected = element.options.filter((one) => values?.includes(one.value))
    if (selected.length !== (values?.length ?? 0)) throw new Error(`${name} does not offer all of ${value}`)
    return { type: element.type, selected_options: selected }
  }
  const options =
    element.type === 'radio_buttons'
      ? element.options
      : [...(element.options ?? []), ...(element.option_groups?.flatMap((group) => group.options) ?? [])]
  const option = value === undefined ? element.initial_option : options.find((one) => one.value === value)
  if (value !== undefined && !option) throw new Error(`${name} offers no ${value}`)
  return { type: element.type, selected_option: option ?? null }
}

const isEmpty = (state: ReturnType<typeof chosen>): boolean => {
  if ('selected_options' in state) return state.selected_options?.length === 0
  return 'value' in state ? !state.value : !state.selected_option
}

const stateOf = (modal: OpenModal, filled: Readonly<Record<string, string>>) => {
  const inputs = modal.view.blocks.flatMap((block) => (block.type === 'input' ? [block] : []))
  for (const name of Object.keys(filled))
    if (!inputs.some((input) => input.block_id === name)) throw new Error(`the form has no field ${name}`)
  return Object.fromEntries(
    inputs.map((input) => {
      const state = chosen(input.element, filled[input.block_id], input.block_id)
      if (!input.optional && isEmpty(state)) throw new Error(`${input.block_id} must be filled in`)
      return [input.block_id, { [input.element.action_id]: state }]
    }),
  )
}

/** Somebody with Slack in front of them. Every deed gives back what the bot acknowledged. */
export const personIn = (world: World, at: Whereabouts) => {
  const { workspace, deliver, complaints } = world

  const sent: { parcel: Parcel; attempt: Attempt | undefined; apply: (receipt: Receipt) => void }[] = []
  const send = async (
    parcel: Parcel,
    apply: (receipt: Receipt) => void,
    attempt?: Attempt,
  ): Promise<Receipt> => {
    sent.push({ parcel, attempt, apply })
    const receipt = await deliver(parcel, attempt)
    apply(receipt)
    return receipt
  }
  const ignore = (): void => undefined

  const aside = (ts: string | undefined, channel = at.channel): string => {
    const id = `aside-${workspace.number()}`
    workspace.responses.set(id, { user: at.user, channel, ts })
    return world.asideUrl(id)
  }
  const event = (make: (ts: string) => Readonly<Record<string, unknown>>, attempt?: Attempt) =>
    send(
      { kind: 'event', payload: eventCallback(at, `Ev0${workspace.number()}`, make(workspace.ts())) },
      ignore,
      attempt,
    )

  const showEphemeral = ({ body }: Receipt): void => {
    if (body === undefined) return
    const said = AsideRules.safeParse(body)
    if (!said.success) complaints.push(`acknowledgement of a command: ${said.error.message}`)
    else
      workspace.add({
        channel: at.channel,
        text: said.data.text,
        blocks: said.data.blocks,
        onlyFor: at.user,
        thread: undefined,
        metadata: undefined,
      })
  }

  const followSubmission = (receipt: Receipt, modal: OpenModal): void => {
    if (!receipt.acknowledged) return
    if (receipt.body === undefined) {
      workspace.modals.delete(at.user)
      return
    }
    const ack = SubmissionAck.safeParse(receipt.body)
    if (!ack.success) {
      complaints.push(`acknowledgement of a form: ${ack.error.message}`)
      return
    }
    switch (ack.data.response_action) {
      case 'clear':
        workspace.modals.delete(at.user)
        return
      case 'update':
        workspace.showModal(at.user, ack.data.view, modal.id)
        return
      case 'errors': {
        const unknown = Object.keys(ack.data.errors).filter(
          (name) => !modal.view.blocks.some((block) => block.block_id === name && block.type === 'input'),
        )
        if (unknown.length > 0) complaints.push(`errors for fields that are not there: ${unknown.join()}`)
        workspace.modals.set(at.user, { ...modal, errors: ack.data.errors })
      }
    }
  }

  const modalNow = (): OpenModal => {
    const modal = workspace.modals.get(at.user)
    if (!modal) throw new Error('no modal is open')
    return modal
  }
  const visible = (): WireMessage[] =>
    workspace.messages.filter(
      (message) =>
        [at.channel, staffRoom].includes(message.channel) &&
        (message.onlyFor === undefined || message.onlyFor === at.user),
    )
  const named = <B extends { text: { text: string } }>(buttons: readonly B[], label: string): B => {
    const found = buttons.find((button) => button.text.text === label)
    if (!found)
      throw new Error(`no button ${label} among ${buttons.map((button) => button.text.text).join(', ')}`)
    return found
  }
  const views = () => ({
    modal: () => {
      const modal = modalNow()
      return shownView(at, modal.id, modal.view, {}, modal.hash)
    },
    home: () => {
      const home = workspace.homes.get(at.user)
      if (!home) throw new Error('the home page was never drawn')
      return shownView(at, `V0HOME${at.user}`, home, {}, 'home.hash')
    },
  })

  return {
    at,
    slash: (name: string, text = '', attempt?: Attempt, channelName = 'directmessage') =>
      send(
        {
          kind: 'command',
          fields: commandFields(at, {
            name,
            text,
            trigger: workspace.trigger(at.user),
            responseUrl: aside(undefined),
            channelName,
          }),
        },
        showEphemeral,
        attempt,
      ),
    types: (text: string, attempt?: Attempt) => event((ts) => events.typed(at, text, ts), attempt),
    sendsFile: (text = '') => event((ts) => events.file(at, text, ts)),
    edits: (text: string) => event((ts) => events.edited(at, text, ts)),
    deletes: (text: string) => event((ts) => events.deleted(at, text, ts)),
    opensHome: (attempt?: Attempt) => event((ts) => events.home(at, 'home', ts), attempt),
    /** Calls the bot by its name in the staff room. */
    mentions: (text: string, attempt?: Attempt) => event((ts) => events.mentioned(at, text, ts), attempt),
    /** Chooses a shortcut that belongs to no message. */
    usesShortcut: (name: string) =>
      send({ kind: 'interaction', payload: globalShortcut(at, workspace.trigger(at.user), name) }, ignore),
    /** Chooses a shortcut on a message in the staff room: a colleague's words, or a whole message as Slack has it. */
    usesShortcutOn: (name: string, message: string | Readonly<Record<string, unknown>>) => {
      const used = {
        message: typeof message === 'string' ? colleagueMessage(at, message) : message,
        responseUrl: aside(undefined, staffRoom),
      }
      const payload = messageShortcut(at, workspace.trigger(at.user), name, used)
      return send({ kind: 'interaction', payload }, ignore)
    },
    /** Any other event, for what Slack also sends. */
    causes: event,
    /** Presses a button of the last message that has it. */
    presses: (label: string, attempt?: Attempt) => {
      const message = visible().findLast((one) =>
        buttonsIn(one.blocks).some((button) => button.text.text === label),
      )
      if (!message) throw new Error(`no message has a button ${label}`)
      const payload = pressInMessage(
        at,
        workspace.trigger(at.user),
        named(buttonsIn(message.blocks), label),
        {
          ...message,
          ephemeral: message.onlyFor !== undefined,
          responseUrl: aside(message.ts, message.channel),
        },
      )
      return send({ kind: 'interaction', payload }, ignore, attempt)
    },
    pressesInModal: (label: string, attempt?: Attempt) => {
      const button = named(buttonsIn(modalNow().view.blocks), label)
      const payload = pressInView(at, workspace.trigger(at.user), button, views().modal())
      return send({ kind: 'interaction', payload }, ignore, attempt)
    },
    pressesAtHome: (label: string, attempt?: Attempt) => {
      const button = named(buttonsIn(workspace.homes.get(at.user)?.blocks ?? []), label)
      const payload = pressInView(at, workspace.trigger(at.user), button, views().home())
      return send({ kind: 'interaction', payload }, ignore, attempt)
    },
    /** Fills in the open form by the names of its fields, and sends it. */
    submits: (filled: Readonly<Record<string, string>> = {}, attempt?: Attempt) => {
      const modal = modalNow()
      const view = shownView(at, modal.id, modal.view, stateOf(modal, filled), modal.hash)
      const payload = viewSubmission(at, workspace.trigger(at.user), view)
      return send({ kind: 'interaction', payload }, (receipt) => followSubmission(receipt, modal), attempt)
    },
    /** Sends a form that the bot never drew. */
    forges: (command: string, args: Readonly<Record<string, string | number>>) => {
      const title = { type: 'plain_text', text: 'Trajectbot', emoji: false } as const
      const private_metadata = JSON.stringify({ command, args })
      const view = { type: 'modal' as const, title, private_metadata, blocks: [] }
      const modal: OpenModal = { id: `V0${workspace.number()}`, view, hash: 'hash', errors: {} }
      const payload = viewSubmission(
        at,
        workspace.trigger(at.user),
        shownView(at, modal.id, modal.view, {}, modal.hash),
      )
      return send({ kind: 'interaction', payload }, (receipt) => followSubmission(receipt, modal))
    },
    /** Slack sends the last thing again, byte for byte. */
    repeats: (attempt?: Attempt) => {
      const last = sent.at(-1)
      if (!last) throw new Error('nothing was sent yet')
      return send(last.parcel, last.apply, attempt ?? last.attempt)
    },
    /** What stands in the staff room for everybody. */
    inStaffRoom: (): WireMessage[] =>
      workspace.messages.filter(({ channel, onlyFor }) => channel === staffRoom && onlyFor === undefined),
    /** The messages this person sees now, oldest first. */
    messages: visible,
    last: (): WireMessage | undefined => visible().at(-1),
    modal: (): OpenModal | undefined => workspace.modals.get(at.user),
    modalWords: (): string => wordsIn(modalNow().view.blocks),
    homeWords: (): string => wordsIn(workspace.homes.get(at.user)?.blocks ?? []),
    closesModal: (): void => {
      workspace.modals.delete(at.user)
    },
  }
}
export type SlackPerson = ReturnType<typeof personIn>
