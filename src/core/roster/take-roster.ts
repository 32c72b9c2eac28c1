import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
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
import type { RosterSchool, RosterStore, Swapped } from './roster-store.ts'

const tellKnown = async (talk: Talk, store: RosterStore, school: SchoolId): Promise<void> => {
  let last: RosterChange | undefined
  do {
    const rows = await store.knownAfter(school, last)
    await talk.say({ is: 'known', rows })
    last = rows.at(-1)
  } while (last)
}

/** Stages what is sent until it was all, or there is no reason to go on. */
const stageAll = async (
  talk: Talk,
  stage: (rows: readonly RosterChange[]) => Promise<boolean>,
): Promise<'all' | 'leave' | 'superseded'> => {
  for (;;) {
    const step = await talk.hear(ImportStep)
    if (step.is !== 'changes') return step.is
    if (!(await stage(step.rows))) return 'superseded'
    await talk.say({ is: 'staged' } satisfies ImportProgress)
  }
}

/**
 * The bot's side of an import. The files were read and checked by the command line; here their differences with what
 * is known are kept apart, counted, and taken over in one transaction or not at all.
 */
export const takeRoster = (store: RosterStore, clock: Clock): Errand => {
  const busy = new Set<SchoolId>()

  /** What became of it; nothing when it was broken off. */
  const take = async (
    talk: Talk,
    school: SchoolId,
    draft: string,
    today: Temporal.PlainDate,
    { dryRun, yes }: { readonly dryRun: boolean; readonly yes: boolean },
  ): Promise<Swapped | undefined> => {
    await tellKnown(talk, store, school)
    const staged = await stageAll(talk, (rows) => store.stage(school, draft, rows))
    if (staged !== 'all') return staged === 'superseded' ? { is: 'superseded' } : undefined
    const swap = (sure: boolean): Promise<Swapped> =>
      store.swap(school, draft, { at: clock(), today }, (counts) => !dryRun && (sure || !isAlarming(counts)))
    const swapped = await swap(yes)
    if (swapped.is !== 'undone' || dryRun) return swapped
    await talk.say({ is: 'question', counts: swapped.counts } satisfies ImportProgress)
    return (await talk.hear(ImportAnswer)).yes ? swap(true) : swapped
  }

  const attend = async (
    talk: Talk,
    { school, zone }: RosterSchool,
    order: z.infer<typeof ImportOrder>,
  ): Promise<Swapped | undefined> => {
    const today = schoolDay(clock(), zone)
    const draft = await store.begin(school, clock())
    try {
      await talk.say({ is: 'open', today: today.toString() } satisfies ImportOpening)
      return await take(talk, school, draft, today, order)
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
    const ended = await attend(talk, found, order).finally(() => busy.delete(found.school))
    // Told last of all: whoever hears it can begin the next import at once.
    if (ended) await talk.say(ended)
  }
}
