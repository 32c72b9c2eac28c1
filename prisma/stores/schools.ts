import { SchoolId } from '../../src/core/kernel/ids.ts'
import type { PrismaClient } from '../generated/client.ts'

/** Every school that can be spoken to. Its workspaces are what may be read before the school is known. */
export const schoolsIn = async (client: PrismaClient): Promise<readonly SchoolId[]> => {
  const rows = await client.workspace.findMany({ distinct: ['schoolId'], select: { schoolId: true } })
  return rows.map(({ schoolId }) => SchoolId.parse(schoolId))
}
