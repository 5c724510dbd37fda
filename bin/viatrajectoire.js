#!/usr/bin/env node
// Published entry point: starts the TypeScript command line on the Node that the project pins.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const racine = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const nodeDuProjet = join(racine, 'node_modules', '.bin', 'node')
const { status, signal } = spawnSync(
  existsSync(nodeDuProjet) ? nodeDuProjet : process.execPath,
  // those of `npm start`: on a large machine Node would otherwise let garbage pile up for hundreds of megabytes
  [
    '--max-semi-space-size=8',
    '--max-old-space-size=1024',
    '--import',
    import.meta.resolve('tsx'),
    join(racine, 'src', 'cli.ts'),
    ...process.argv.slice(2),
  ],
  // tsx reads the JSX settings from there, whatever folder we are called from
  { stdio: 'inherit', env: { ...process.env, TSX_TSCONFIG_PATH: join(racine, 'tsconfig.json') } },
)
process.exit(status ?? (signal ? 130 : 1))
