import type { Chat, Person } from './chat.ts'
import type { TeamsPerson } from './teams-person.ts'
import type { TeamsWire } from './teams-wire.ts'

/** The Entra object id of a seat. */
export const teamsUser = (seat: number): string => `0b1e0000-0000-4000-8000-${String(seat).padStart(12, '0')}`

const personAt = (person: TeamsPerson): Person => {
  const done = async (gesture: Promise<{ readonly status: number }>): Promise<void> => {
    const { status } = await gesture
    if (status !== 200) throw new Error(`Teams was answered ${status}`)
  }
  return {
    types: (line) => done(person.types(line)),
    startsToAsk: async () => {
      await done(person.types('advies'))
      await done(person.presses(person.lastButton()))
    },
    usesShortcut: (name, message) => done(person.usesAction(name, message && `<p>${message}</p>`)),
    mentions: (words) => done(person.mentions(words)),
    looksUp: async (name) => {
      await done(person.types(name === '' ? 'afspraken' : `afspraken ${name}`))
      await done(person.presses(person.lastButton()))
    },
    presses: (label) => done(person.presses(label)),
    opens: (label) => done(person.hasButton(label) ? person.pressesInDialog(label) : person.presses(label)),
    follows: async (label) => person.addressOf(label),
    submits: (answers) => done(person.submits(answers)),
    forges: (command, args) => done(person.invokes('task/submit', { data: { command, args } })),
    repeats: () => done(person.repeats()),
    sendsFile: () => done(person.sendsFile()),
    edits: (line) => done(person.edits(line)),
    deletes: () => done(person.deletes()),
    panel: () => person.dialogWords() ?? person.remark(),
    // The welcome of an install is not part of any conversation.
    inPublic: () => person.readsIn('channel'),
    chat: () => person.words().filter((words) => !words.startsWith('Hallo, ik ben Trajectbot.')),
  }
}

/** Teams as scenarios use it. */
export const teamsChat = (wire: TeamsWire): Chat => ({
  seat: (number) => personAt(wire.person(teamsUser(number))),
  said: () => JSON.stringify([wire.connector.calls.map(({ body }) => body), wire.connector.messages]),
  close: () => wire.close(),
})
