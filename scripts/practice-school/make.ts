import { chanceOf } from './chance.ts'
import { oneRosterOf } from './one-roster.ts'
import { pupilsOf } from './pupils.ts'
import { schoolYamlOf } from './school-yaml.ts'
import { staffOf } from './staff.ts'
import { timetableOf } from './timetable.ts'
import { timetableCsvOf } from './timetable-csv.ts'

/** Every file of the practice school by its name; the same seed makes the same school, to the letter. */
export const practiceSchoolOf = (seed: number): Readonly<Record<string, string>> => {
  const chance = chanceOf(seed)
  const staff = staffOf(chance)
  const pupils = pupilsOf(chance)
  const lessons = timetableOf(staff, chance)
  return {
    ...oneRosterOf({ staff, pupils, lessons }, chance),
    'school.yaml': schoolYamlOf(staff),
    'timetable.csv': timetableCsvOf(lessons),
  }
}

/** The seed of the school that comes with the project. */
export const seed = 2026
