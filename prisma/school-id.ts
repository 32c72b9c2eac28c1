import { v5 } from 'uuid'
import { SchoolId } from '../src/core/kernel/ids.ts'

const namespace = '6f1d0f5e-6f0a-5a53-9a3c-7b0f3c0d7a11'

/** The id of the school that a school file calls by this key: the same on every machine. */
export const schoolIdOf = (key: string): SchoolId => SchoolId.parse(v5(key, namespace))
