/** Somebody who uses the bot in a browser, through a client that nobody here wrote. */
export type Colleague = {
  /** Opens the form to ask for advice, the way this client has for it. */
  startsToAsk(): Promise<void>
  /** Presses a button of the last message that has it, which opens a window. */
  opens(label: string): Promise<void>
  /** Fills in the open window: the label of a field, and what is typed or chosen. */
  fills(answers: Readonly<Record<string, string>>): Promise<void>
  /** Presses a button of the open window. */
  presses(label: string): Promise<void>
  /** Waits until the open window shows words. */
  reads(words: string): Promise<void>
  closesWindow(): Promise<void>
  /** Waits until the conversation shows words. */
  sees(words: string): Promise<void>
}
