import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireFichier } from '../lire-fichier.ts'
import { estRefus } from '../refus.ts'
import { type EchecRor, echec, estEchec } from '../source/echec.ts'
import { attendreExport, demanderExport } from '../source/exporter.ts'
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
  const dossier = dossierDe(contexte)
  await mkdir(dossier, { recursive: true })
  const etapes = await preparer(contexte)
  const manquantes: EchecRor[] = []
  for (const etape of etapes.filter(({ etat }) => etat !== 'recue')) {
    try {
      await recevoirTranche(contexte, etape, join(dossier, `${etape.rang}.json`))
    } catch (erreur) {
      // one slice may be spoilt and the others sound; a source that is down is another matter
      if (!estEchec(erreur) || !/^(tranche-manquante|reponse-illisible)$/.test(erreur.code)) throw erreur
      manquantes.push(erreur)
    }
  }
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

const dossierDe = ({ services, passage }: Contexte) =>
  join(services.config.DATA_DIR, 'ror', `passage-${passage.id}`)

/** The slices to read: those of the export under way, or of a new one when none was asked or it was lost. */
async function preparer(contexte: Contexte): Promise<Etape[]> {
  const { services, source, passage } = contexte
  const posees = await etapesDe(services.base, passage.id)
  if (posees.length > 0) return posees
  const suivi = passage.suiviUrl
  const exporte = await attendreExport(source, suivi ?? (await demander(contexte))).catch(
    async (erreur: unknown) => {
      // asked before a crash, and forgotten since
      if (!suivi || !estEchec(erreur) || erreur.code !== 'export-perdu') throw erreur
      return attendreExport(source, await demander(contexte))
    },
  )
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

async function demander({ services, source, passage }: Contexte): Promise<string> {
  const avant = source.outils.maintenant()
  const { suivi, vuLe } = await demanderExport(source)
  await services.base
    .updateTable('ror_passage')
    .set({ suivi_url: suivi, repere_le: repere(vuLe, avant) })
    .where('id', '=', passage.id)
    .execute()
  return suivi
}

/** A slice that turns out to be cut is asked again; its transaction has left nothing. */
async function recevoirTranche(contexte: Contexte, etape: Etape, fichier: string): Promise<void> {
  const { services, source, passage } = contexte
  for (let essai = 1; ; essai++) {
    if (!(await existe(fichier))) await source.telecharger(etape.quoi, fichier)
    await avancerEtape(services.base, passage.id, etape.rang, 'telechargee')
    try {
      await recevoir(contexte, lireFichier(fichier), (tx, lues) =>
        avancerEtape(tx, passage.id, etape.rang, 'recue', lues),
      )
      await rm(fichier, { force: true })
      return
    } catch (erreur) {
      await rm(fichier, { force: true })
      if (!estRefus(erreur)) throw erreur
      if (essai >= telechargementsMax) {
        const detail = erreur.message.replace(`${fichier} : `, '')
        throw echec('tranche-manquante', `La tranche ${etape.rang} est illisible : ${detail}`, erreur)
      }
    }
  }
}

const existe = (fichier: string) =>
  access(fichier).then(
    () => true,
    () => false,
  )
