import { eventually, type Person } from '../support/chat.ts'

/** What the teacher of these stories asks. */
export const question = 'Sanne droomt weg in mijn les; wat kan ik morgen anders doen?'

/** The same as the answers of a form. */
export const aboutSanne = {
  topic: 'behaviour',
  about: 'student',
  who: 'sanne berg',
  question,
  urgency: 'can-wait',
}

/** Fills in the form and sends it. */
export const asks = async (person: Person, answers: Readonly<Record<string, string>> = aboutSanne) => {
  await person.startsToAsk()
  await person.submits(answers)
}

/** Waits until a line stands in somebody's chat now. */
export const hears = (person: Person, line: string): Promise<void> =>
  eventually(`hearing "${line}"`, () => person.chat().some((message) => message.includes(line)))

/** Hears of a question and takes it. */
export const takes = async (person: Person) => {
  await hears(person, 'Er is een nieuwe adviesvraag.')
  await person.opens('Oppakken')
}
