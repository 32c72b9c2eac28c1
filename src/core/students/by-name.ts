import { withoutParticles } from '../roster/dutch-name.ts'
import type { Student } from './student.ts'

const { compare } = new Intl.Collator('nl')

/** Compares pupils as a class list has them: by family name without tussenvoegsels, then by the name they are called. */
export const byName = (one: Student, other: Student): number =>
  compare(withoutParticles(one.familyName), withoutParticles(other.familyName)) ||
  compare(one.nickname ?? one.givenName, other.nickname ?? other.givenName)
