import { spawnSync } from 'node:child_process'

/** One command that says whether all is well: types, style, boundaries between slices, dead code. */
const verifications: [string, string[]][] = [
  ['Types', ['tsc', '-p', '.']],
  ['Style', ['biome', 'check', '--error-on-warnings', '.']],
  ['Frontières', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'demo']],
  ['Code mort', ['knip']],
]

const echecs = verifications.filter(([nom, [commande = '', ...options]]) => {
  const debut = performance.now()
  const { status } = spawnSync(commande, options, { stdio: 'inherit', shell: process.platform === 'win32' })
  console.log(`${status === 0 ? '✓' : '✗'} ${nom} (${Math.round(performance.now() - debut)} ms)`)
  return status !== 0
})
process.exit(echecs.length === 0 ? 0 : 1)
