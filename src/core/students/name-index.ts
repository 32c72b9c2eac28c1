import { plainWords } from './plain-words.ts'
import type { Student } from './student.ts'
import { isWithin, lettersIn, mayBeWithin, slipsAllowed } from './typing-distance.ts'

/** The names of pupils, arranged for looking them up. */
export type NameIndex = {
  readonly students: readonly Student[]
  /** Each word of a name, with the places of the pupils who have it. */
  readonly words: readonly {
    readonly word: string
    readonly letters: number
    readonly places: readonly number[]
  }[]
  readonly numbers: ReadonlyMap<string, readonly number[]>
  /** The classes as people type them. */
  readonly classes: ReadonlyMap<string, ReadonlySet<number>>
}

/** Whom a typed name can mean: as it was typed, and with a slip of the hand. */
export type Meant = { readonly exact: readonly Student[]; readonly close: readonly Student[] }

const added = <K>(map: Map<K, number[]>, key: K, place: number): void => {
  const known = map.get(key)
  if (known) known.push(place)
  else map.set(key, [place])
}

const className = (name: string): string => plainWords(name).join('')

/** Arranges the names of pupils. */
export const indexNames = (students: readonly Student[]): NameIndex => {
  const words = new Map<string, number[]>()
  const numbers = new Map<string, number[]>()
  const classes = new Map<string, number[]>()
  students.forEach((student, place) => {
    const { number, givenName, nickname, familyName } = student
    for (const word of new Set(plainWords(`${givenName} ${nickname ?? ''} ${familyName}`)))
      added(words, word, place)
    added(numbers, plainWords(number).join(''), place)
    for (const name of student.classes) added(classes, className(name), place)
  })
  return {
    students,
    words: [...words].map(([word, places]) => ({ word, letters: lettersIn(word), places })),
    numbers,
    classes: new Map([...classes].map(([name, places]) => [name, new Set(places)])),
  }
}

/** Small words between names, and how people shorten them: they may be left out. */
const between = new Set('van de den der het t te ten ter el al von du la le vd vdn v d s'.split(' '))

/** Whether a pupil fits a typed word as it was typed, or with a slip of the hand; by their place in the index. */
type Fitting = ReadonlyMap<number, 'same' | 'slipped'>

/** The pupils who fit one typed word. Every word that is known is looked at, whatever is found. */
const fitting = (word: string, { words, numbers }: NameIndex): Fitting => {
  const fits = new Map<number, 'same' | 'slipped'>()
  const slips = slipsAllowed(word)
  const letters = lettersIn(word)
  for (const known of words) {
    if (!mayBeWithin(letters, known.letters, slips) || !isWithin(word, known.word, slips)) continue
    const isSame = word === known.word
    for (const place of known.places)
      if (isSame || !fits.has(place)) fits.set(place, isSame ? 'same' : 'slipped')
  }
  for (const place of numbers.get(word) ?? []) fits.set(place, 'same')
  return fits
}

/**
 * The pupils a typed name can mean: every typed word must be a word of the name (nickname and tussenvoegsel
 * included), the number, or one of the pupil's classes. A class alone means nobody.
 */
export const findPupils = (typed: string, index: NameIndex): Meant => {
  const asked = plainWords(typed).slice(0, 12)
  const hints = asked.flatMap((word) => index.classes.get(word) ?? [])
  const all = asked.filter((word) => !index.classes.has(word))
  const telling = all.filter((word) => !between.has(word))
  const [first, ...more] = (telling.length > 0 ? telling : all).map((word) => fitting(word, index))
  const exact: Student[] = []
  const close: Student[] = []
  const named = [...(first?.keys() ?? [])].filter(
    (place) => more.every((fits) => fits.has(place)) && hints.every((places) => places.has(place)),
  )
  for (const place of named.sort((one, other) => one - other)) {
    const student = index.students[place]
    if (!student) continue
    const isExact = [first, ...more].every((fits) => fits?.get(place) === 'same')
    if (isExact) exact.push(student)
    else close.push(student)
  }
  return { exact, close }
}
