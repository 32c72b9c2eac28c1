import type { Log } from '../app/log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SchoolId } from '../kernel/ids.ts'
import type { Store } from '../ports.ts'
import type { Anchors, RegisterChain, Step } from './chain.ts'

/** What the sealing needs from the world. */
export type Sealing = {
  readonly chain: RegisterChain
  readonly anchors: Anchors
  readonly clock: Clock
  readonly log: Log
  /** Lets others go first; a batch after a batch would hold up every request on an embedded database. */
  readonly pause: () => Promise<unknown>
}

const steps = async (
  { anchors, log, pause }: Sealing,
  school: SchoolId,
  what: 'register-sealed' | 'register-cut',
  step: () => Promise<Step | undefined>,
): Promise<void> => {
  for (let more = true; more; ) {
    const made = await step()
    if (!made) return
    const { seal, rows } = made
    more = made.more
    await anchors.keep(school, seal)
    log(what, { school, seal: seal.number, hash: seal.hash, rows })
    await pause()
  }
}

/** Seals the rows that wait, school by school; what is written meanwhile is for the next time. Whoever does it at the same time takes other rows or none. */
export const sealRegister = async (sealing: Sealing): Promise<void> => {
  const { chain, clock } = sealing
  for (const school of await chain.behind())
    await steps(sealing, school, 'register-sealed', () => chain.seal(school, clock()))
}

/** Cuts off what is past its term; the seal that says so is what the rest of the chain follows on. */
export const cutRegister = async (sealing: Sealing, school: SchoolId, years: number): Promise<void> => {
  const { chain, clock } = sealing
  const before = clock().toZonedDateTimeISO('UTC').subtract({ years }).toInstant()
  await steps(sealing, school, 'register-cut', () => chain.cut(school, before, clock()))
}

/** Cuts the register of every school off where its own term ends. */
export const cutRegisters = async (
  sealing: Sealing,
  { schools, unattended }: Pick<Store, 'schools' | 'unattended'>,
): Promise<void> => {
  for (const school of await schools()) {
    try {
      const { retention } = await unattended(school, (tx) => tx.schoolChoices())
      await cutRegister(sealing, school, retention.registerYears)
    } catch (error) {
      // One school's trouble is not another's; the next night tries again.
      sealing.log('clean-up-failed', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
}
