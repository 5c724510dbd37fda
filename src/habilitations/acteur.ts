import { sql } from 'kysely'
import { type LimitesSession, noterVue, sessionVivante } from '#src/comptes/session.ts'
import type { Acteur, Droit } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { perimetreDe } from './perimetre.ts'

const colonnesDuDroit = [
  'h.id as habilitationId',
  'h.profil_code',
  'h.structure_id',
  'h.unite_id',
  'h.departement_code',
  'h.region_code',
] as const

/**
 * Who a session token stands for, with what they may do at this instant: one query for the session, the account
 * and its rights. Null when the session is unknown, too old, unused for too long, or of an account not active.
 */
export async function identifier(
  base: Lecture,
  config: LimitesSession,
  jeton: string,
  maintenant: Date,
): Promise<Acteur | null> {
  const lignes = await sessionVivante(base, { jeton, maintenant, config })
    .leftJoin('habilitation as h', jointure =>
      jointure
        .onRef('h.compte_id', '=', 'compte.id')
        .on(sql<boolean>`h.periode @> ${maintenant}::timestamptz`),
    )
    .select(['session.id as sessionId', 'session.vue_le as vueLe'])
    .select(['compte.id as compteId', 'compte.prenom', 'compte.nom', 'compte.courriel'])
    .select(colonnesDuDroit)
    .execute()
  const [premiere] = lignes
  if (!premiere) return null
  await noterVue(base, premiere, maintenant)
  const { compteId, prenom, nom, courriel } = premiere
  return { compteId, prenom, nom, courriel, droits: lignes.flatMap(enDroit) }
}

/**
 * The rights that somebody holds at this instant. Use cases read them again once it is their turn to act: between
 * the start of a request and its write, somebody else may have ended them.
 */
export async function droitsActuels(base: Lecture, compteId: string, maintenant: Date): Promise<Droit[]> {
  const lignes = await base
    .selectFrom('habilitation as h')
    .where('h.compte_id', '=', compteId)
    .where('h.terminee_le', 'is', null)
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .select(colonnesDuDroit)
    .execute()
  return lignes.flatMap(enDroit)
}

type Ligne = {
  habilitationId: string | null
  profil_code: string | null
  structure_id: string | null
  unite_id: string | null
  departement_code: string | null
  region_code: string | null
}

function enDroit(ligne: Ligne): Droit[] {
  return ligne.habilitationId && ligne.profil_code
    ? [{ habilitationId: ligne.habilitationId, profil: ligne.profil_code, perimetre: perimetreDe(ligne) }]
    : []
}
