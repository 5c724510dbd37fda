import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ouvrirBaseConfiguree } from '#src/socle/base/ouvrir.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { auPlus, type Bench } from './figure.ts'
import { enfant } from './ror/enfant.ts'
import { changements, ecrireNation } from './ror/nation.ts'
import { ouvrirSource } from './ror/source.ts'

/**
 * Issue 5: a complete pass of a synthetic nation over HTTP, against a bare « parse and COPY » of the same files in the
 * same run; then a day's delta. Each runs in a process of its own, on a base that this one keeps open.
 */
export const mesurer: Bench = async function* ({ echelle }) {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-ror-'))
  const tranches = join(dossier, 'tranches')
  mkdirSync(tranches)
  const variables = {
    DATA_DIR: join(dossier, 'data'),
    DATABASE_URL: '',
    DEMO: '0',
    JOURNAL_TECHNIQUE: 'erreurs',
  }
  const { url, fermer, base } = await ouvrirBaseConfiguree(lireConfig({ ...process.env, ...variables }))
  const env = { ...process.env, ...variables, DATABASE_URL: url }
  try {
    const nation = await ecrireNation(tranches, echelle)
    process.stderr.write(`${nation.ressources} ressources, ${Math.round(nation.octets / 1e6)} Mo\n`)
    const source = await ouvrirSource(nation.fichiers)
    const synchroniser = (option: string) =>
      enfant('src/cli.ts', ['ror', 'synchroniser', option], { ...env, ...source.variables })

    const nue = await enfant('bench/ror/copie-nue.ts', [url, ...nation.fichiers], env)
    const secondesNues = Number(nue.sortie.secondes)
    yield auPlus('copie nue', secondesNues, 's', 240)
    const complete = await synchroniser('--complet')
    yield auPlus('passe complète', complete.secondes, 's', 240 * Math.min(1, echelle) + 5)
    yield auPlus('passe complète, en copies nues', complete.secondes / secondesNues, 'fois', 3)
    yield auPlus('mémoire de la passe complète', complete.memoire, 'Mo', 300)

    const seconde = await synchroniser('--complet')
    yield auPlus('passe complète où rien n’a changé', seconde.secondes, 's', 240 * Math.min(1, echelle) + 5)
    source.changer(changements(Math.min(1000, nation.offres), nation.offres))
    const delta = await synchroniser('--delta')
    yield auPlus('delta de 1 000 changements', delta.secondes, 's', 5)
    yield auPlus('mémoire du delta', delta.memoire, 'Mo', 300)
    source.fermer()
  } finally {
    await base.destroy()
    await fermer().catch(() => undefined)
    rmSync(dossier, { recursive: true, force: true })
  }
}
