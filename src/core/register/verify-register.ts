import type { RegisterReading } from './chain.ts'
import { type Course, expectNoneMissing, newCourse, takeSeals } from './check-seals.ts'
import type { Evidence, Verified } from './fault.ts'
import { beginning } from './seal.ts'

const rowsAtOnce = 2000
/** A row is sealed within ten seconds; one that is left behind for this long was not left by a busy moment. */
const patience = { minutes: 10 }

/** The chain begins with its first seal, or where an intact seal says that it was cut. */
const expectBeginning = ({ first, cut, faults }: Course): void => {
  if (!first || (cut && first.number <= cut.to)) return
  const number = (cut?.to ?? 0) + 1
  expectNoneMissing(faults, number, first.number)
  if (first.number === number && first.previous !== (cut?.hash ?? beginning))
    faults.push({ is: 'seal-out-of-place', seal: number })
}

const expectEnd = ({ last, cut, faults }: Course, { anchored }: Evidence): void => {
  const newest = last?.seal.number ?? 0
  if (last && anchored.size === 0) faults.push({ is: 'not-anchored', seal: newest })
  let to = 0
  for (const number of anchored.keys()) to = Math.max(to, number)
  if (to > newest) faults.push({ is: 'end-removed', seal: newest + 1, to })
  const beginning = cut && anchored.get(cut.to)
  if (cut && beginning && beginning !== cut.hash) faults.push({ is: 'end-replaced', seal: cut.to })
}

/** Rows that nothing covers. One that was sealed while we looked is covered by a seal that we had not seen yet. */
const expectNothingAdded = async (
  course: Course,
  evidence: Evidence,
  reading: RegisterReading,
): Promise<number> => {
  const uncovered: number[] = []
  let count = 0
  for (let after = 0; ; ) {
    const rows = await reading.settled(after, rowsAtOnce)
    count += rows.length
    uncovered.push(...rows.filter((row) => !course.covered.has(row)))
    after = rows.at(-1) ?? after
    if (rows.length < rowsAtOnce) break
  }
  if (uncovered.length > 0) await takeSeals(course, evidence, reading)
  for (const row of uncovered) if (!course.covered.has(row)) course.faults.push({ is: 'row-added', row })
  return count
}

const verifyOnce = async (
  evidence: Evidence,
  reading: RegisterReading,
  course: Course,
): Promise<Verified> => {
  const { faults, emptied, forgotten } = course
  await takeSeals(course, evidence, reading)
  const rows = await expectNothingAdded(course, evidence, reading)
  expectBeginning(course)
  expectEnd(course, evidence)
  for (const [row, seal] of emptied) if (!forgotten.has(row)) faults.push({ is: 'row-emptied', row, seal })
  const waiting = await reading.waiting()
  const late = course.last?.seal.at.subtract(patience).epochMilliseconds ?? 0
  for (const { row, at } of waiting) {
    if (!at) faults.push({ is: 'row-removed', row })
    else if (at.epochMilliseconds < late) faults.push({ is: 'row-passed-over', row })
  }
  return {
    seals: course.seals,
    rows,
    forgotten: emptied.size,
    waiting: waiting.length,
    cutTo: course.cut?.to,
    faults,
  }
}

/** Holds the register of a school against its seals, and the seals against what was written down elsewhere. */
export const verifyRegister = async (evidence: Evidence, reading: RegisterReading): Promise<Verified> => {
  for (;;) {
    const course = newCourse()
    const verified = await verifyOnce(evidence, reading, course)
    // What was cut off while we looked is missing, and that is no fault.
    const since = await reading.seals((course.last?.seal.number ?? 0) + 1, 50)
    if (verified.faults.length === 0 || !since.some(({ sealed }) => sealed.kind === 'cut')) return verified
  }
}
