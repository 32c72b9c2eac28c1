import type { Temporal } from 'temporal-polyfill'
import { knowsVacations, schoolYearOf } from '../kernel/school-calendar.ts'
import type { SchoolChoices } from './school-choices.ts'

/** What the admin should know when nobody told when this school year's vacations are: the bot takes them for school days. */
export const unknownVacations = (choices: SchoolChoices, today: Temporal.PlainDate): readonly string[] => {
  const year = schoolYearOf(today)
  if (knowsVacations(choices, year)) return []
  const mend = choices.calendar.region
    ? "The government's are not known here for that year"
    : "With calendar.region the government's are used where they are known"
  return [`calendar.vacations: none are known for ${year}-${year + 1}, so it counts as one without. ${mend}.`]
}
