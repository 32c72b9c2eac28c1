import type { Context } from '../app/use-case.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { shown } from './show-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import type { Trajectory } from './trajectory.ts'
import type { Shown } from './trajectory-panel.ts'
import type { TrajectoryChange } from './trajectory-store.ts'

/** The running trajectory of the pupil the permit is about; a closed one is changed no more. */
export const running = async ({
  tx,
  permit,
  locale,
}: Context<'trajectory.write', Looking>): Promise<Outcome<Trajectory>> => {
  const trajectory = await tx.trajectory(permit)
  if (trajectory && trajectory.status !== 'closed') return done(trajectory)
  return refuse({ why: 'conflict', line: trajectoryText[locale].conflict.none })
}

/** Changes it if nobody was first, and shows it as it is then. */
export const changed = async (
  context: Context<'trajectory.write'>,
  trajectory: Trajectory,
  change: TrajectoryChange,
): Promise<Outcome<Shown>> => {
  const { tx, permit, locale } = context
  if (!(await tx.changeTrajectory(permit, trajectory, change)))
    return refuse({ why: 'conflict', line: trajectoryText[locale].conflict.changed })
  return done(await shown(context))
}
