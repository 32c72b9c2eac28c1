import { SchoolId } from '../src/core/kernel/ids.ts'
import type { Registers } from '../src/core/register/check-registers.ts'
import type { PrismaClient } from './generated/client.ts'
import { readRegister } from './register-chain.ts'
import { schoolIdOf } from './school-id.ts'

/** The registers of a database, with what was written down of them outside it. */
export const openRegisters = (
  client: PrismaClient,
  readAnchors: () => Promise<ReadonlyMap<string, ReadonlyMap<number, string>>>,
): Registers => {
  const nameOf = (school: SchoolId): Promise<string | undefined> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return (await tx.school.findUnique({ where: { id: school }, select: { name: true } }))?.name
    })
  return {
    schools: async (key) => {
      const anchored = [...(await readAnchors()).keys()]
      if (key !== undefined) {
        const school = schoolIdOf(key)
        return anchored.includes(school) || (await nameOf(school)) !== undefined ? [school] : []
      }
      const known = await client.workspace.findMany({ distinct: ['schoolId'], select: { schoolId: true } })
      const all = new Set([...known.map(({ schoolId }) => schoolId), ...anchored])
      return [...all].sort().map((school) => SchoolId.parse(school))
    },
    nameOf: async (school) => (await nameOf(school)) ?? school,
    reading: (school) => readRegister(client, school),
    anchored: async (school) => (await readAnchors()).get(school) ?? new Map(),
  }
}
