import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { baseInjoignable, enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import type { Services } from '#src/socle/services.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import { type BilanImport, bilanComplet, bilanVide, compterSorts } from '../bilan.ts'
import { prendreSonTour } from '../importer.ts'
import { projeter } from '../projection/projeter.ts'
import type { Source } from '../source/client.ts'
import { type CodeEchec, estEchec } from '../source/echec.ts'
import { retirer } from './absences.ts'
import { alerter } from './alerter.ts'
import type { Conclusion, Contexte } from './contexte.ts'
import { delta } from './delta.ts'
import {
  changeDeProfil,
  dernierRepere,
  ouvrirPassage,
  type Passage,
  passageInterrompu,
  terminerPassage,
} from './passages.ts'
import { passeComplete } from './passe-complete.ts'
import { uneStructure } from './une-structure.ts'

export type DemandeSynchro =
  | { nature: 'complet' | 'delta' }
  /** The run that a crash interrupted, and nothing more. */
  | { nature: 'reprise' }
  | { nature: 'structure'; structureId: string; demandePar?: string | undefined }

export type IssueSynchro =
  | {
      genre: 'fait'
      passageId: number
      etat: 'reussi' | 'partiel' | 'refuse' | 'echoue'
      bilan: BilanImport
      motif?: string
    }
  /** Another process is at it. */
  | { genre: 'occupe' }
  | { genre: 'rien' }

/** Beyond, the slices of an interrupted run are no longer at the source. */
const repriseMaxMs = 24 * 3_600_000

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
    return mener({ services, source, passage: await ouvrir(services, source, demande), bilan: bilanVide() })
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

type Fait = Extract<IssueSynchro, { genre: 'fait' }>

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
  if (nature !== 'structure' && age <= repriseMaxMs && passage.profil === source.reglages.profil)
    return { nature, issue: await mener(contexte) }
  await finir(contexte, { etat: 'echoue', code: 'incident', motif: 'Interrompue par un arrêt du service.' })
  return undefined
}

/** A delta needs to know from when; after a change of profile, only a complete pass can tell what is shown to us. */
async function ouvrir(
  { base, horloge }: Services,
  { reglages }: Source,
  demande: Exclude<DemandeSynchro, { nature: 'reprise' }>,
): Promise<Passage> {
  const commun = { maintenant: horloge(), profil: reglages.profil }
  const depuis = await dernierRepere(base)
  return enTransaction(base, async tx => {
    if (demande.nature === 'structure') return ouvrirPassage(tx, { ...commun, ...demande })
    if (demande.nature === 'delta' && depuis && !(await changeDeProfil(tx, reglages.profil)))
      return ouvrirPassage(tx, { ...commun, nature: 'delta', depuis })
    return ouvrirPassage(tx, { ...commun, nature: 'complet' })
  })
}

const parNature = { complet: passeComplete, delta, structure: uneStructure }

async function mener(contexte: Contexte): Promise<Fait> {
  const { nature } = contexte.passage
  if (nature === 'fichiers') throw new Error('un fichier est une transaction : il ne se reprend pas')
  const fin = await parNature[nature](contexte).catch((erreur: unknown): Fin => {
    if (estEchec(erreur)) return { etat: 'echoue', code: erreur.code, motif: erreur.message }
    contexte.services.log.error({ err: erreur, passage: contexte.passage.id }, 'synchronisation du ROR')
    return { etat: 'echoue', code: 'incident', motif: 'Un incident imprévu a arrêté la synchronisation.' }
  })
  return finir(contexte, fin)
}

/** A run whose end itself fails must not be resumed for ever: it is closed without showing anything more. */
async function finir(contexte: Contexte, fin: Fin): Promise<Fait> {
  try {
    return await montrerEtClore(contexte, fin)
  } catch (erreur) {
    const { services, passage, bilan } = contexte
    if (baseInjoignable(erreur)) throw erreur
    services.log.error({ err: erreur, passage: passage.id }, 'fin de synchronisation du ROR')
    const motif = 'Ce qui a été reçu du ROR n’a pas pu être montré dans les fiches.'
    const echec = { etat: 'echoue', code: 'incident', motif } as const
    await enTransaction(services.base, async tx => {
      await prendreSonTour(tx)
      await terminerPassage(tx, passage.id, { ...echec, bilan, maintenant: services.horloge() })
      await alerter(tx, services, passage, echec)
    })
    return { genre: 'fait', passageId: passage.id, etat: 'echoue', bilan, motif }
  }
}

type Fin = Conclusion | { etat: 'echoue'; code: CodeEchec; motif: string }

/** Whatever the end, what was received is shown; removals need a run that succeeded wholly. */
async function montrerEtClore(contexte: Contexte, fin: Fin): Promise<Fait> {
  const { services, passage } = contexte
  const bilan = await enTransaction(services.base, async tx => {
    const compte = structuredClone(contexte.bilan)
    const ici = { ...contexte, bilan: compte }
    await prendreSonTour(tx)
    await compterSorts(tx, passage.id, compte)
    const muet = await changeDeProfil(tx, passage.profil)
    await projeter(tx, compte, passage.commenceLe, { muet })
    if (fin.etat === 'reussi' && passage.nature === 'complet' && !muet)
      compte.changements += await retirer(tx, ici)
    await remarquer(tx, ici)
    await terminerPassage(tx, passage.id, { ...fin, bilan: compte, maintenant: services.horloge() })
    await alerter(tx, services, passage, fin)
    if (compte.changements > 0) await planifier(tx, 'prevenir-des-changements-ror', { passageId: passage.id })
    return compte
  })
  services.log.info({ passage: passage.id, nature: passage.nature, etat: fin.etat }, 'synchronisation du ROR')
  return {
    genre: 'fait',
    passageId: passage.id,
    etat: fin.etat,
    bilan,
    ...(fin.motif === undefined ? {} : { motif: fin.motif }),
  }
}

/** Kept, and said: resources of regions that were not asked for. */
async function remarquer(tx: Ecriture, { passage, source, bilan }: Contexte): Promise<void> {
  const { regions } = source.reglages
  if (regions.length === 0) return
  const { rows } = await sql<{ region: string; n: number }>`
    select r.region, count(*) as n from ror_ressource r
    where r.region <> all(${regions}::text[]) and r.recue_le = ${passage.commenceLe}
    group by r.region order by n desc limit 10`.execute(tx)
  for (const { region, n } of rows) {
    bilan.remarques.push(
      `${n.toLocaleString('fr-FR')} fiches reçues portent une autre région (${region}) : gardées.`,
    )
  }
}
