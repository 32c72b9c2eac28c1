import { describe, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { killRun } from './fleet/kill-run.ts'

describe.runIf(engines.includes('embedded'))('a bot that is killed at any moment (embedded)', () => {
  it('keeps what it acknowledged, once, and knocks at most once', () => killRun('embedded', 16))
})
