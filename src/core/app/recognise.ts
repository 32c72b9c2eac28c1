import type { SchoolId } from '../kernel/ids.ts'
import type { Address } from '../people/account.ts'
import type { AccountProfile } from '../people/account-profile.ts'
import { linkByEmail } from '../people/link-account.ts'
import type { Arrival } from '../people/person.ts'
import type { ProfileMemory } from '../people/profile-memory.ts'
import type { World } from './dispatch.ts'
import type { Visit } from './door.ts'

/** Somebody whom the door knows. */
export type Known = { readonly is: 'known'; readonly arrival: Arrival; readonly address: Address }

/** Somebody whom it does not know, with what their platform says and the school that listed their workspace. */
export type Unknown = {
  readonly is: 'unknown'
  readonly school: SchoolId | undefined
  readonly profile: AccountProfile | undefined
}

/** Finds out who is at the door; whom it meets for the first time is linked by what their platform vouches for. */
export const recognise = async (
  world: World & { readonly profiles: ProfileMemory },
  { account, gesture, profile: lookUp }: Visit,
): Promise<Known | Unknown> => {
  const arrive = async (): Promise<Known | undefined> => {
    const arrived = await world.store.arrive(account, world.clock())
    return arrived && { is: 'known', ...arrived }
  }
  const known = await arrive()
  if (known) return known
  // Who takes the app away says goodbye; there is nobody to get to know.
  const school = gesture.is === 'removed' ? undefined : await world.store.schoolOf(account)
  if (!school) return { is: 'unknown', school: undefined, profile: undefined }
  const profile = await world.profiles.of(account, lookUp)
  const linked = profile && (await linkByEmail(world, { school, account, profile }))
  return (linked && (await arrive())) || { is: 'unknown', school, profile }
}
