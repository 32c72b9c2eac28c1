import { z } from 'zod'
import type { SchoolId } from '../../src/core/kernel/ids.ts'
import { type ChoicesStore, SchoolChoices } from '../../src/core/school/school-choices.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { PrismaTx } from './transaction.ts'

const mostRemembered = 100
const remembered = new Map<string, SchoolChoices>()

/** Choices as they were kept, checked. Checking takes longer than reading them, so the same text is checked once. */
const checked = (text: string): SchoolChoices => {
  const choices =
    remembered.get(text) ?? SchoolChoices.parse(z.record(z.string(), z.unknown()).parse(JSON.parse(text)))
  remembered.delete(text)
  remembered.set(text, choices)
  const [oldest] = remembered.keys()
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
  return choices
}

/** What the school of this transaction chose. A school without a file of its own has the usual choices. */
export const choicesStore = (tx: PrismaTx, school: SchoolId): ChoicesStore => ({
  schoolChoices: async () => {
    const { choices, name, zone, locale, emergencyPhone, topics } = await tx.school.findUniqueOrThrow({
      where: { id: school },
    })
    // The columns are what every conversation goes by, so they have the last word.
    return {
      ...checked(JSON.stringify(choices)),
      name,
      zone,
      language: Locale.parse(locale),
      emergencyPhone,
      topics,
    }
  },
})
