import { z } from 'zod'
import type { Vault } from '../access/vault.ts'
import type { Errand } from '../app/talk.ts'
import type { Clock } from '../kernel/clock.ts'
import { Part } from '../view/letter.ts'
import type { InspectionStore } from './inspection.ts'
import { inspectionLetter } from './inspection-letter.ts'

/** About whom a letter is wanted. */
export const InspectOrder = z.strictObject({
  school: z.string().max(40).optional(),
  number: z.string().min(1).max(40),
})

/** The letter piece by piece, or why there is none. */
export const InspectAnswer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(['no-school', 'nobody', 'several', 'end']) }),
  z.strictObject({ is: z.literal('letter'), title: z.string(), foot: z.string() }),
  z.strictObject({ is: z.literal('part'), part: Part }),
])
export type InspectAnswer = z.infer<typeof InspectAnswer>

/** Gathers everything about one pupil for a letter. That this was done stands in the register. */
export const inspectStudent =
  (store: InspectionStore, openVault: () => Promise<Vault | undefined>, clock: Clock): Errand =>
  async (talk) => {
    const tell = (answer: InspectAnswer): Promise<void> => talk.say(answer)
    const { school: key, number } = await talk.hear(InspectOrder)
    const school = await store.schoolFor(key)
    if (!school) return tell({ is: 'no-school' })
    const [student, another] = await store.studentsOf(school, number)
    if (!student) return tell({ is: 'nobody' })
    if (another) return tell({ is: 'several' })
    const vault = await openVault()
    const locker = await vault?.find(school, student)
    const now = clock()
    const { title, foot, parts } = inspectionLetter(
      await store.inspect({ school, student, locker }, now),
      now,
    )
    await tell({ is: 'letter', title, foot })
    for (const part of parts) await tell({ is: 'part', part })
    return tell({ is: 'end' })
  }
