import type { Log } from '../app/log.ts'
import type { SchoolId } from '../kernel/ids.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { Store } from '../ports.ts'
import { type Forgetting, finishForgetting, forgetPupil } from './forget-pupil.ts'
import type { RetentionStore, TermsEnded } from './retention-store.ts'
import { type Terms, termsOn } from './terms.ts'

/** What ending terms takes. */
export type EndingTerms = {
  readonly forgetting: Forgetting
  readonly retention: RetentionStore
  readonly store: Pick<Store, 'schools' | 'isPupil' | 'unattended'>
  readonly log: Log
  /** Lets others go first between two batches. */
  readonly pause: () => Promise<unknown>
}

/** So many are ended in one transaction. */
const batch = 200

/** A request takes seconds, and whoever has a locker open for longer has long been cut off. */
const lockerOpen = { hours: 24 } as const

/** Does work in batches until there is no whole batch left. */
const inBatches = async (
  { pause }: EndingTerms,
  end: (atMost: number) => Promise<number>,
): Promise<number> => {
  let ended = 0
  for (;;) {
    const now = await end(batch)
    ended += now
    if (now < batch) return ended
    await pause()
  }
}

/** Forgets who left long enough ago, all of them alike: nobody can tell whether there was anything to forget. */
const forgetWhoLeft = async (
  { forgetting }: EndingTerms,
  school: SchoolId,
  { pupilsLeft }: Terms,
  atMost: number,
): Promise<number> => {
  const { store, clock } = forgetting
  const pupils = await store.leftBefore(school, pupilsLeft, atMost)
  for (const { student } of pupils) {
    const certificates = await forgetPupil(forgetting, school, { student, stays: false })
    await store.eraseName(school, student, certificates)
    await store.handedOver(school, certificates, clock())
  }
  return pupils.length
}

const endAtSchool = async (ending: EndingTerms, school: SchoolId): Promise<TermsEnded> => {
  const { forgetting, retention, store } = ending
  const now = forgetting.clock()
  const terms = await store.unattended(school, async (tx) => {
    const choices = await tx.schoolChoices()
    return termsOn(schoolDay(now, choices.zone), choices)
  })
  await finishForgetting(forgetting, school, (student) => store.isPupil(school, student))
  await retention.dropPseudonyms(school, now.subtract(lockerOpen))
  const ended = {
    pupils: await inBatches(ending, (atMost) => forgetWhoLeft(ending, school, terms, atMost)),
    requests: await inBatches(ending, (atMost) => retention.endRequests(school, terms, atMost)),
    drafts: await inBatches(ending, (atMost) => retention.endDrafts(school, terms, atMost)),
  }
  await retention.keepEnded(school, now, ended)
  return ended
}

/** Each night, for every school: ends what is past its term and tells how many. */
export const endTerms = async (ending: EndingTerms): Promise<void> => {
  for (const school of await ending.store.schools()) {
    try {
      for (const [kind, count] of Object.entries(await endAtSchool(ending, school)))
        ending.log('terms-ended', { kind, count })
    } catch (error) {
      // One school's trouble is not another's; the next night tries again.
      ending.log('terms-not-ended', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
}
