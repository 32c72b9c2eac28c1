import type { Temporal } from 'temporal-polyfill'
import { knowsVacations, schoolYearOf } from '../kernel/school-calendar.ts'
import type { AppliedChoices, SchoolChoices } from './school-choices.ts'

/** Without vacations, the bot takes those of this school year for school days. */
const vacationsToMind = (choices: SchoolChoices, today: Temporal.PlainDate): readonly string[] => {
  const year = schoolYearOf(today)
  if (knowsVacations(choices, year)) return []
  const why = choices.calendar.region
    ? "the government's are not known here for that year"
    : "with calendar.region the government's are used where they are known"
  return [
    `no vacations are known for ${year}-${year + 1}, so every weekday of it counts as a school day. Fill in calendar.vacations; ${why}.`,
  ]
}

/** What the admin should know of choices that are good in themselves, in words. */
export const whatToMind = (
  choices: SchoolChoices,
  { emails, classes }: AppliedChoices['unknown'],
  today: Temporal.PlainDate,
): readonly string[] => [
  ...emails.map((email) => `${email} is named, and nobody at school has that address alone.`),
  ...classes.map((name) => `a mentor is named for class ${name}, and no class has that name alone.`),
  ...vacationsToMind(choices, today),
]
