import type { Chance } from './chance.ts'
import { classes } from './classes.ts'
import { calledOtherwise, familyNames, givenNames } from './names.ts'

export type Pupil = {
  readonly id: string
  readonly number: string
  readonly givenName: string
  readonly called: string
  readonly before: string
  readonly familyName: string
  readonly class: string
}

type Named = Omit<Pupil, 'id' | 'number' | 'class'>

/** Those who must be there: the pupil of the tour, two of one name in one class, and one of that name elsewhere. */
const known: Readonly<Record<string, readonly Named[]>> = {
  '2B': [
    { givenName: 'Sanne', called: '', before: 'van den', familyName: 'Berg' },
    { givenName: 'Noor', called: '', before: 'de', familyName: 'Wit' },
    { givenName: 'Noor', called: '', before: 'de', familyName: 'Wit' },
    { givenName: 'Zoë', called: '', before: '', familyName: 'Çelik' },
  ],
  '3A': [{ givenName: 'Sanne', called: '', before: 'van den', familyName: 'Berg' }],
  '1C': [{ givenName: 'Jean-Pierre', called: 'JP', before: "van 't", familyName: 'Hof' }],
}

const invented = (chance: Chance): Named => {
  const [before, familyName] = chance.pick(familyNames)
  if (chance.happens(92)) return { givenName: chance.pick(givenNames), called: '', before, familyName }
  const [givenName, called] = chance.pick(calledOtherwise)
  return { givenName, called, before, familyName }
}

/** About nine hundred pupils, between twenty and twenty-five in a class. */
export const pupilsOf = (chance: Chance): readonly Pupil[] => {
  let number = 204_100
  return classes.flatMap((group) => {
    const there = known[group.name] ?? []
    const size = 20 + chance.below(6)
    const named = [...there, ...Array.from({ length: size - there.length }, () => invented(chance))]
    return named.map((pupil) => {
      // Numbers have gaps, as where pupils left.
      number += 1 + chance.below(3)
      return { ...pupil, id: `pupil-${number}`, number: String(number), class: group.name }
    })
  })
}
