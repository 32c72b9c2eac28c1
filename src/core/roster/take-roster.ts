import type { Errand, Talk } from '../app/talk.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SchoolId } from '../kernel/ids.ts'
import { schoolDay } from '../kernel/school-time.ts'
import {
  ImportAnswer,
  type ImportOpening,
  ImportOrder,
  type ImportProgress,
  ImportStep,
} from './import-talk.ts'
import type { RosterChange } from './roster.ts'
import { isAlarming } from './roster-counts.ts'
import type { RosterSchool, RosterStore } from './roster-store.ts'

const tellKnown = async (talk: Talk, store: RosterStore, school: SchoolId): Promise<void> => {
  let last: RosterChange | undefined
  do {
    const rows = await store.knownAfter(school, last)
    await talk.say({ is: 'known', rows })
    last = rows.at(-1)
  } while (last)
}

/** Stages all that is sent; false when it is not to go on. */
const stageAll = async (
  talk: Talk,
  stage: (rows: readonly RosterChange[]) => Promise<boolean>,
): Promise<boolean> => {
  for (;;) {
    const step = await talk.hear(ImportStep)
    if (step.is === 'all') return true
    if (step.is === 'leave') return false
    if (!(await stage(step.rows))) {
      await talk.say({ is: 'superseded' } satisfies ImportProgress)
      return false
    }
    await talk.say({ is: 'staged' } satisfies ImportProgress)
  }
}

/**
 * The bot's side of an import. The files were read and checked by the command line; here their differences with what
 * is known are kept apart, counted, and taken over in one transaction or not at all.
 */
export const takeRoster = (store: RosterStore, clock: Clock): Errand => {
  const busy = new Set<SchoolId>()

  const take = async (
    talk: Talk,
    { school, zone }: RosterSchool,
    { dryRun, yes }: { readonly dryRun: boolean; readonly yes: boolean },
  ): Promise<void> => {
    const today = schoolDay(clock(), zone)
    const draft = await store.begin(school, clock())
    try {
      await talk.say({ is: 'open', today: today.toString() } satisfies ImportOpening)
      await tellKnown(talk, store, school)
      if (!(await stageAll(talk, (rows) => store.stage(school, draft, rows)))) return
      const swap = (sure: boolean) =>
        store.swap(
          school,
          draft,
          { at: clock(), today },
          (counts) => !dryRun && (sure || !isAlarming(counts)),
        )
      let swapped = await swap(yes)
      if (swapped.is === 'undone' && !dryRun) {
        await talk.say({ is: 'question', counts: swapped.counts } satisfies ImportProgress)
        if ((await talk.hear(ImportAnswer)).yes) swapped = await swap(true)
      }
      await talk.say(swapped)
    } finally {
      await store.drop(school, draft)
    }
  }

  return async (talk) => {
    const order = await talk.hear(ImportOrder)
    const found = await store.schoolFor(order.school)
    const refuse = (why: (ImportOpening & { is: 'refused' })['why']) =>
      talk.say({ is: 'refused', why } satisfies ImportOpening)
    if (found === 'none' || found === 'several') return refuse(found)
    if (busy.has(found.school)) return refuse('busy')
    busy.add(found.school)
    try {
      await take(talk, found, order)
    } finally {
      busy.delete(found.school)
    }
  }
}
