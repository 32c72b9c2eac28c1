import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { serverDatabase } from '../prisma/database.ts'
import { keepSchool } from '../prisma/keep-school.ts'
import { SchoolFile } from '../prisma/school-file.ts'
import { migrateServer } from '../prisma/server-migrations.ts'
import { openStore } from '../prisma/store.ts'
import { openDoor } from '../src/core/app/open-door.ts'
import { fillVault } from '../src/vault/fill-vault.ts'
import { masterKeyFrom } from '../src/vault/master-key.ts'
import { openVaultFolder } from '../src/vault/vault-folder.ts'
import { startPostgres } from '../test/support/postgres-server.ts'
import { quickFolder } from '../test/support/quick-folder.ts'
import { known } from './platforms.ts'
import { users } from './requests.ts'
import type { Place } from './school.ts'

const students = 2000
const perClass = 28
/** One in so many pupils has a trajectory. */
const oneIn = 10

const given =
  'Sanne Daan Noor Sem Julia Levi Emma Finn Zoë Jayden Lotte Bram Fleur Thijs Yasmin Mohammed'.split(' ')
/** A family name for every number, made of syllables, so that no two are a slip of the hand apart. */
const familyOf = (number: number): string => {
  const letters = createHash('sha256').update(String(number)).digest()
  const syllable = (at: number): string => {
    const byte = letters[at] ?? 0
    return `${'bdfghklmnprstvwz'.charAt(byte & 15)}${'aeio'.charAt((byte >> 4) & 3)}`
  }
  return [0, 1, 2, 3, 4].map(syllable).join('')
}

/** From here on every second pupil is called almost as the one before. */
const alike = students - 60

const nameOf = (number: number): { readonly givenName: string; readonly familyName: string } => {
  const isSecond = number >= alike && number < students && number % 2 === 1
  if (!isSecond) return { givenName: given[number % given.length] ?? '', familyName: familyOf(number) }
  const { givenName, familyName } = nameOf(number - 1)
  return { givenName, familyName: `${familyName}s` }
}
const fullName = (number: number): string => {
  const { givenName, familyName } = nameOf(number)
  return `${givenName} ${familyName}`
}

const classOf = (number: number): string => `K${Math.floor(number / perClass)}`
/** The class of a pupil, and six more in which they sit with others. */
const classesOf = (number: number): readonly string[] => [
  classOf(number),
  ...[1, 2, 3, 4, 5, 6].map((subject) => `S${subject}${(number * subject) % 70}`),
]
const hasTrajectory = (number: number): boolean => number % oneIn === 3

/** Teachers beside the asker, each with a few classes, one of them as its mentor. */
const colleagues = Array.from({ length: 148 }, (_, number) => ({
  givenName: given[number % given.length] ?? '',
  familyName: familyOf(5000 + number),
  roles: ['teacher'],
  teaches: [1, 2, 3, 4].map((step) => `S${1 + ((number + step) % 6)}${(number * step) % 70}`),
  ...(number >= 5 && number < 71 && { mentorOf: [`K${number}`] }),
  accounts: [{ platform: 'slack', workspace: known.team, user: `U0T${number}` }],
}))

const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: known.team }],
  people: [
    {
      givenName: 'Jan',
      familyName: 'Bakker',
      roles: ['teacher'],
      teaches: ['K0', 'K1', 'K2', 'K3', 'K4'],
      accounts: [{ platform: 'slack', workspace: known.team, user: users.asker.slack }],
    },
    {
      givenName: 'Zeynep',
      familyName: 'Yılmaz',
      roles: ['coordinator'],
      accounts: [{ platform: 'slack', workspace: known.team, user: 'U0ZEYNEP' }],
    },
    ...colleagues,
  ],
  students: Array.from({ length: students }, (_, number) => ({
    number: String(100_000 + number),
    ...nameOf(number),
    classes: classesOf(number),
  })),
})

/** The names to look up, by what is behind them. Those of the first four must not be told apart, nor the two after them. */
export type Kinds = Readonly<
  Record<
    'unknown' | 'without' | 'hidden' | 'alike' | 'ownWithout' | 'ownNothing' | 'ownTold',
    readonly string[]
  >
>

const numbers = (from: number, until: number): readonly number[] =>
  Array.from({ length: until - from }, (_, at) => from + at)

const own = numbers(0, 4 * perClass)
const told = numbers(4 * perClass, 5 * perClass)
const others = numbers(5 * perClass, alike)

const kinds: Kinds = {
  unknown: numbers(students, students + 1800).map(fullName),
  without: others.filter((number) => !hasTrajectory(number)).map(fullName),
  hidden: others.filter(hasTrajectory).map(fullName),
  alike: numbers(alike, students).map(fullName),
  ownWithout: own.filter((number) => !hasTrajectory(number)).map(fullName),
  ownNothing: own.filter(hasTrajectory).map(fullName),
  ownTold: told.filter(hasTrajectory).map(fullName),
}

/** The names of all kinds in turn. */
export const namesOf = (kinds: Kinds): (() => string) => {
  const all = Object.values(kinds)
  let asked = 0
  return () => {
    const names = all[asked % all.length] ?? []
    asked += 1
    return names[Math.floor(Math.random() * names.length)] ?? ''
  }
}

/** A school of two thousand pupils, one in ten of them with a trajectory, and of the asker's own some with something to know. */
export const lookUpSchool = async (): Promise<Place & { readonly kinds: Kinds }> => {
  const server = await startPostgres()
  if (!server) throw new Error('npm has no PostgreSQL for this platform, so nothing can be measured')
  await migrateServer(server.url)
  const database = await serverDatabase(server.url, () => {})
  const kept = await keepSchool(database.client, school, newId)
  const keysDir = await quickFolder('trajectbot-keys-')
  const masterKey = randomBytes(32).toString('base64')
  const vault = await openVaultFolder(keysDir, masterKeyFrom(masterKey))
  const store = openStore(database.client, { newId, enqueue: async () => undefined })
  await fillVault(vault, store, () => {})
  const door = openDoor({
    store,
    vault,
    clock: () => Temporal.Now.instant(),
    newId,
    newCode: newId,
    log: () => {},
  })
  const coordinator = async (command: string, args: Readonly<Record<string, string>>): Promise<void> => {
    const account = { platform: 'slack', workspace: known.team, user: 'U0ZEYNEP' } as const
    const visit = { account, event: randomUUID(), canOpen: true, platformLocale: undefined } as const
    await door.enter({ ...visit, conversation: undefined, gesture: { is: 'command', command, args } })
  }
  for (const number of numbers(0, students).filter(hasTrajectory)) {
    const of = { student: kept.students[number] ?? '' }
    const agreement = { ...of, agreement: newId() }
    await coordinator('trajectory.enrol', {
      ...of,
      trajectory: newId(),
      requestedBy: 'mentor',
      reason: 'extra-support',
    })
    const terms = { kind: 'other', sentence: 'Mag tien minuten eerder weg.', from: '01-01-2026' }
    await coordinator('agreement.propose', { ...agreement, ...terms, level: 'what-to-do' })
    // Of the asker's own pupils outside the last class nothing is confirmed yet.
    if (number >= 4 * perClass) await coordinator('agreement.confirm', agreement)
  }
  await database.close()
  return {
    kinds,
    env: { DATABASE_URL: server.url, MASTER_KEY: masterKey, KEYS_DIR: keysDir },
    remove: async () => {
      await server.stop()
      await rm(keysDir, { recursive: true, force: true })
    },
  }
}
