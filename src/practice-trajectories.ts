import { v5 } from 'uuid'
import type { Database } from '../prisma/database.ts'
import { openStore } from '../prisma/store.ts'
import type { Vault } from './core/access/vault.ts'
import { openDoor } from './core/app/open-door.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId, SchoolId } from './core/kernel/ids.ts'
import { schoolDay } from './core/kernel/school-time.ts'
import { dayAsTyped } from './core/kernel/typed-day.ts'
import { fillVault, takeIntoUse } from './vault/fill-vault.ts'

/** The workspace through which the trajectories of the invented school are made; it is gone before anybody practises. */
export const furnishing = 'furnishing'

type Told = {
  readonly number: string
  readonly worker: string
  readonly reason: string
  readonly plan: Readonly<Record<string, string>>
  readonly agreements: readonly { readonly kind: string; readonly level: string; readonly sentence: string }[]
}

/** Pupils with a trajectory, as there are some in every school. */
const trajectories: readonly Told[] = [
  {
    number: '204523',
    worker: 'k.devries',
    reason: 'return',
    plan: {
      strengths: 'Helpt anderen graag en maakt een klas aan het lachen.',
      ownWords: 'Ik wil gewoon in mijn eigen klas zitten, maar niet de hele dag.',
      school: 'Elke dag drie lessen in de eigen klas, en na de kerst vier.',
    },
    agreements: [
      {
        kind: 'time-out',
        level: 'what-to-do',
        sentence: 'Mag zonder uitleg tien minuten naar 1.04 als het te druk wordt.',
      },
      {
        kind: 'fixed-presence',
        level: 'when-where',
        sentence: 'Is dinsdag het derde uur in de trajectvoorziening.',
      },
    ],
  },
  {
    number: '204516',
    worker: 'm.elamrani',
    reason: 'physical',
    plan: { strengths: 'Weet precies wat wel en niet gaat.', ownWords: 'Vraag het mij gewoon zelf.' },
    agreements: [
      {
        kind: 'classroom-approach',
        level: 'what-to-do',
        sentence: 'Mag vijf minuten eerder weg om de drukte op de gang voor te zijn.',
      },
    ],
  },
]

/** The people through whom it is done: the account of each, and their address in the roster. */
export const furnishers = ['z.yilmaz', 'k.devries', 'm.elamrani'] as const

/**
 * Makes the trajectories of the invented school, through the one door: what stands there could have been done by hand.
 * Done again, it changes nothing.
 */
export const makeTrajectories = async (
  database: Database,
  {
    school,
    zone,
    pupils,
    people,
    vault,
    clock,
    newId,
  }: {
    readonly school: SchoolId
    readonly zone: string
    /** Pupils by number, and people by the beginning of their address. */
    readonly pupils: ReadonlyMap<string, string>
    readonly people: ReadonlyMap<string, string>
    readonly vault: Vault
    readonly clock: Clock
    readonly newId: NewId
  },
): Promise<void> => {
  const store = openStore(database.client, { newId, enqueue: async () => undefined })
  const here = { ...store, schools: async () => [school] }
  await takeIntoUse(vault, here)
  await fillVault(vault, here, () => undefined)
  const door = openDoor({ store, vault, clock, newId, newCode: newId, log: () => undefined })
  const does = async (
    who: string,
    command: string,
    args: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    await door.enter({
      account: { platform: 'browser', workspace: furnishing, user: who },
      event: newId(),
      canOpen: true,
      platformLocale: undefined,
      conversation: undefined,
      gesture: { is: 'command', command, args },
    })
  }
  const from = dayAsTyped(schoolDay(clock(), zone))
  for (const { number, worker, reason, plan, agreements } of trajectories) {
    const student = pupils.get(number)
    const id = (what: string): string => v5(`${number} ${what}`, school)
    await does('z.yilmaz', 'trajectory.enrol', {
      trajectory: id('trajectory'),
      student,
      requestedBy: 'parents',
      reason,
    })
    await does('z.yilmaz', 'trajectory.add-worker', { student, worker: people.get(worker) })
    await does(worker, 'trajectory.plan', { student, ...plan })
    for (const move of ['intake', 'start']) await does(worker, `trajectory.${move}`, { student })
    for (const [at, terms] of agreements.entries()) {
      const agreement = id(`agreement ${at}`)
      await does(worker, 'agreement.propose', { student, agreement, ...terms, from })
      await does(worker, 'agreement.confirm', { student, agreement })
    }
  }
}
