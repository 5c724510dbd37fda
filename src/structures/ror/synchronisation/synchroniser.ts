import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { codeSql, enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import type { Services } from '#src/socle/services.ts'
import { bilanComplet } from '../bilan.ts'
import type { Source } from '../source/client.ts'
import { estEchec } from '../source/echec.ts'
import type { Contexte, Fin } from './contexte.ts'
import { delta } from './delta.ts'
import { type Fait, finir } from './finir.ts'
import {
  autreProfilAvant,
  dernierRepere,
  ouvrirPassage,
  type Passage,
  passageInterrompu,
} from './passages.ts'
import { passeComplete } from './passe-complete.ts'
import { exportAReprendre, oublierLesVues, reprendreExport, repriseMaxMs } from './reprendre-export.ts'
import { uneStructure } from './une-structure.ts'

export type DemandeSynchro =
  | { nature: 'complet' | 'delta' }
  /** The run that a crash interrupted, and nothing more. */
  | { nature: 'reprise' }
  | { nature: 'structure'; structureId: string; demandePar?: string | undefined }

export type IssueSynchro =
  | Fait
  /** Another process is at it. */
  | { genre: 'occupe' }
  | { genre: 'rien' }

/**
 * One run of the mirror, alone in its kind over all processes; one that a crash interrupted is finished first. Never
 * throws for what the source does: the run ends « echoue » and says why.
 */
export async function synchroniser(
  services: Services,
  source: Source,
  demande: DemandeSynchro,
): Promise<IssueSynchro> {
  return seul(services.base, async () => {
    const reprise = await reprendre(services, source)
    if (demande.nature === 'reprise') return reprise?.issue ?? { genre: 'rien' }
    if (reprise?.nature === demande.nature) return reprise.issue
    const passage = await ouvrir(services, source, demande)
    return mener({ services, source, passage, bilan: bilanComplet(passage.bilan) })
  })
}

/** The lock lives with its connection: a process that dies gives it back. */
async function seul(base: Base, agir: () => Promise<IssueSynchro>): Promise<IssueSynchro> {
  return base.connection().execute(async connexion => {
    const { rows } = await sql<{
      pris: boolean
    }>`select pg_try_advisory_lock(${verrous.passageRor}) as pris`.execute(connexion)
    if (!rows[0]?.pris) return { genre: 'occupe' }
    try {
      return await agir()
    } finally {
      await sql`select pg_advisory_unlock(${verrous.passageRor})`.execute(connexion)
    }
  })
}

/** Ends the run that a crash left under way. @returns its result when it could still be led, and what it was */
async function reprendre(
  services: Services,
  source: Source,
): Promise<{ nature: Passage['nature']; issue: Fait } | undefined> {
  const passage = await passageInterrompu(services.base)
  if (!passage) return undefined
  const { nature } = passage
  const age = services.horloge().getTime() - passage.commenceLe.getTime()
  const contexte = { services, source, passage, bilan: bilanComplet(passage.bilan) }
  const { profil, regions } = source.reglages
  const pareil =
    passage.profil === profil && (passage.regions === null || String(passage.regions) === String(regions))
  if (nature !== 'structure' && age <= repriseMaxMs && pareil) return { nature, issue: await mener(contexte) }
  await finir(contexte, { etat: 'echoue', code: 'incident', motif: 'Interrompue par un arrêt du service.' })
  return undefined
}

/** A delta needs to know from when; after a change of profile, only a complete pass can tell what is shown to us. */
async function ouvrir(
  { base, horloge }: Services,
  { reglages }: Source,
  demande: Exclude<DemandeSynchro, { nature: 'reprise' }>,
): Promise<Passage> {
  const commun = { maintenant: horloge(), profil: reglages.profil, regions: reglages.regions }
  const depuis = await dernierRepere(base)
  return enTransaction(base, async tx => {
    if (demande.nature === 'structure') return ouvrirPassage(tx, { ...commun, ...demande })
    if (demande.nature === 'delta' && depuis && !(await autreProfilAvant(tx, reglages.profil)))
      return ouvrirPassage(tx, { ...commun, nature: 'delta', depuis })
    return ouvrirComplet(tx, reglages, commun)
  })
}

/** Goes on with the export of a pass that failed, or says why it asks for another. */
async function ouvrirComplet(
  tx: Ecriture,
  reglages: Source['reglages'],
  commun: Omit<Parameters<typeof ouvrirPassage>[1], 'nature'>,
): Promise<Passage> {
  const ancien = await exportAReprendre(tx, reglages, commun.maintenant)
  const passage = await ouvrirPassage(tx, { ...commun, nature: 'complet' })
  if (ancien && !('raison' in ancien)) return reprendreExport(tx, passage, ancien)
  await oublierLesVues(tx, passage.id)
  return ancien ? { ...passage, bilan: { remarques: [ancien.raison] } } : passage
}

const parNature = { complet: passeComplete, delta, structure: uneStructure }

async function mener(contexte: Contexte): Promise<Fait> {
  const { nature } = contexte.passage
  if (nature === 'fichiers') throw new Error('un fichier est une transaction : il ne se reprend pas')
  const fin = await parNature[nature](contexte).catch((erreur: unknown): Fin => {
    if (estEchec(erreur)) return { etat: 'echoue', code: erreur.code, motif: erreur.message }
    if (codeSql(erreur) === '53100')
      return { etat: 'echoue', code: 'disque-plein', motif: 'PostgreSQL n’a plus de place sur son disque.' }
    contexte.services.log.error({ err: erreur, passage: contexte.passage.id }, 'synchronisation du ROR')
    return { etat: 'echoue', code: 'incident', motif: 'Un incident imprévu a arrêté la synchronisation.' }
  })
  return finir(contexte, fin)
}
