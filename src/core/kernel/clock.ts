import type { Temporal } from 'temporal-polyfill'

/** The only source of "now" in the core; practice and tests hand in their own. */
export type Clock = () => Temporal.Instant
