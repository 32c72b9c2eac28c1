import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Database } from '../prisma/database.ts'
import { keepChoices } from '../prisma/keep-choices.ts'
import { keepPracticeQuestions } from '../prisma/practice-questions.ts'
import { schoolIdOf } from '../prisma/school-id.ts'
import type { Command, World } from './commands/command.ts'
import { importRoster } from './commands/import-roster.ts'
import { importTimetable } from './commands/import-timetable.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { practiceWorkspace } from './core/people/account.ts'
import { errandHere } from './errand-here.ts'
import { errandsOn } from './errands.ts'
import { readSchoolFiles } from './server/school-files.ts'

/** Where the invented school lies: a school file, a OneRoster export and a timetable, as any school has them. */
export const practiceFolder = join(import.meta.dirname, '../prisma/practice-school')

/**
 * Brings in the invented school the way a school brings in its own, from the files of its folder; its choices may be
 * given with more in them.
 */
export const bringInPracticeSchool = async (
  database: Database,
  clock: Clock,
  schoolFile: string = join(practiceFolder, 'school.yaml'),
): Promise<void> => {
  const { found, faults } = await readSchoolFiles({ paths: [schoolFile], named: true })
  const [file] = found
  if (!file || faults.length > 0) throw new Error(`the invented school has faults: ${faults.join(' ')}`)
  await keepChoices(database.client, file, clock())
  const errands = errandsOn(database, { clock, newId })
  const run = async (command: Command, args: readonly string[]): Promise<void> => {
    const said: string[] = []
    const open: (() => Promise<void>)[] = []
    const world: World = {
      from: practiceFolder,
      say: (line) => void said.push(line),
      note: () => undefined,
      ask: async () => false,
      lookAround: async () => [],
      errand: async (name) => {
        const talk = errandHere(errands, name)
        open.push(talk.close)
        return talk
      },
    }
    const code = await command.run([...args, '--school', file.choices.key], world)
    for (const close of open) await close()
    if (code !== 0) throw new Error(`the invented school could not be brought in: ${said.join(' ')}`)
  }
  await run(importRoster, ['.', '--yes'])
  await run(importTimetable, ['timetable.csv'])
}

/** By this id the invented school is known on every machine. */
export const practiceSchoolId = schoolIdOf('oefencollege')

/** Whose chairs stand at the practice page: the account by the address in the roster. */
const chairs: readonly (readonly [seat: string, email: string])[] = [
  ['teacher', 'j.bakker'],
  ['mentor', 'e.smit'],
  ['support-worker', 'k.devries'],
  ['other-support-worker', 'm.elamrani'],
  ['coordinator', 'z.yilmaz'],
]

const addressOf = (email: string): string => `${email}@oefencollege.example`

/** The support workers, who heard of the question that is still open. */
const workers = ['k.devries', 'm.elamrani', 'h.intveld']

/** Who asked the questions that are there already; none of them has a chair. */
const askers = ['m.muller', 'f.gerritsen', 's.kramer']

/** Brings in the invented school with what practising needs: chairs for some, and questions in every stage. The mark comes last. */
export const furnishPracticeSchool = async (
  database: Database,
  { clock, newId: makeId }: { readonly clock: Clock; readonly newId: NewId },
): Promise<void> => {
  await bringInPracticeSchool(database, clock)
  const schoolId = practiceSchoolId
  await database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
    const personOf = async (email: string): Promise<string> =>
      (
        await tx.person.findFirstOrThrow({
          where: { email: addressOf(email), leftAt: null },
          select: { id: true },
        })
      ).id
    for (const [externalUser, email] of chairs) {
      const account = { platform: 'browser', workspace: practiceWorkspace, externalUser, reachable: true }
      await tx.account.create({
        data: { id: makeId(), schoolId, personId: await personOf(email), ...account },
      })
    }
    await keepPracticeQuestions(tx, {
      school: schoolId,
      askers: await Promise.all(askers.map(personOf)),
      handler: await personOf('m.elamrani'),
      workers: await Promise.all(workers.map(personOf)),
      now: clock(),
      newId: makeId,
    })
    await tx.workspace.create({ data: { platform: 'browser', id: practiceWorkspace, schoolId } })
  })
}
