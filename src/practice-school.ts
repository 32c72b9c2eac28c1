import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Database } from '../prisma/database.ts'
import { keepChoices } from '../prisma/keep-choices.ts'
import { keepPracticeQuestions } from '../prisma/practice-questions.ts'
import { schoolIdOf } from '../prisma/school-id.ts'
import type { PrismaTx } from '../prisma/stores/transaction.ts'
import type { Command, World } from './commands/command.ts'
import { importRoster } from './commands/import-roster.ts'
import { importTimetable } from './commands/import-timetable.ts'
import type { Vault } from './core/access/vault.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { practiceWorkspace } from './core/people/account.ts'
import { errandHere } from './errand-here.ts'
import { errandsOn } from './errands.ts'
import { furnishers, furnishing, makeTrajectories } from './practice-trajectories.ts'
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

/** Whom the teacher with a chair looks up: one of their own pupils, with a trajectory, and one whom they do not teach. */
export const practicePupils = { own: 'Emir van Leeuwen', another: 'Joris Kuiper' } as const

/** Who asked the questions that are there already; none of them has a chair. */
const askers = ['m.muller', 'f.gerritsen', 's.kramer']

/** What bringing in the invented school takes. Without a vault it has no trajectories. */
export type Furnishing = { readonly clock: Clock; readonly newId: NewId; readonly vault?: Vault | undefined }

const inPracticeSchool = <T>(database: Database, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
  database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${practiceSchoolId}, true)`
    return work(tx)
  })

const personOf = async (tx: PrismaTx, email: string): Promise<string> =>
  (
    await tx.person.findFirstOrThrow({
      where: { email: addressOf(email), leftAt: null },
      select: { id: true },
    })
  ).id

/** Makes the trajectories through accounts that are there for that alone, and takes these away again. */
const keepTrajectories = async (
  database: Database,
  vault: Vault,
  { clock, newId: makeId }: Furnishing,
): Promise<void> => {
  const people = new Map<string, string>()
  const pupils = await inPracticeSchool(database, async (tx) => {
    await tx.workspace.createMany({
      data: { platform: 'browser', id: furnishing, schoolId: practiceSchoolId },
      skipDuplicates: true,
    })
    for (const email of furnishers) {
      const personId = await personOf(tx, email)
      people.set(email, personId)
      await tx.account.createMany({
        data: {
          id: makeId(),
          schoolId: practiceSchoolId,
          personId,
          platform: 'browser',
          workspace: furnishing,
          externalUser: email,
          reachable: false,
        },
        skipDuplicates: true,
      })
    }
    const students = await tx.student.findMany({ select: { id: true, number: true } })
    return new Map(students.map(({ id, number }) => [number, id]))
  })
  await makeTrajectories(database, {
    school: practiceSchoolId,
    zone: 'Europe/Amsterdam',
    pupils,
    people,
    vault,
    clock,
    newId: makeId,
  })
  await inPracticeSchool(database, async (tx) => {
    // Nobody is knocked about what was there before anybody practised.
    await tx.delivery.deleteMany({ where: { adviceId: null } })
    await tx.account.deleteMany({ where: { platform: 'browser', workspace: furnishing } })
    await tx.workspace.deleteMany({ where: { platform: 'browser', id: furnishing } })
  })
}

/**
 * Brings in the invented school with what practising needs: chairs for some, questions in every stage, and pupils with
 * a trajectory. The mark comes last.
 */
export const furnishPracticeSchool = async (database: Database, world: Furnishing): Promise<void> => {
  const { clock, newId: makeId, vault } = world
  await bringInPracticeSchool(database, clock)
  if (vault) await keepTrajectories(database, vault, world)
  const schoolId = practiceSchoolId
  await inPracticeSchool(database, async (tx) => {
    const idOf = (email: string): Promise<string> => personOf(tx, email)
    for (const [externalUser, email] of chairs) {
      const account = { platform: 'browser', workspace: practiceWorkspace, externalUser, reachable: true }
      await tx.account.create({ data: { id: makeId(), schoolId, personId: await idOf(email), ...account } })
    }
    await keepPracticeQuestions(tx, {
      school: schoolId,
      askers: await Promise.all(askers.map(idOf)),
      handler: await idOf('m.elamrani'),
      workers: await Promise.all(workers.map(idOf)),
      now: clock(),
      newId: makeId,
    })
    await tx.workspace.create({ data: { platform: 'browser', id: practiceWorkspace, schoolId } })
  })
}
