import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    /** Many tests wait for programs that they started; vitest itself would leave one of two processors idle. */
    maxWorkers: 2,
  },
})
