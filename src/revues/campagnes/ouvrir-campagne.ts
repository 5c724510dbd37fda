import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Module } from '#src/habilitations/tables.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterJours, debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import type { SansReponse } from '../tables.ts'
import { figerCampagne } from './figer-campagne.ts'
import { colonnesDePortee, type Portee, porteeOuvrable } from './portee.ts'

export type Ouverture = {
  portee: Portee
  /** Empty: all of them. */
  modules: readonly Module[]
  profils: readonly string[]
  seulementNonRevues: boolean
  debut: Jour
  echeance: Jour
  /** Null: only once. */
  cadenceMois: number | null
  sansReponse: SansReponse
  delaiJours: number
}

/** The shortest and the longest that reviewers are given, in days. */
export const duree = { minimale: 7, maximale: 180 } as const

/** Opens a campaign: at once for a structure, by a job for a whole territory, later when its first day is to come. */
export async function ouvrirCampagne(
  tx: Ecriture,
  contexte: Contexte,
  o: Ouverture,
): Promise<{ ok: true; campagneId: string } | Refus> {
  const { acteur, maintenant, origine } = contexte
  const a = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  const lieu = await porteeOuvrable(tx, a, o.portee)
  const structureId = o.portee.genre === 'structure' ? o.portee.structureId : null
  if (lieu === null) {
    await noterAccesRefuse(tx, {
      ...contexte,
      vise: {
        objet: structureId ? 'structure' : o.portee.genre,
        id: structureId ?? Object.values(o.portee).join(' '),
      },
    })
    return { ok: false, genre: 'hors-perimetre' }
  }
  const erreurs = erreursDeDates(o, jourDe(maintenant))
  if (Object.keys(erreurs).length > 0) return refuserSaisie(erreurs)
  if (structureId && (await estEnRevue(tx, structureId)))
    return refuserSaisie({
      portee: `Une revue est déjà en cours pour ${lieu} : terminez-la avant d’en ouvrir une autre.`,
    })

  if (structureId && !(await aDesDroits(tx, structureId, maintenant)))
    return refuserSaisie({ portee: `${lieu} n’a aucune habilitation en cours : il n’y a rien à relire.` })

  const immediate = o.debut <= jourDe(maintenant)
  const campagneId = await insererCampagne(tx, {
    ...o,
    lieu,
    ouvertePar: acteur.compteId,
    initieePar: acteur.compteId,
    ouverteLe: immediate ? maintenant : debutDuJour(o.debut),
    precedenteId: null,
  })
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'revue.ouverte',
    structureId,
    details: { campagne: campagneId, lieu, debut: o.debut, echeance: o.echeance },
    origine,
  })
  if (immediate && structureId) await figerCampagne(tx, campagneId, maintenant)
  else if (immediate) await planifier(tx, 'figer-campagne', { id: campagneId })
  return { ok: true, campagneId }
}

function erreursDeDates(
  { debut, echeance, delaiJours }: Ouverture,
  aujourdhui: Jour,
): Record<string, string> {
  const auPlusTard = ajouterJours(aujourdhui, 365)
  const [tot, tard] = [ajouterJours(debut, duree.minimale), ajouterJours(debut, duree.maximale)]
  if (debut < aujourdhui || debut > auPlusTard)
    return {
      debut: `Choisissez un jour entre le ${enToutesLettres(aujourdhui)} et le ${enToutesLettres(auPlusTard)}.`,
    }
  if (echeance < tot || echeance > tard)
    return { echeance: `Choisissez un jour entre le ${enToutesLettres(tot)} et le ${enToutesLettres(tard)}.` }
  if (delaiJours > 60) return { delai: 'Choisissez 60 jours au plus.' }
  return {}
}

async function estEnRevue(tx: Ecriture, structureId: string): Promise<boolean> {
  const ouverte = await tx
    .selectFrom('revue')
    .select('id')
    .where('structure_id', '=', structureId)
    .where('volet', '=', 'structure')
    .where('etat', '=', 'ouverte')
    .executeTakeFirst()
  return ouverte !== undefined
}

async function aDesDroits(tx: Ecriture, structureId: string, maintenant: Date): Promise<boolean> {
  const droit = await tx
    .selectFrom('habilitation')
    .select('id')
    .where('structure_id', '=', structureId)
    .where(sql<boolean>`periode @> ${maintenant}::timestamptz`)
    .limit(1)
    .executeTakeFirst()
  return droit !== undefined
}

type NouvelleCampagne = Ouverture & {
  lieu: string
  ouvertePar: string | null
  /** Who opened the first of its line. */
  initieePar: string | null
  ouverteLe: Date
  precedenteId: string | null
}

/** The only place that inserts campaigns. @throws when its predecessor already has a successor (unique) */
export async function insererCampagne(tx: Ecriture, c: NouvelleCampagne): Promise<string> {
  const { id } = await tx
    .insertInto('campagne_revue')
    .values({
      ...colonnesDePortee(c.portee),
      lieu: c.lieu,
      modules: c.modules.length > 0 ? [...c.modules] : null,
      profils: c.profils.length > 0 ? [...c.profils] : null,
      seulement_non_revues: c.seulementNonRevues,
      ouverte_par: c.ouvertePar,
      initiee_par: c.initieePar,
      ouverte_le: c.ouverteLe,
      debut: c.debut,
      echeance: c.echeance,
      cadence_mois: c.cadenceMois,
      sans_reponse: c.sansReponse,
      delai_jours: c.delaiJours,
      precedente_id: c.precedenteId,
      libelles: sql<string>`(select jsonb_object_agg(code, libelle) from profil)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
