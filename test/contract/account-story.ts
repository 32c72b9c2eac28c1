import { expect } from 'vitest'
import { eventually, type Person } from '../support/chat.ts'

/** The one thing that somebody is told whom nobody knows. */
export const explanation =
  'Ik ken je nog niet. Vraag de beheerder van je school om een code en typ die hier; dan weet ik wie je bent.'

/** The one thing that is said about a code that is not taken. */
export const refusedCode =
  'Met deze code kan ik je niet koppelen. Een code werkt één keer, en maar even. Vraag de beheerder van je school om een nieuwe.'

/** What is said to somebody who types. */
export const toldTo = async (
  person: Person,
  line = 'Hallo, is daar iemand?',
): Promise<string | undefined> => {
  const before = person.chat().length
  await person.types(line)
  await eventually('an answer', () => person.chat().length > before)
  return person.chat().at(-1)
}

/** An admin makes a code for somebody, and reads it from the panel. */
export const codeFor = async (admin: Person, person: string): Promise<string> => {
  await admin.forges('account.code', { person })
  const [code] = /\b[A-Z]{3}-[A-Z]{3}-[A-Z]{3}\b/.exec(admin.panel() ?? '') ?? []
  expect(code, admin.panel()).toBeDefined()
  return code ?? ''
}
