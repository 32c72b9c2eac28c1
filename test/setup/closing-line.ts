import type { Reporter, TestModule } from 'vitest/node'

const isBroken = (module: TestModule): boolean =>
  module.state() === 'failed' && [...module.children.allTests('failed')].length === 0

/** Ends a run with one plain line that a person and a program can read. What failed outside a test counts as failed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed' || state === 'skipped') count[state] += 1
      }
      if (isBroken(module)) count.failed += 1
    }
    count.failed += unhandledErrors.length
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    const line = `\n${count.passed} passed, ${count.failed} failed${skipped}\n`
    // Vitest still writes after its reporters; the last line is written when there is nothing left to write.
    process.once('exit', () => process.stdout.write(line))
  }
}
