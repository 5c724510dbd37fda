import { setTimeout } from 'node:timers/promises'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type BilanImport, bilanGenre, compterIgnoree } from '../bilan.ts'
import { objet, objets } from '../fhir.ts'
import { identifierRessource, type RessourceRecue } from '../lecture/identifier.ts'
import type { Registre } from '../projection/historiser.ts'
import { montrerLesNouvelles } from '../projection/montrer-les-nouvelles.ts'
import { ouvrirProjecteurs } from '../projection/projecteurs.ts'
import { type Connues, comparer, type Livraison, verserConnues, verserNouvelles } from './verser.ts'

const parLot = 800
/** The base receives a batch before the next one is read, and works on it meanwhile. */
const departMs = 3
/** A batch is one parameter: it stays small even when its resources are not. */
const caracteresParLot = 8_000_000

export type Reception = {
  deposer: (valeur: unknown) => Promise<void>
  /** Writes what is still in hand. */
  clore: () => Promise<void>
}

/**
 * Receives resources into the mirror, in batches, in the caller's transaction. The newest copy of each wins, whatever
 * the order in which they come; an older one never overwrites. At equal dates a later run wins (the source may have
 * changed its profile, or its mind); within one run, where order is chance, the content decides.
 */
export async function ouvrirReception(
  tx: Ecriture,
  livraison: Livraison,
  bilan: BilanImport,
): Promise<Reception> {
  const registre: Registre = { le: livraison.maintenant, lignes: 0, muet: livraison.muet }
  const projecteurs = await ouvrirProjecteurs(tx, registre)
  let lot = new Map<string, RessourceRecue>()
  let taille = 0
  // the next batch is read while the base digests the last one
  let enCours: Promise<void> = Promise.resolve()
  // after new ones come others, most often: they are read for their fiche while they are in hand
  let enNombre = false

  async function vider() {
    const recues = [...lot.values()]
    lot = new Map()
    taille = 0
    await enCours
    if (recues.length === 0) return
    enCours = recevoirLot(recues, await comparer(tx, recues))
    // awaited at the next turn: until then, its failure is nobody's surprise
    enCours.catch(() => undefined)
    await setTimeout(departMs)
  }

  async function recevoirLot(recues: readonly RessourceRecue[], connues: Connues) {
    const nouvelles = recues.filter(recue => !connues.has(recue))
    enNombre = nouvelles.length > connues.size
    await verserNouvelles(tx, livraison, nouvelles)
    await verserConnues(tx, livraison, bilan, connues)
    await montrerLesNouvelles(tx, projecteurs, nouvelles, livraison.maintenant)
  }

  async function deposer(valeur: unknown): Promise<void> {
    const ressource = objet(valeur)
    if (!ressource) return compterIgnoree(bilan, 'sans-type')
    if (ressource.resourceType === 'Bundle') {
      for (const entree of objets(ressource.entry)) await deposer(entree.resource)
      return
    }
    const identifiee = identifierRessource(ressource)
    if (!identifiee.ok) {
      return compterIgnoree(bilan, `${identifiee.motif} : ${String(ressource.resourceType).slice(0, 40)}`)
    }
    const { recue } = identifiee
    bilanGenre(bilan, recue.genre).lues++
    const cle = `${recue.type}/${recue.id}`
    if (lot.has(cle)) await vider()
    if (enNombre) recue.lu = projecteurs[recue.genre].lire(ressource)
    lot.set(cle, recue)
    taille += recue.contenu.length
    if (lot.size >= parLot || taille >= caracteresParLot) await vider()
  }

  return {
    deposer,
    clore: async () => {
      await vider()
      await enCours
      bilan.changements += registre.lignes
    },
  }
}
