import type { SlipBox, SlipStore } from '../../src/core/app/slip.ts'
import type { PrismaClient } from '../generated/client.ts'
import { dateOf } from './access.store.ts'
import type { PrismaTx } from './transaction.ts'

/** Letters that wait to be opened, as who gives them out keeps them. */
export const slipStore = (tx: PrismaTx): SlipStore => ({
  keepSlip: async ({ school }, slip, { now, until }) => {
    await tx.slip.deleteMany({ where: { schoolId: school, until: { lte: dateOf(now) } } })
    await tx.slip.create({ data: { ...slip, schoolId: school, until: dateOf(until) } })
  },
})

/** Letters that wait to be opened, as who has the address fetches them. */
export const openSlipBox = (client: PrismaClient): SlipBox => ({
  slip: (schoolId, id, at) =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
      const found = await tx.slip.findFirst({ where: { id, schoolId, until: { gt: dateOf(at) } } })
      return found?.box
    }),
})
