import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** One command that says whether all is well: types, style, boundaries between slices, dead code; all four at once. */
const verifications: [string, string[]][] = [
  // what did not change since the last time is not read again
  [
    'Types',
    ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
  ],
  ['Style', ['biome', 'check', '--error-on-warnings', '.']],
  ['Frontières', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'demo']],
  ['Code mort', ['knip']],
]

const reussites = await Promise.all(verifications.map(verifier))
process.exit(reussites.every(Boolean) ? 0 : 1)

/** Says nothing of what goes well but how long it took. @returns whether it did. */
async function verifier([nom, [commande = '', ...options]]: [string, string[]]): Promise<boolean> {
  const debut = performance.now()
  const processus = spawn(commande, options, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  const [sortie, erreurs, [code]] = await Promise.all([
    text(processus.stdout),
    text(processus.stderr),
    once(processus, 'close'),
  ])
  const secondes = ((performance.now() - debut) / 1000).toFixed(1)
  if (code !== 0) console.log(sortie + erreurs)
  console.log(`${code === 0 ? '✓' : '✗'} ${nom} (${secondes} s)`)
  return code === 0
}
