import type { SchoolId, StudentId } from '../kernel/ids.ts'
import type { Sealing } from './seal-register.ts'

/**
 * Takes pupils out of the rows of the access register that name them, for good: who looked, when and why stays, with a
 * digest in the place of whom it was about, so that the seals still hold. Gives how many rows that were. Rows about
 * what was agreed name nobody: whose they are, only a pupil's locker can tell, so they are forgotten with the locker.
 */
export const forgetInRegister = async (
  { chain, anchors, clock, log }: Sealing,
  school: SchoolId,
  students: readonly StudentId[],
): Promise<number> => {
  const { rows, seal } = await chain.forget(school, students, clock())
  if (seal) {
    await anchors.keep([{ school, seal }])
    log('register-forgot', { school, seal: seal.number, hash: seal.hash, rows })
  }
  return rows
}
