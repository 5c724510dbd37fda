import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Browsers first: they are the longest, and none should be left alone at the end. */
class NavigateursDAbord extends BaseSequencer {
  override async sort(fichiers: TestSpecification[]) {
    const rang = ({ moduleId }: TestSpecification) => (moduleId.includes('/test/navigateur/') ? 0 : 1)
    return (await super.sort(fichiers)).toSorted((a, b) => rang(a) - rang(b))
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['{src,demo,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/socle/base-commune.ts'],
    // the product is loaded once a worker, not once a file: each file has its own database, and nothing else to share
    isolate: false,
    maxWorkers: availableParallelism(),
    sequence: { sequencer: NavigateursDAbord },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
