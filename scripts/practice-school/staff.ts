import type { Chance } from './chance.ts'
import { type Subject, subjects } from './classes.ts'
import { familyNames, givenNames } from './names.ts'

export type Colleague = {
  readonly id: string
  readonly givenName: string
  readonly before: string
  readonly familyName: string
  readonly email: string
  readonly subject?: Subject
  readonly role?: 'support-worker' | 'coordinator' | 'team-leader' | 'privacy-officer' | 'admin'
}

type Named = Omit<Colleague, 'id' | 'email'>

/** The colleagues that the practice page lets you be, and those who hold an office. */
const known: readonly Named[] = [
  { givenName: 'Jan', before: '', familyName: 'Bakker', subject: 'bi' },
  { givenName: 'Els', before: '', familyName: 'Smit', subject: 'wi' },
  { givenName: 'Karin', before: 'de', familyName: 'Vries', role: 'support-worker' },
  { givenName: 'Mo', before: 'el', familyName: 'Amrani', role: 'support-worker' },
  { givenName: 'Hanneke', before: "in 't", familyName: 'Veld', role: 'support-worker' },
  { givenName: 'Zeynep', before: '', familyName: 'Yılmaz', role: 'coordinator' },
  { givenName: 'Ruud', before: 'ten', familyName: 'Brink', role: 'team-leader' },
  { givenName: 'Marga', before: '', familyName: 'Postma', role: 'team-leader' },
  { givenName: 'Cees', before: '', familyName: 'Wieringa', role: 'team-leader' },
  { givenName: 'Saskia', before: "van 't", familyName: 'Hof', role: 'privacy-officer' },
  { givenName: 'Wim', before: '', familyName: 'Mulder', role: 'admin' },
]

/** How many teachers a subject takes. */
const teachersOf: Readonly<Record<Subject, number>> = {
  ne: 6,
  en: 6,
  fr: 4,
  du: 4,
  wi: 6,
  bi: 4,
  na: 3,
  sk: 3,
  gs: 4,
  ak: 4,
  ec: 3,
  lo: 5,
  bv: 3,
  mu: 2,
  ckv: 1,
  ma: 1,
}

/** Letters that an address can have. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

const addressOf = ({ givenName, before, familyName }: Named): string =>
  `${plain(givenName).slice(0, 1)}.${plain(before + familyName)}@oefencollege.example`

/** Everybody who works at the practice school; no two of them have one address. */
export const staffOf = (chance: Chance): readonly Colleague[] => {
  const taken = new Set<string>()
  const staff: Colleague[] = []
  const add = (named: Named): boolean => {
    const email = addressOf(named)
    if (taken.has(email)) return false
    taken.add(email)
    staff.push({ ...named, id: `staff-${String(staff.length + 1).padStart(3, '0')}`, email })
    return true
  }
  const invent = (more: Pick<Named, 'subject'>): void => {
    for (;;) {
      const [before, familyName] = chance.pick(familyNames)
      if (add({ givenName: chance.pick(givenNames), before, familyName, ...more })) return
    }
  }
  for (const named of known) add(named)
  for (const subject of Object.keys(subjects) as Subject[]) {
    const there = staff.filter((colleague) => colleague.subject === subject).length
    for (let more = there; more < teachersOf[subject]; more += 1) invent({ subject })
  }
  // The caretaker and the secretary may ask for advice as well.
  for (let more = 0; more < 2; more += 1) invent({})
  return staff
}
