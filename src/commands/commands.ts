import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { forget } from './forget.ts'
import { importRoster } from './import-roster.ts'
import { importTimetable } from './import-timetable.ts'
import { inspectStudent } from './inspect-student.ts'
import { keys } from './keys.ts'
import { verifyRegister } from './verify-register.ts'

/** Every command by the word that calls it. */
export const commands: Readonly<Record<string, Command>> = {
  import: importRoster,
  timetable: importTimetable,
  forget,
  keys,
  register: verifyRegister,
  inspect: inspectStudent,
  doctor,
}

/** What there is to type. */
export const help = (): string =>
  [
    'Usage: npx trajectbot <command>',
    '',
    ...Object.values(commands).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]),
  ].join('\n')
