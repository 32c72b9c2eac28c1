import { z } from 'zod'
import type { SchoolId } from '../../src/core/kernel/ids.ts'
import { type ChoicesStore, SchoolChoices } from '../../src/core/school/school-choices.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { PrismaTx } from './transaction.ts'

/** What the school of this transaction chose. A school without a file of its own has the usual choices. */
export const choicesStore = (tx: PrismaTx, school: SchoolId): ChoicesStore => ({
  schoolChoices: async () => {
    const { choices, name, zone, locale, emergencyPhone, topics } = await tx.school.findUniqueOrThrow({
      where: { id: school },
    })
    const fromFile = z.record(z.string(), z.unknown()).parse(choices)
    // The columns are what every conversation goes by, so they have the last word.
    return {
      ...SchoolChoices.parse(fromFile),
      name,
      zone,
      language: Locale.parse(locale),
      emergencyPhone,
      topics,
    }
  },
})
