import type { Engine } from '../../support/databases.ts'
import { type Front, names, type OpenSchool, openSchool, type Seat } from '../../support/school.ts'

const staff = Object.keys(names).filter((seat) => seat !== 'a stranger') as Seat[]

/** Plays something in an open school. What went wrong while playing is what is told, also when closing fails after it. */
export const inSchool = async (
  front: Front,
  engine: Engine,
  play: (school: OpenSchool) => Promise<void>,
): Promise<void> => {
  const school = await openSchool(front, engine, { staff, onBoth: [], unlinked: [] })
  try {
    await play(school)
  } catch (error) {
    await school.close().catch(() => undefined)
    throw error
  }
  await school.close()
}
