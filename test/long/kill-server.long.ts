import { describe, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { killRun } from './fleet/kill-run.ts'

describe.runIf(engines.includes('server'))('a bot that is killed at any moment (server)', () => {
  it('keeps what it acknowledged, once, and knocks at most once', () => killRun('server', 16))
})
