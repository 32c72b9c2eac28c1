import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { type Context, look } from '../app/use-case.ts'
import { StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { type Shown, trajectoryPanel } from './trajectory-panel.ts'

/** The trajectory of the pupil the permit is about, as it is now. */
export const shown = async ({
  tx,
  permit,
}: Context<'trajectory.read' | 'trajectory.write' | 'trajectory.enrol', Looking>): Promise<Shown> => ({
  because: permit.because,
  student: await tx.pupil(permit),
  trajectory: await tx.trajectory(permit),
})

/** Shows the trajectory of a pupil to who may know that there is one. */
export const showTrajectory = look({
  command: 'trajectory.show',
  action: 'trajectory.read',
  opens: 'panel',
  input: z.object({ student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: async (context) => done(await shown(context)),
  view: trajectoryPanel,
})
