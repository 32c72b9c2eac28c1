import { z } from 'zod'

const count = { add: z.int(), change: z.int(), end: z.int() }
const Count = z.strictObject(count)
const CountOfSome = z.strictObject({ before: z.int(), ...count })

/** What a roster adds, changes and ends, and of those at school how many there were before. */
export const RosterCounts = z.strictObject({
  people: CountOfSome,
  students: CountOfSome,
  classes: Count,
  enrolments: Count,
  tasks: Count,
})
export type RosterCounts = z.infer<typeof RosterCounts>

const largestPart = 1 / 5

/** Whether so many would leave at once that it is more likely a mistake in the roster. */
export const isAlarming = ({ people, students }: RosterCounts): boolean =>
  [people, students].some(({ before, end }) => end > before * largestPart)

/** Whether everything stays as it is. */
export const isNothing = (counts: RosterCounts): boolean =>
  Object.values(counts).every(({ add, change, end }) => add + change + end === 0)
