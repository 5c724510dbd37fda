import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Bench, Figure } from './figure.ts'

/** `npm run bench -- <nom> [--echelle 0.01] [--duree 20] [--dossier …]`: one JSON line per figure, exit 1 under a threshold. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    echelle: { type: 'string', default: '1' },
    duree: { type: 'string', default: '20' },
    dossier: { type: 'string' },
  },
})

const nom = positionals[0] ?? ''
const fichier = join(import.meta.dirname, `${nom}.bench.ts`)
const [echelle, duree] = [Number(values.echelle), Number(values.duree)]
if (!/^[a-z-]+$/.test(nom) || !existsSync(fichier) || !(echelle > 0 && echelle <= 5) || !(duree >= 1)) {
  const connus = readdirSync(import.meta.dirname).flatMap(f => /^(.+)\.bench\.ts$/.exec(f)?.[1] ?? [])
  console.error(
    `Usage : npm run bench -- <${connus.join('|')}> [--echelle 0.01] [--duree 20] [--dossier <dossier>]`,
  )
  process.exit(2)
}

const { mesurer } = (await import(fichier)) as { mesurer: Bench }
const figures: Figure[] = []
for await (const figure of mesurer({ echelle, duree, dossier: values.dossier })) {
  figures.push(figure)
  console.log(JSON.stringify(figure))
}
process.exit(figures.every(({ tenu }) => tenu) ? 0 : 1)
