import type { Chat, Person } from './chat.ts'
import { eventually } from './chat.ts'
import { buttonsIn, wordsIn } from './slack-block-rules.ts'
import type { SlackPerson } from './slack-person.ts'
import type { SlackWire } from './slack-wire.ts'

/** The Slack user of a seat. */
export const slackUser = (seat: number): string => `U0SEAT${seat}`

const personAt = (person: SlackPerson): Person => {
  const chatNow = (): string => JSON.stringify(person.messages().map(({ ts, changed }) => [ts, changed]))
  const saidNow = (): string => String(person.messages().length)
  const modalNow = (): string => JSON.stringify(person.modal())
  /** Slack shows what a gesture leads to a moment after it acknowledged it. */
  const until = async (glance: () => string, gesture: () => Promise<unknown>): Promise<void> => {
    const before = glance()
    await gesture()
    await eventually('what Slack shows after a gesture', () => glance() !== before)
  }
  return {
    types: (line) => until(saidNow, () => person.types(line)),
    startsToAsk: () => until(modalNow, () => person.slash('/advies')),
    usesShortcut: (name, message) =>
      until(
        () => modalNow() + saidNow(),
        () => (message === undefined ? person.usesShortcut(name) : person.usesShortcutOn(name, message)),
      ),
    mentions: (words) => until(saidNow, () => person.mentions(words)),
    looksUp: (name) => {
      person.closesModal()
      return until(modalNow, () => person.slash('/afspraken', name))
    },
    presses: (label) => until(chatNow, () => person.presses(label)),
    opens: (label) =>
      until(modalNow, () => {
        const inModal = buttonsIn(person.modal()?.view.blocks ?? []).some(({ text }) => text.text === label)
        return inModal ? person.pressesInModal(label) : person.presses(label)
      }),
    follows: async (label) => {
      const link = buttonsIn(person.modal()?.view.blocks ?? []).find(({ text }) => text.text === label)
      const { acknowledged } = await person.pressesInModal(label)
      if (!link?.url || !acknowledged) throw new Error(`${label} leads nowhere`)
      return link.url
    },
    submits: (answers) => until(modalNow, () => person.submits(answers)),
    forges: async (command, args) => {
      const before = saidNow()
      await person.forges(command, args)
      if (!person.modal()) await eventually('what Slack says to a forged form', () => saidNow() !== before)
    },
    repeats: async () => {
      await person.repeats()
    },
    sendsFile: () => until(chatNow, () => person.sendsFile()),
    edits: (line) => until(chatNow, () => person.edits(line)),
    deletes: () => until(chatNow, () => person.deletes('iets')),
    panel: () => {
      const modal = person.modal()
      if (!modal) return undefined
      return [modal.view.title.text, wordsIn(modal.view.blocks), ...Object.values(modal.errors)].join('\n')
    },
    chat: () => person.messages().map((message) => wordsIn(message.blocks)),
    inPublic: () => person.inStaffRoom().map((message) => wordsIn(message.blocks)),
  }
}

/** Slack as scenarios use it. */
export const slackChat = (wire: SlackWire): Chat => ({
  seat: (number) => personAt(wire.person(slackUser(number))),
  said: () =>
    JSON.stringify([
      wire.calls.filter(({ method }) => method.startsWith('chat.')).map(({ fields }) => fields),
      wire.workspace.messages,
    ]),
  close: () => wire.close(),
})
