/** Somebody with a chat in front of them, on any front: what they can do and what they see. */
export type Person = {
  /** Types a line to the bot in private. */
  types(line: string): Promise<void>
  /** Opens the form to ask for advice, the way this front has for it. */
  startsToAsk(): Promise<void>
  /** Chooses a shortcut of the platform, on a colleague's message with these words or on none. */
  usesShortcut(name: string, message?: string): Promise<void>
  /** Calls the bot by its name where everybody reads along. */
  mentions(words: string): Promise<void>
  /** Looks up what was agreed with a pupil, the way this front has for it, and sees a panel. */
  looksUp(name: string): Promise<void>
  /** Presses a button of the last message that has it, and sees what changes in the conversation. */
  presses(label: string): Promise<void>
  /** Presses a button, in the panel that is open if it has it, else in the last message that has it, and sees a panel. */
  opens(label: string): Promise<void>
  /** Fills in the open form by the names of its fields, and sends it. */
  submits(answers: Readonly<Record<string, string>>): Promise<void>
  /** Sends a command with args of one's own making: what travels with a button is in its holder's hands. */
  forges(command: string, args: Readonly<Record<string, string | number>>): Promise<void>
  /** The platform sends the last thing once more, byte for byte. */
  repeats(): Promise<void>
  /** Sends a file, edits a message, or deletes one. */
  sendsFile(): Promise<void>
  edits(line: string): Promise<void>
  deletes(): Promise<void>
  /** Follows the link in the open panel; gives the address that a browser opens. */
  follows(label: string): Promise<string>
  /** Everything the open panel or form says; nothing when none is open. */
  panel(): string | undefined
  /** What the messages in the conversation say now, oldest first, with the labels of their buttons. */
  chat(): readonly string[]
  /** What stands for everybody where others read along. */
  inPublic(): readonly string[]
}

/** One front with its platform's wire, as scenarios use it. */
export type Chat = {
  /** Somebody by the number of their seat; see `seats` in school.ts. */
  seat(number: number): Person
  /** Every word that went out to stay: messages and notifications, panels excluded. */
  said(): string
  close(): Promise<void>
}

/** Waits until something holds; fails with what was waited for. */
export const eventually = async (
  what: string,
  holds: () => boolean,
  milliseconds = 15_000,
): Promise<void> => {
  const end = performance.now() + milliseconds
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not happen`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
