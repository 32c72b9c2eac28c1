import type { NewId } from '../kernel/ids.ts'
import { absenceIn } from '../people/absence-phrases.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import { appText } from './app.text.ts'
import type { Gesture } from './door.ts'

/** What a gesture asks for: a command, a fixed answer, or nothing at all. */
export type Understood =
  | { readonly is: 'command'; readonly command: string; readonly args: Readonly<Record<string, unknown>> }
  | { readonly is: 'say'; readonly line: Fixed }
  | { readonly is: 'nothing' }

/** Whole lines that are commands, in both languages at once: nobody should have to switch language to be understood. */
const phrases: Readonly<Record<string, readonly [command: string, args?: Readonly<Record<string, string>>]>> =
  {
    help: ['help.show'],
    hulp: ['help.show'],
    menu: ['help.show'],
    start: ['help.show'],
    hallo: ['help.show'],
    hoi: ['help.show'],
    hi: ['help.show'],
    hello: ['help.show'],
    advies: ['advice.new'],
    advice: ['advice.new'],
    'mijn vragen': ['advice.own'],
    'my questions': ['advice.own'],
    open: ['advice.shelf', { shelf: 'open' }],
    'open vragen': ['advice.shelf', { shelf: 'open' }],
    'open questions': ['advice.shelf', { shelf: 'open' }],
    'van mij': ['advice.shelf', { shelf: 'mine' }],
    mine: ['advice.shelf', { shelf: 'mine' }],
    beantwoord: ['advice.shelf', { shelf: 'answered' }],
    answered: ['advice.shelf', { shelf: 'answered' }],
    'mijn werkdagen': ['working-days.open'],
    werkdagen: ['working-days.open'],
    'my working days': ['working-days.open'],
    'working days': ['working-days.open'],
    nederlands: ['language.choose', { to: 'nl' }],
    dutch: ['language.choose', { to: 'nl' }],
    engels: ['language.choose', { to: 'en' }],
    english: ['language.choose', { to: 'en' }],
  }

const longestPhrase = 40

const phraseIn = (text: string, newId: NewId): Understood | undefined => {
  if (text.length > longestPhrase) return undefined
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[.!?]+$/, '')
    .replace(/\s+/g, ' ')
  const [command, args = {}] = (Object.hasOwn(phrases, key) && phrases[key]) || []
  if (command !== undefined) return { is: 'command', command, args }
  const absence = absenceIn(key, newId)
  return absence && { is: 'command', ...absence }
}

const ownWords = (line: string, newId: NewId): Understood => ({
  is: 'command',
  command: 'draft.add',
  args: { draft: newId(), line },
})

/** Works out what somebody wants. Own words that are no command become a draft, so that nothing typed is lost. */
export const understand = (gesture: Gesture, locale: Locale, newId: NewId): Understood => {
  switch (gesture.is) {
    case 'command':
      return gesture
    case 'home':
      return { is: 'command', command: 'home.show', args: {} }
    case 'slash': {
      const question = gesture.text.trim()
      if (question === '') return { is: 'command', command: 'advice.new', args: {} }
      return phraseIn(question, newId) ?? { is: 'command', command: 'advice.new', args: { question } }
    }
    case 'line': {
      const text = gesture.text.trim()
      if (text === '' || text === '?') return { is: 'command', command: 'help.show', args: {} }
      const question = /^(?:advies|advice)[\s:,]+(?<question>.+)$/is.exec(text)?.groups?.question
      return phraseIn(text, newId) ?? ownWords(question ?? text, newId)
    }
    case 'installed':
      return { is: 'say', line: appText[locale].installed }
    case 'removed':
      return { is: 'nothing' }
    case 'file':
      return { is: 'say', line: appText[locale].file }
    case 'edited':
      return { is: 'say', line: appText[locale].edited }
    case 'deleted':
      return { is: 'say', line: appText[locale].deleted }
  }
}
