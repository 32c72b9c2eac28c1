import { defineConfig } from 'vitest/config'

const minute = 60_000

export default defineConfig({
  test: {
    // Two cores: more workers than that make each other late.
    maxWorkers: 2,
    // Before a change lands one stumble of a busy machine is tried once more, and the report names what it took.
    retry: process.env.CI ? 1 : 0,
    globalSetup: 'test/support/postgres.ts',
    reporters: ['default', './test/setup/closing-line.ts'],
    projects: [
      {
        extends: true,
        // A bound, not a verdict: a busy machine is slow.
        test: { name: 'fast', include: ['test/**/*.test.ts'], testTimeout: minute, hookTimeout: minute },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/**/*.long.ts'],
          testTimeout: 20 * minute,
          hookTimeout: 2 * minute,
        },
      },
    ],
  },
})
