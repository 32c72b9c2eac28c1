import { faultInWords } from '../roster/fault.text.ts'
import type { Fault } from '../roster/fault.ts'

const words = {
  'unknown-class': () =>
    'names a class that the roster does not have now. Mend it, or map it under "classes".',
  'class-twice': () => 'names a class of which the roster has several. Use the id that the roster has.',
  'unknown-teacher': () =>
    'names nobody who works here now. Use an e-mail address or the id of the roster, or map it under "teachers".',
  'teacher-twice': () => 'is the address of several people. Use the id that the roster has.',
  'no-weekday': () => 'is no weekday, such as ma or monday. Mend it, or map it under "weekdays".',
  'no-hour': () => 'is no lesson hour, such as 3 or 3-4. Mend it, or map it under "hours".',
  'not-on-the-bells': (hint: string) =>
    `is no lesson hour of this school, which has ${hint}. Mend one of the two.`,
  'no-week': () => 'is neither A nor B. Mend it, or map it under "weeks".',
  'lesson-twice': (hint: string) => `is the same lesson as in row ${hint}. Keep one.`,
} as const

/** What can be wrong with a timetable beside what can be wrong with any file. */
export type TimetableFaultKind = keyof typeof words

/** One fault in a timetable. It never carries what stood there. */
export type TimetableFault =
  | Fault
  | (Omit<Fault, 'kind'> & { readonly row: number; readonly kind: TimetableFaultKind })

const isOurs = (fault: TimetableFault): fault is Exclude<TimetableFault, Fault> => fault.kind in words

/** A fault in plain words: where it is, what is wrong and how to mend it. */
export const timetableFaultInWords = (fault: TimetableFault): string => {
  if (!isOurs(fault)) return faultInWords(fault)
  const { file, row, column, kind, hint = '' } = fault
  return `${[file, `row ${row}`, column].filter(Boolean).join(', ')}: ${words[kind](hint)}`
}
