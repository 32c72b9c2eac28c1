import { agreementText } from '../agreements/agreement.text.ts'
import type { NewId } from '../kernel/ids.ts'
import { absenceIn } from '../people/absence-phrases.ts'
import { codeIn } from '../people/link-code.ts'
import { peopleText } from '../people/people.text.ts'
import { withoutBsn } from '../text/bsn.ts'
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
    'wie is bereikbaar': ['people.reachable'],
    bereikbaar: ['people.reachable'],
    'who is reachable': ['people.reachable'],
    reachable: ['people.reachable'],
    code: ['people.reachable'],
    afspraken: ['agreement.mine'],
    agreements: ['agreement.mine'],
    'mijn leerlingen': ['agreement.mine'],
    'my students': ['agreement.mine'],
    trajecten: ['trajectory.list'],
    trajectories: ['trajectory.list'],
    'leerling aanmelden': ['trajectory.enrol-by-name'],
    aanmelden: ['trajectory.enrol-by-name'],
    'enrol a student': ['trajectory.enrol-by-name'],
    enrol: ['trajectory.enrol-by-name'],
    cijfers: ['trajectory.count'],
    numbers: ['trajectory.count'],
    invaller: ['circle.substitute-form'],
    substitute: ['circle.substitute-form'],
    noodgeval: ['circle.emergency-form'],
    emergency: ['circle.emergency-form'],
    noodgevallen: ['circle.emergencies'],
    emergencies: ['circle.emergencies'],
    inzageregister: ['register.show'],
    'access register': ['register.show'],
    opvallend: ['register.odd'],
    'opvallende inzages': ['register.odd'],
    'odd looks': ['register.odd'],
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

/** Whose a code is to be is chosen from the list: a name that is typed stays in the chat. */
const asksForCode = /^code (?:voor|for) .{1,30}$/i

const spoken = (text: string, locale: Locale, newId: NewId): Understood | undefined => {
  if (codeIn(text)) return { is: 'say', line: peopleText[locale].alreadyLinked }
  return phraseIn(asksForCode.test(text) ? 'code' : text, newId)
}

const ownWords = (line: string, newId: NewId): Understood => ({
  is: 'command',
  command: 'draft.add',
  args: { draft: newId(), line },
})

/** What the shortcuts do, by the names that the manifests of both platforms give them. */
export const shortcuts: Readonly<Record<string, string>> = {
  'ask-advice': 'advice.new',
  'quote-message': 'advice.quote',
}
/** Whether a slash command of this name looks something up: then its answer is always a window, whatever was typed and by whom. */
export const isLookUp = (name: string): boolean => name === 'afspraken' || name === 'agreements'

/** Works out what somebody wants. Own words that are no command become a draft, so that nothing typed is lost. */
export const understand = (gesture: Gesture, locale: Locale, newId: NewId): Understood => {
  switch (gesture.is) {
    case 'command':
      return gesture
    case 'home':
      return { is: 'command', command: 'home.show', args: {} }
    case 'slash': {
      if (isLookUp(gesture.name)) {
        if (gesture.overheard) return { is: 'say', line: agreementText[locale].inPrivate }
        const name = gesture.text.trim()
        if (name === '') return { is: 'command', command: 'agreement.mine', args: {} }
        return { is: 'command', command: 'agreement.look-up', args: { name } }
      }
      const question = gesture.text.trim()
      if (question === '') return { is: 'command', command: 'advice.new', args: {} }
      return spoken(question, locale, newId) ?? { is: 'command', command: 'advice.new', args: { question } }
    }
    case 'line': {
      const text = gesture.text.trim()
      if (text === '' || text === '?') return { is: 'command', command: 'help.show', args: {} }
      const name = /^(?:afspraken|agreements)[\s:,]+(?<name>.+)$/is.exec(text)?.groups?.name
      if (name !== undefined)
        return { is: 'command', command: 'agreement.ask', args: { asked: newId(), name: name.slice(0, 200) } }
      const question = /^(?:advies|advice)[\s:,]+(?<question>.+)$/is.exec(text)?.groups?.question
      return spoken(text, locale, newId) ?? ownWords(question ?? text, newId)
    }
    case 'shortcut': {
      const { name, quoted: question } = gesture
      const command = Object.hasOwn(shortcuts, name) ? shortcuts[name] : undefined
      if (command === undefined) return { is: 'say', line: appText[locale].unknownCommand }
      return { is: 'command', command, args: question === '' ? {} : { question } }
    }
    case 'words':
      return ownWords(withoutBsn(gesture.text), newId)
    case 'mentioned':
      return { is: 'command', command: 'help.private', args: {} }
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
