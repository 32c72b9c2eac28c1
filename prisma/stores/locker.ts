import type { Permit, Subject } from '../../src/core/access/permit.ts'

/** The pupil that a permit is about, with their locker; a permit about anything else is a mistake of ours. */
export const pupilIn = ({ subject, action }: Permit): Extract<Subject, { kind: 'pupil' }> => {
  if (subject.kind === 'pupil') return subject
  throw new Error(`a permit for ${action} that is not about a pupil`)
}
