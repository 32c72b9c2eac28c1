import { defineConfig } from 'vitest/config'

const databases = './test/support/databases-setup.ts'

export default defineConfig({
  test: {
    // Two cores: more workers than that make each other late.
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          globalSetup: databases,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/**/*.long.ts'],
          globalSetup: databases,
          testTimeout: 20 * 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
