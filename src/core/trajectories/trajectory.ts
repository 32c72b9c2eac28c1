import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { bsnCode } from '../app/remarks.ts'
import { PersonId, type TrajectoryId } from '../kernel/ids.ts'
import { KeptDay } from '../kernel/typed-day.ts'
import type { Colleague } from '../people/person.ts'
import { holdsBsn } from '../text/bsn.ts'

/** What sort of thing led to it. Why (a diagnosis, the home) is not asked and has no place. */
export const Reason = z.enum(['extra-support', 'return', 'long-absence', 'physical'])
export type Reason = z.infer<typeof Reason>

/** At whose request a pupil was enrolled. */
export const RequestedBy = z.enum(['mentor', 'coordinator', 'parents'])
export type RequestedBy = z.infer<typeof RequestedBy>

/** Where a goal lies. School, parents and pupil choose together. */
export const Area = z.enum(['home', 'school', 'surroundings'])
export type Area = z.infer<typeof Area>

export const TrajectoryStatus = z.enum(['enrolled', 'intake', 'active', 'evaluation', 'closed'])
export type TrajectoryStatus = z.infer<typeof TrajectoryStatus>

/** Something that somebody wrote for a trajectory; never longer than this. */
export const most = 1500
export const Written = z
  .string()
  .trim()
  .max(most)
  .refine((text) => !holdsBsn(text), { params: { remark: bsnCode } })

/** What a trajectory says. It is locked away as a whole. */
export const Contents = z.object({
  reason: Reason,
  requestedBy: RequestedBy,
  enrolledBy: PersonId,
  enrolledOn: KeptDay,
  strengths: z.string(),
  goals: z.partialRecord(Area, z.string()),
  /** The pupil's own words: nobody may be planned for without being heard. */
  ownWords: z.string(),
  /** The day on which the parents agreed to the action part; help may start before it. */
  parentsAgreedOn: KeptDay.optional(),
  evaluated: z.array(KeptDay),
  /** The development perspective (OPP): only its begin and its end are registered centrally. */
  perspectiveFrom: KeptDay.optional(),
  perspectiveUntil: KeptDay.optional(),
  /** The one person whom the parents call. */
  contact: PersonId.optional(),
  externals: z.string(),
})
export type Contents = z.infer<typeof Contents>

/** The support around one pupil, as its circle sees it. */
export type Trajectory = {
  readonly id: TrajectoryId
  readonly number: number
  readonly status: TrajectoryStatus
  readonly version: number
  /** The next evaluation; at least once a year. */
  readonly evaluateOn: Temporal.PlainDate | undefined
  readonly contents: Contents
  readonly workers: readonly Colleague[]
  readonly contact: Colleague | undefined
  readonly enrolledBy: Colleague | undefined
}

/** What can be done to a trajectory, and from which states. */
export const moves = {
  intake: { from: ['enrolled'], to: 'intake' },
  start: { from: ['intake'], to: 'active' },
  evaluate: { from: ['active'], to: 'evaluation' },
  continue: { from: ['evaluation'], to: 'active' },
  close: { from: ['enrolled', 'intake', 'active', 'evaluation'], to: 'closed' },
} as const satisfies Record<string, { from: readonly TrajectoryStatus[]; to: TrajectoryStatus }>
export type Move = keyof typeof moves

export const canMove = (status: TrajectoryStatus, move: Move): boolean =>
  (moves[move].from as readonly TrajectoryStatus[]).includes(status)

/** What a trajectory must have before it is complete. */
export const parts = [
  'strengths',
  'goals',
  'own-words',
  'contact',
  'evaluation',
  'parents-agreed',
  'perspective',
] as const
export type Part = (typeof parts)[number]

/** What is still missing. The pupil's own words are among it: without them nothing is complete. */
export const missingIn = ({ contents, evaluateOn }: Trajectory): readonly Part[] => {
  const has: Readonly<Record<Part, boolean>> = {
    strengths: contents.strengths !== '',
    goals: Object.keys(contents.goals).length > 0,
    'own-words': contents.ownWords !== '',
    contact: contents.contact !== undefined,
    evaluation: evaluateOn !== undefined,
    'parents-agreed': contents.parentsAgreedOn !== undefined,
    perspective: contents.perspectiveFrom !== undefined,
  }
  return parts.filter((part) => !has[part])
}
