import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Properties take seconds on a quiet machine; a busy one is no reason to fail.
    testTimeout: 60_000,
  },
});
