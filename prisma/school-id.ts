import { v5 } from 'uuid'
import { SchoolId } from '../src/core/kernel/ids.ts'

const namespace = '6f1d0f5e-6f0a-5a53-9a3c-7b0f3c0d7a11'

/** A school with a key is the same school wherever and whenever it is kept. */
export const schoolIdOf = (key: string): SchoolId => SchoolId.parse(v5(key, namespace))
