import { access, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { bilanComplet } from '../bilan.ts'
import { lireFichier } from '../lire-fichier.ts'
import { estRefus } from '../refus.ts'
import { echecDuDisque } from '../source/disque.ts'
import { type EchecRor, echec, estEchec } from '../source/echec.ts'
import { attendreExport, demanderExport, type Export } from '../source/exporter.ts'
import { repere } from '../source/horloge-source.ts'
import { prouverLesAbsences } from './absences.ts'
import { type Conclusion, type Contexte, recevoir } from './contexte.ts'
import { avancerEtape, type Etape, etapesDe, poserEtapes } from './etapes.ts'

const telechargementsMax = 3

/**
 * Weekly pass (interop.md §10.1): a complete export, slice by slice, then the proof of what is no longer there.
 * Slices already received are neither downloaded nor applied again when the run resumes.
 */
export async function passeComplete(contexte: Contexte): Promise<Conclusion> {
  const etapes = await preparer(contexte)
  const dossier = await ouvrirDossier(contexte)
  const manquantes = await recevoirLesTranches(
    contexte,
    etapes
      .filter(({ etat }) => etat !== 'recue')
      .map(etape => ({ ...etape, fichier: join(dossier, `${etape.rang}.json`) })),
  )
  await rm(dossier, { recursive: true, force: true })
  const [premiere] = manquantes
  if (premiere) {
    const combien =
      manquantes.length === 1
        ? `Une tranche de l’export sur ${etapes.length} n’a pas pu être lue`
        : `${manquantes.length} tranches de l’export sur ${etapes.length} n’ont pas pu être lues`
    const motif = `${combien}. ${premiere.message}`
    return { etat: 'partiel', code: 'tranche-manquante', motif }
  }
  const vides = (await etapesDe(contexte.services.base, contexte.passage.id)).filter(({ lues }) => lues === 0)
  if (contexte.bilan.incomplet || vides.length > 0) {
    return {
      etat: 'partiel',
      code: 'tranche-manquante',
      motif:
        vides.length > 0
          ? 'Une tranche de l’export est vide : l’export est incomplet.'
          : 'Le ROR dit lui-même que son export est incomplet.',
    }
  }
  return prouverLesAbsences(contexte)
}

/**
 * Where slices wait, named after the run that asked for them: one that fails leaves them to the next. What no run will
 * go on with is thrown away.
 */
async function ouvrirDossier({ services, passage }: Contexte): Promise<string> {
  const parent = join(services.config.DATA_DIR, 'ror')
  const nom = `passage-${passage.reprend ?? passage.id}`
  try {
    await mkdir(join(parent, nom), { recursive: true })
    for (const autre of await readdir(parent))
      if (/^passage-\d+$/.test(autre) && autre !== nom) await rm(join(parent, autre), { recursive: true })
  } catch (erreur) {
    throw echecDuDisque(erreur)
  }
  return join(parent, nom)
}

/** The slices to read: those of the export under way, or of a new one when none was asked or it was lost. */
async function preparer(contexte: Contexte): Promise<Etape[]> {
  const { services, passage } = contexte
  const posees = await etapesDe(services.base, passage.id)
  const resteALire = posees.some(({ etat }) => etat !== 'recue')
  if (posees.length > 0 && (passage.reprend === null || !resteALire)) return posees
  const exporte = await suivre(contexte)
  if (posees.length > 0 && passage.reprend !== null) {
    if (String(exporte.tranches) === String(posees.map(({ quoi }) => quoi))) return posees
    await oublier(contexte, 'ses tranches n’y sont plus les mêmes')
    return preparer(contexte)
  }
  contexte.bilan.incomplet = exporte.incomplet
  await enTransaction(services.base, async tx => {
    await poserEtapes(tx, passage.id, exporte.tranches)
    await tx
      .updateTable('ror_passage')
      .set({ bilan: JSON.stringify(contexte.bilan) })
      .where('id', '=', passage.id)
      .execute()
  })
  return etapesDe(services.base, passage.id)
}

/** The export when it is ready: the one already asked for, another when the source has forgotten it. */
async function suivre(contexte: Contexte): Promise<Export> {
  const { source, passage } = contexte
  if (passage.suiviUrl === null) return attendreExport(source, await demander(contexte))
  return attendreExport(source, passage.suiviUrl).catch(async (erreur: unknown) => {
    if (!estEchec(erreur) || !/^(export-perdu|export-vide|requete-refusee)$/.test(erreur.code)) throw erreur
    await oublier(contexte, erreur.message.replace(/\.$/, ''))
    return attendreExport(source, await demander(contexte))
  })
}

/** Begins again, as if nothing had been asked, and says why. What was received stays received: only its account goes. */
async function oublier(contexte: Contexte, raison: string): Promise<void> {
  const { services, passage } = contexte
  contexte.bilan = bilanComplet({
    remarques: [`L’export demandé plus tôt n’a pas pu être repris : ${raison}. Un autre a été demandé.`],
  })
  await enTransaction(services.base, async tx => {
    await poserEtapes(tx, passage.id, [])
    await tx.deleteFrom('ror_vue').where('passage_id', '=', passage.id).execute()
    await tx
      .updateTable('ror_passage')
      .set({ reprend: null, suivi_url: null, bilan: JSON.stringify(contexte.bilan) })
      .where('id', '=', passage.id)
      .execute()
  })
  Object.assign(passage, { reprend: null, suiviUrl: null })
}

async function demander({ services, source, passage }: Contexte): Promise<string> {
  const avant = source.outils.maintenant()
  const { suivi, vuLe } = await demanderExport(source)
  passage.repereLe = repere(vuLe, avant)
  await services.base
    .updateTable('ror_passage')
    .set({ suivi_url: suivi, repere_le: passage.repereLe })
    .where('id', '=', passage.id)
    .execute()
  return suivi
}

type Tranche = Etape & { fichier: string }

/** Each slice comes while the one before is read. @returns why those that could not be read were not */
async function recevoirLesTranches(contexte: Contexte, tranches: readonly Tranche[]): Promise<EchecRor[]> {
  const manquantes: EchecRor[] = []
  let prochaine = siElleManque(telecharger(contexte, tranches[0]))
  try {
    for (const [i, tranche] of tranches.entries()) {
      const manque = await prochaine
      prochaine = siElleManque(telecharger(contexte, tranches[i + 1]))
      // awaited at its turn: until then, its failure is nobody's surprise
      prochaine.catch(() => undefined)
      const echec = manque ?? (await siElleManque(recevoirTranche(contexte, tranche)))
      if (echec) manquantes.push(echec)
    }
  } finally {
    await Promise.allSettled([prochaine])
  }
  return manquantes
}

/** One slice may be spoilt and the others sound. @throws when the source is down, which is another matter */
async function siElleManque(lecture: Promise<void>): Promise<EchecRor | undefined> {
  try {
    await lecture
    return undefined
  } catch (erreur) {
    if (!estEchec(erreur) || !/^(tranche-manquante|reponse-illisible)$/.test(erreur.code)) throw erreur
    return erreur
  }
}

async function telecharger({ source }: Contexte, tranche: Tranche | undefined): Promise<void> {
  if (tranche && !(await existe(tranche.fichier))) await source.telecharger(tranche.quoi, tranche.fichier)
}

/** A slice that turns out to be cut is asked again; its transaction has left nothing. */
async function recevoirTranche(contexte: Contexte, tranche: Tranche): Promise<void> {
  const { services, passage } = contexte
  const { rang, fichier } = tranche
  for (let essai = 1; ; essai++) {
    await telecharger(contexte, tranche)
    await avancerEtape(services.base, passage.id, rang, 'telechargee')
    try {
      await recevoir(contexte, lireFichier(fichier), (tx, lues) =>
        avancerEtape(tx, passage.id, rang, 'recue', lues),
      )
      await rm(fichier, { force: true })
      return
    } catch (erreur) {
      // ours, not the slice's: what was downloaded waits for the next run
      if (!estRefus(erreur)) throw erreur
      await rm(fichier, { force: true })
      if (essai >= telechargementsMax) {
        const detail = erreur.message.replace(`${fichier} : `, '')
        throw echec('tranche-manquante', `La tranche ${rang} est illisible : ${detail}`, erreur)
      }
    }
  }
}

const existe = (fichier: string) =>
  access(fichier).then(
    () => true,
    () => false,
  )
