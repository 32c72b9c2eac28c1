import type { Vault } from '../access/vault.ts'
import type { Clock } from '../kernel/clock.ts'
import type { DraftId, NewId, SchoolId, StudentId } from '../kernel/ids.ts'
import type { Forgettable, ForgettingStore } from './forgetting-store.ts'

/** What forgetting takes. */
export type Forgetting = {
  readonly store: ForgettingStore
  readonly vault: Vault | undefined
  /** Takes pupils out of the lines of the access register that name them; how many lines that were. */
  readonly takeOut: (school: SchoolId, students: readonly StudentId[]) => Promise<number>
  readonly clock: Clock
  readonly newId: NewId
}

type Whom = Pick<Forgettable, 'student' | 'stays'>

/**
 * One time from the locker to the rows and back. The locker is taken out of use first, so that nothing is added any
 * more and the rows can still be found by it; it is destroyed last, when there is nothing left to find.
 */
const forgetOnce = async (
  { store, vault, takeOut, clock, newId }: Forgetting,
  school: SchoolId,
  { student, stays }: Whom,
  drafts: readonly DraftId[],
): Promise<string> => {
  const retired = await vault?.retire(school, student, stays)
  // The same again after a break: the locker knows the number of its own certificate, and nobody else does.
  const certificate = retired?.locker.idFor('certificate') ?? newId()
  const lines = await takeOut(school, [student])
  await store.erase(school, {
    student,
    locker: retired?.locker,
    certificate,
    drafts,
    erasedAlready: {
      ...(retired && retired.copies > 0 ? { 'key-copies': retired.copies } : {}),
      ...(lines > 0 ? { lines } : {}),
    },
    at: clock(),
  })
  await vault?.destroy(school, student)
  return certificate
}

/**
 * Forgets all of one pupil but the name: what was begun before is finished first, and then once more from the start.
 * Broken off anywhere and done again it ends the same. It gives the numbers of the certificates, the last one last.
 */
export const forgetPupil = async (
  forgetting: Forgetting,
  school: SchoolId,
  whom: Whom,
  drafts: readonly DraftId[] = [],
): Promise<readonly [string, ...string[]]> => {
  const begun = (await forgetting.vault?.retired(school)) ?? []
  const once = (): Promise<string> => forgetOnce(forgetting, school, whom, drafts)
  return begun.includes(whom.student) ? [await once(), await once()] : [await once()]
}

/** Finishes what was begun for pupils of a school and broken off. */
export const finishForgetting = async (
  forgetting: Forgetting,
  school: SchoolId,
  isPupil: (student: Whom['student']) => Promise<boolean>,
): Promise<number> => {
  const begun = (await forgetting.vault?.retired(school)) ?? []
  for (const student of begun)
    await forgetOnce(forgetting, school, { student, stays: await isPupil(student) }, [])
  return begun.length
}
