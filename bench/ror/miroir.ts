import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Base } from '#src/socle/base/base.ts'
import { ouvrirBaseConfiguree } from '#src/socle/base/ouvrir.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { auPlus, type Figure } from '../figure.ts'
import { enfant } from './enfant.ts'
import { changements, ecrireNation, type Nation } from './nation.ts'
import { ouvrirSource } from './source.ts'

/** A base of its own, kept open for the processes that are measured, and the slices of a synthetic nation. */
export type Terrain = {
  base: Base
  url: string
  /** What a process needs to work on that base. */
  env: NodeJS.ProcessEnv
  nation: Nation
  echelle: number
  fermer: () => Promise<void>
}

export async function preparerTerrain(echelle: number): Promise<Terrain> {
  const dossier = mkdtempSync(join(tmpdir(), 'vt-ror-'))
  const variables = {
    DATA_DIR: join(dossier, 'data'),
    DATABASE_URL: '',
    DEMO: '0',
    JOURNAL_TECHNIQUE: 'erreurs',
  }
  const { base, url, fermer } = await ouvrirBaseConfiguree(lireConfig({ ...process.env, ...variables }))
  mkdirSync(join(dossier, 'tranches'))
  const nation = await ecrireNation(join(dossier, 'tranches'), echelle)
  process.stderr.write(`${nation.ressources} ressources, ${Math.round(nation.octets / 1e6)} Mo\n`)
  return {
    base,
    url,
    env: { ...process.env, ...variables, DATABASE_URL: url },
    nation,
    echelle,
    fermer: async () => {
      await fermer()
      rmSync(dossier, { recursive: true, force: true })
    },
  }
}

/** A complete pass over HTTP, against a bare « parse and COPY » of the same files; the same again; a day's delta. */
export async function* mesurerMiroir({ base, url, env, nation, echelle }: Terrain): AsyncGenerator<Figure> {
  const source = await ouvrirSource(nation.fichiers)
  const synchroniser = async (option: string) => {
    const { memoire } = await enfant('src/cli.ts', ['ror', 'synchroniser', option], {
      ...env,
      ...source.variables,
    })
    return { memoire, secondes: await dureeDuPassage(base) }
  }
  // the threshold is that of the whole nation
  const limite = 240 * Math.min(1, echelle)
  try {
    const nue = await enfant('bench/ror/copie-nue.ts', [url, ...nation.fichiers], env)
    const secondesNues = Number(nue.sortie.secondes)
    yield auPlus('copie nue', secondesNues, 's', limite)

    const complete = await synchroniser('--complet')
    yield auPlus('passe complète', complete.secondes, 's', limite)
    yield auPlus('passe complète, en copies nues', complete.secondes / secondesNues, 'fois', 3)
    yield auPlus('mémoire de la passe complète', complete.memoire, 'Mo', 300)
    const seconde = await synchroniser('--complet')
    yield auPlus('passe complète où rien n’a changé', seconde.secondes, 's', limite)

    source.changer(changements(Math.min(1000, nation.offres), nation.offres))
    const delta = await synchroniser('--delta')
    yield auPlus('delta de 1 000 changements', delta.secondes, 's', 5)
    yield auPlus('mémoire du delta', delta.memoire, 'Mo', 300)
  } finally {
    source.fermer()
  }
}

/** What the last run says of itself: from its first call to the source to its last write. @throws when it failed */
async function dureeDuPassage(base: Base): Promise<number> {
  const { etat, motif, commence_le, termine_le } = await base
    .selectFrom('ror_passage')
    .select(['etat', 'motif', 'commence_le', 'termine_le'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  if (etat !== 'reussi' || !termine_le) throw new Error(`La synchronisation a échoué : ${motif}`)
  return (termine_le.getTime() - commence_le.getTime()) / 1000
}
