import { schoolDay } from '../kernel/school-time.ts'
import { type Checking, checkAccounts } from '../people/check-accounts.ts'

/** How long events are remembered, to know a late retry: far beyond the hour in which platforms retry. */
const eventMemory = { hours: 7 * 24 }

/** Each night, for every school: forgets what is over and cuts off accounts that are no colleague's any more. */
export const cleanUp = async (checking: Checking): Promise<void> => {
  const { store, clock, log } = checking
  for (const school of await store.schools()) {
    try {
      await store.forgetEvents(school, clock().subtract(eventMemory))
      await store.forgetAsked(school, clock())
      await store.unattended(school, async (tx) =>
        tx.forgetAbsences(schoolDay(clock(), (await tx.schoolChoices()).zone)),
      )
      await checkAccounts(checking, school)
    } catch (error) {
      // One school's trouble is not another's; the next night tries again.
      log('clean-up-failed', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
}
