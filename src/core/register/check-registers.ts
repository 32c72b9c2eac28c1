import type { Errand } from '../app/talk.ts'
import type { SchoolId } from '../kernel/ids.ts'
import type { RegisterReading } from './chain.ts'
import { type CheckAnswer, CheckOrder, mostFaults } from './check-talk.ts'
import type { SealKey } from './seal.ts'
import { verifyRegister } from './verify-register.ts'

/** Every register that there is to check, and what it is checked with. */
export interface Registers {
  /** The school of this key, or all of them; also one that is known only by what was written down elsewhere. */
  schools(key: string | undefined): Promise<readonly SchoolId[]>
  /** What the school calls itself, or its id when nothing is left of it. */
  nameOf(school: SchoolId): Promise<string>
  reading(school: SchoolId): RegisterReading
  /** The hash of each seal of a school as it was written down outside the database. */
  anchored(school: SchoolId): Promise<ReadonlyMap<number, string>>
}

/** Checks the registers, beside everything else that the bot does. It reads and tells numbers, and nobody's name. */
export const checkRegisters =
  (registers: Registers, sealKeys: () => Promise<readonly SealKey[]>): Errand =>
  async (talk) => {
    const tell = (answer: CheckAnswer): Promise<void> => talk.say(answer)
    const { school: wanted } = await talk.hear(CheckOrder)
    const keys = await sealKeys()
    if (keys.length === 0) return tell({ is: 'no-key' })
    const schools = await registers.schools(wanted)
    if (schools.length === 0) return tell({ is: 'no-school' })
    for (const school of schools) {
      const evidence = { school, keys, anchored: await registers.anchored(school) }
      const { faults, cutTo, ...counts } = await verifyRegister(evidence, registers.reading(school))
      await tell({
        is: 'school',
        school: await registers.nameOf(school),
        ...counts,
        ...(cutTo === undefined ? {} : { cutTo }),
        faults: faults.length,
        first: faults.slice(0, mostFaults),
      })
    }
    return tell({ is: 'end' })
  }
