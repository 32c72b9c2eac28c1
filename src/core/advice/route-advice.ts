import type { Temporal } from 'temporal-polyfill'
import type { AdviceId } from '../kernel/ids.ts'
import type { KnockKind } from '../knocks/knock.ts'
import type { Tx } from '../ports.ts'

/** Who hears that a request waits: the support workers, or the coordinator when none of them can be reached. */
export const routeAdvice = async (
  tx: Tx,
  advice: {
    readonly id: AdviceId
    readonly occurrence: string
    readonly kind: 'advice.asked' | 'advice.reopened'
  },
  now: Temporal.Instant,
): Promise<{ readonly unmanned: boolean }> => {
  const team = (await tx.team()).filter((member) => member.reachable)
  const workers = team.filter((member) => member.roles.includes('support-worker'))
  const unmanned = workers.length === 0
  const to = unmanned ? team.filter((member) => member.roles.includes('coordinator')) : workers
  const kind: KnockKind = unmanned ? 'advice.unmanned' : advice.kind
  await tx.tell({ kind, about: advice.id, occurrence: advice.occurrence, to: to.map(({ id }) => id) }, now)
  return { unmanned }
}
