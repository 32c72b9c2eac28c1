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

/** Writes down elsewhere what was sealed or cut. */
const keep = async (
  { anchors, log }: Sealing,
  what: 'register-sealed' | 'register-cut',
  steps: readonly (Step & { readonly school: SchoolId })[],
): Promise<void> => {
  await anchors.keep(steps)
  for (const { school, seal, rows } of steps) log(what, { school, seal: seal.number, hash: seal.hash, rows })
}

/**
 * Seals the rows that wait. Whoever does it at the same time takes other rows or none. A school where it fails does not
 * keep the others waiting, and is told of at the end.
 */
export const sealRegister = async (sealing: Sealing): Promise<void> => {
  const { chain, clock, pause } = sealing
  for (let more = true; more; ) {
    const { steps, failed, ...sealed } = await chain.seal(clock())
    await keep(sealing, 'register-sealed', steps)
    if (failed > 0) throw new Error('rows of the register could not be sealed')
    more = sealed.more
    if (more) await pause()
  }
}

/** Cuts off what is past its term; the seal that says so is what the rest of the chain follows on. */
export const cutRegister = async (sealing: Sealing, school: SchoolId, years: number): Promise<void> => {
  const { chain, clock, pause } = sealing
  const before = clock().toZonedDateTimeISO('UTC').subtract({ years }).toInstant()
  for (;;) {
    const step = await chain.cut(school, before, clock())
    if (!step) return
    await keep(sealing, 'register-cut', [{ school, ...step }])
    await pause()
  }
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
