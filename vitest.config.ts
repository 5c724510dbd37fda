import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{src,demo,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/socle/base-commune.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
