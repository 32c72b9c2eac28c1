import type { RegisterReading } from './chain.ts'
import type { Evidence, Fault } from './fault.ts'
import { hashOf, type Seal } from './seal.ts'

const sealsAtOnce = 50

/** What is known after the seals that were read so far. */
export type Course = {
  last: { readonly seal: Seal; readonly intact: boolean } | undefined
  first: Seal | undefined
  seals: number
  cut: { readonly to: number; readonly hash: string } | undefined
  readonly covered: Set<number>
  readonly emptied: Map<number, number>
  readonly forgotten: Set<number>
  readonly faults: Fault[]
}

/** Whether a seal is as its key made it. */
const isIntact = (seal: Seal, { school, keys }: Evidence, faults: Fault[]): boolean => {
  const key = keys.find(({ name }) => name === seal.keyName)
  if (key && hashOf(school, seal, key) === seal.hash) return true
  faults.push({ is: key ? 'seal-changed' : 'key-unknown', seal: seal.number })
  return false
}

/** Notes which seals are missing before one. */
export const expectNoneMissing = (faults: Fault[], from: number, until: number): void => {
  if (from < until) faults.push({ is: 'seal-removed', seal: from, to: until - 1 })
}

const expectInPlace = ({ last, faults }: Course, seal: Seal, intact: boolean): void => {
  if (!last) return
  expectNoneMissing(faults, last.seal.number + 1, seal.number)
  const follows = last.seal.number + 1 === seal.number
  if (follows && intact && last.intact && seal.previous !== last.seal.hash)
    faults.push({ is: 'seal-out-of-place', seal: seal.number })
}

const checkRows = async (course: Course, seal: Seal, reading: RegisterReading): Promise<void> => {
  const { covered, emptied, faults } = course
  if (seal.sealed.kind !== 'rows') return
  const { rows } = seal.sealed
  const now = new Map((await reading.rows(rows.map(({ row }) => row))).map((one) => [one.row, one]))
  for (const { row, digest } of rows) {
    const at = { row, seal: seal.number }
    if (covered.has(row)) faults.push({ is: 'row-sealed-twice', ...at })
    covered.add(row)
    const found = now.get(row)
    if (!found) faults.push({ is: 'row-removed', ...at })
    else if (found.digest !== digest) faults.push({ is: 'row-changed', ...at })
    else if (found.forgotten) emptied.set(row, seal.number)
  }
}

const takeSeal = async (
  course: Course,
  seal: Seal,
  evidence: Evidence,
  reading: RegisterReading,
): Promise<void> => {
  const intact = isIntact(seal, evidence, course.faults)
  if (seal.hash !== (evidence.anchored.get(seal.number) ?? seal.hash))
    course.faults.push({ is: 'end-replaced', seal: seal.number })
  expectInPlace(course, seal, intact)
  const { sealed } = seal
  if (intact) {
    await checkRows(course, seal, reading)
    if (sealed.kind === 'forgotten') for (const row of sealed.rows) course.forgotten.add(row)
    if (sealed.kind === 'cut') course.cut = sealed
  } else if (sealed.kind === 'rows') for (const { row } of sealed.rows) course.covered.add(row)
  course.first ??= seal
  course.last = { seal, intact }
  course.seals += 1
}

/** Reads the seals that were not read yet, each with the rows that it covers. */
export const takeSeals = async (
  course: Course,
  evidence: Evidence,
  reading: RegisterReading,
): Promise<void> => {
  for (;;) {
    const seals = await reading.seals((course.last?.seal.number ?? 0) + 1, sealsAtOnce)
    for (const seal of seals) await takeSeal(course, seal, evidence, reading)
    if (seals.length < sealsAtOnce) return
  }
}

/** Before any seal was read. */
export const newCourse = (): Course => ({
  last: undefined,
  first: undefined,
  seals: 0,
  cut: undefined,
  covered: new Set(),
  emptied: new Map(),
  forgotten: new Set(),
  faults: [],
})
