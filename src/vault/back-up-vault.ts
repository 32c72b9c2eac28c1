import type { Temporal } from 'temporal-polyfill'
import { type CopiesPlace, copyVault, dropOldCopies } from './key-copies.ts'

/** Copies the vault to its backup, a folder a day, and drops the copies that are older than their days. */
export const backUpVault = async (
  keysDir: string,
  place: CopiesPlace,
  now: Temporal.Instant,
): Promise<{ readonly lockers: number; readonly day: string }> => {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const lockers = await copyVault(keysDir, place, today.toString())
  await dropOldCopies(place, today.subtract({ days: place.days }).toString())
  return { lockers, day: today.toString() }
}
