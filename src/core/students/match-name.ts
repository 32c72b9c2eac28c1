import type { Student } from './student.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()

const words = (text: string): readonly string[] => plain(text).split(' ').filter(Boolean)

/**
 * The pupils a typed name can mean: by number, or when every typed word is a word of the name
 * (nickname and tussenvoegsel included) or names one of the pupil's classes.
 */
export const matchName = (typed: string, among: readonly Student[]): readonly Student[] => {
  const asked = words(typed)
  if (asked.length === 0) return []
  const byNumber = among.filter((student) => plain(student.number) === asked.join(' '))
  if (byNumber.length > 0) return byNumber
  return among.filter((student) => {
    const known = words(`${student.givenName} ${student.nickname ?? ''} ${student.familyName}`)
    const classes = student.classes.map(plain)
    const names = asked.filter((word) => !classes.includes(word))
    return names.length > 0 && names.every((word) => known.includes(word))
  })
}
