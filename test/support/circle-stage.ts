import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import type { Gesture } from '../../src/core/app/door.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { Block } from '../../src/core/view/block.ts'
import type { Reply } from '../../src/core/view/view.ts'
import { openSlips } from '../../src/paper/slip.ts'
import { fillVault } from '../../src/vault/fill-vault.ts'
import { type Engine, freshDatabase } from './databases.ts'
import { vaultInFolder } from './vault.ts'

/** Everybody around Sanne, and who is not. */
export const people = {
  'her teacher': { givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'] },
  'her mentor': { givenName: 'Mees', familyName: 'Mulder', roles: ['teacher', 'mentor'], mentorOf: ['2B'] },
  'her worker': { givenName: 'Karin', familyName: 'de Vries', roles: ['support-worker'] },
  'another worker': { givenName: 'Mo', familyName: 'el Amrani', roles: ['support-worker'] },
  'the coordinator': { givenName: 'Zeynep', familyName: 'Yılmaz', roles: ['coordinator'] },
  'the team leader': { givenName: 'Tess', familyName: 'Prins', roles: ['team-leader'] },
  'the privacy officer': { givenName: 'Fred', familyName: 'Gunst', roles: ['privacy-officer'] },
  'the administrator': { givenName: 'Ada', familyName: 'Beheer', roles: ['admin'] },
  'a teacher of another class': { givenName: 'Els', familyName: 'Smit', roles: ['teacher'], teaches: ['3A'] },
  'a caretaker': { givenName: 'Rob', familyName: 'Maas', roles: [] },
} as const
export type Seat = keyof typeof people
const seats = Object.keys(people) as Seat[]

/** Sanne has a trajectory; the others have none. */
export const pupils = {
  Sanne: { number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] },
  Daan: { number: '1002', givenName: 'Daan', nickname: 'Daantje', familyName: 'de Boer', classes: ['2B'] },
  Wesley: { number: '1003', givenName: 'Wesley', familyName: 'Kuipers', classes: ['3A'] },
  'the other Sanne': { number: '1004', givenName: 'Sanne', familyName: 'Jansen', classes: ['3A'] },
} as const
export type Pupil = keyof typeof pupils

const schoolIn = (workspace: string): SchoolFile =>
  SchoolFile.parse({
    name: 'Voorbeeldcollege',
    workspaces: [{ platform: 'slack', id: workspace }],
    people: seats.map((seat) => ({
      ...people[seat],
      accounts: [{ platform: 'slack', workspace, user: seat }],
    })),
    students: Object.values(pupils),
  })

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'quote':
      return `${block.who} ${block.when}\n${block.text}`
    case 'link':
      return `${block.label}\n${block.address}`
    case 'list':
      return block.items.map(({ title, detail }) => `${title}\n${detail}`).join('\n')
    default:
      return block.text
  }
}

/** All that a reply says, with the labels of its buttons. */
export const words = (reply: Reply): string => {
  switch (reply.kind) {
    case 'again':
      return ''
    case 'note':
      return [...reply.lines, ...reply.buttons.map(({ label }) => label)].join('\n')
    case 'panel':
      return [reply.title, ...reply.body.map(blockText), ...reply.buttons.map(({ label }) => label)].join(
        '\n',
      )
    case 'form':
      return [reply.title, ...reply.intro.map(blockText), ...reply.fields.map(({ label }) => label)].join(
        '\n',
      )
    case 'corrections':
      return Object.values(reply.remarks).join('\n')
  }
}

/** The first moment of a school day in Amsterdam: a Tuesday. */
export const morning = Temporal.Instant.from('2027-03-02T07:30:00Z')

/** A school behind one door, without any platform, on a day of one's own choosing. */
export const openCircle = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const vault = await vaultInFolder()
  const store = openStore(database.client, { newId, enqueue: async () => undefined, ask: database.ask })
  const kept = await keepSchool(database.client, schoolIn('T0HERE'), newId)
  const school = SchoolId.parse(kept.id)
  const lines: unknown[] = []
  const log = (event: string, fields: object) => void lines.push({ event, ...fields })
  await fillVault(vault, store, log)
  let now = morning
  const makeSlip = openSlips(() => 'https://trajectbot.example')
  const door = openDoor({ store, vault, clock: () => now, newId, newCode: newId, log, makeSlip })
  const enter = async (seat: string, gesture: Gesture, canOpen = true, workspace = 'T0HERE') => {
    const { reply } = await door.enter({
      account: { platform: 'slack', workspace, user: seat },
      event: newId(),
      canOpen,
      platformLocale: undefined,
      conversation: undefined,
      gesture,
    })
    return reply
  }
  const rows = (sql: string) =>
    database.client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return (await tx.$queryRawUnsafe(sql)) as readonly Record<string, unknown>[]
    })
  const idOf = (pupil: Pupil): StudentId => StudentId.parse(kept.students[Object.keys(pupils).indexOf(pupil)])
  const personOf = (seat: Seat): string => String(kept.people[seats.indexOf(seat)])
  const send = (seat: Seat, command: string, args: Readonly<Record<string, unknown>> = {}) =>
    enter(seat, { is: 'command', command, args })
  return {
    database,
    vault,
    store,
    school,
    door,
    lines,
    enter,
    rows,
    idOf,
    personOf,
    send,
    /** `/afspraken` with a name, in private. */
    looksUp: (seat: Seat, text: string) => enter(seat, { is: 'slash', name: 'afspraken', text }),
    at: (moment: Temporal.Instant) => {
      now = moment
    },
    /** Sanne gets a trajectory with her worker, and an agreement of each level. */
    supportsSanne: async (): Promise<void> => {
      const student = idOf('Sanne')
      await send('the coordinator', 'trajectory.enrol', {
        trajectory: newId(),
        student,
        requestedBy: 'mentor',
        reason: 'extra-support',
      })
      await send('the coordinator', 'trajectory.add-worker', { student, worker: personOf('her worker') })
      for (const [level, sentence] of Object.entries(sentences)) {
        const agreement = newId()
        const terms = { kind: 'other', sentence, level, from: '01-03-2027' }
        await send('her worker', 'agreement.propose', { student, agreement, ...terms })
        await send('her worker', 'agreement.confirm', { student, agreement })
      }
    },
  }
}
export type CircleStage = Awaited<ReturnType<typeof openCircle>>

/** What is agreed for Sanne, by how far one must see to know it. */
export const sentences = {
  'when-where': 'Is dinsdag het derde uur in de trajectvoorziening.',
  'what-to-do': 'Mag tien minuten eerder weg.',
} as const
