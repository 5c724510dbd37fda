import type { Lecture } from '#src/socle/base/base.ts'
import { type EtatSaisie, jamaisSaisie, lireSaisies } from '../saisie/lire-saisie.ts'

export type Consultation = {
  id: string
  nom: string
  responsable: string | null
  telephone: string | null
  courriel: string | null
  lieu: string | null
  specialites: { code: string; libelle: string }[]
  retireeLe: Date | null
  saisie: EtatSaisie
}

/**
 * The consultations that a structure offers now, by name.
 * @param options.retirees those that it no longer offers too
 */
export async function lireConsultations(
  base: Lecture,
  structureId: string,
  options: { retirees?: boolean } = {},
): Promise<Consultation[]> {
  const consultations = await base
    .selectFrom('consultation')
    .select(['id', 'nom', 'responsable', 'telephone', 'courriel', 'lieu', 'retiree_le as retireeLe'])
    .where('structure_id', '=', structureId)
    .$if(!options.retirees, requete => requete.where('retiree_le', 'is', null))
    .orderBy('nom')
    .execute()
  const ids = consultations.map(({ id }) => id)
  if (ids.length === 0) return []
  const [specialites, saisies] = await Promise.all([
    base
      .selectFrom('consultation_specialite as s')
      .innerJoin('thesaurus as t', 't.code', 's.code')
      .select(['s.consultation_id as id', 't.code', 't.libelle'])
      .where('s.consultation_id', 'in', ids)
      .orderBy('t.rang')
      .execute(),
    lireSaisies(base, ids, 'consultation'),
  ])
  const parConsultation = Map.groupBy(specialites, ({ id }) => id)
  return consultations.map(c => ({
    ...c,
    specialites: (parConsultation.get(c.id) ?? []).map(({ code, libelle }) => ({ code, libelle })),
    saisie: saisies.get(c.id) ?? jamaisSaisie,
  }))
}
