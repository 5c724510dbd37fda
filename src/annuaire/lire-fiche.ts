import type { Lecture } from '#src/socle/base/base.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { etatOuverture } from '#src/structures/fermeture.ts'
import type { ContactFiche, FicheStructure, Ouverture } from './modele.ts'

/** The head and the general information of a structure; null when it does not exist. */
export async function lireFiche(
  base: Lecture,
  structureId: string,
  maintenant: Date,
): Promise<FicheStructure | null> {
  const s = await base
    .selectFrom('structure as s')
    .leftJoin('categorie_structure as c', 'c.code', 's.categorie_code')
    .leftJoin('departement as d', 'd.code', 's.departement_code')
    .leftJoin('region as r', 'r.code', 'd.region_code')
    .leftJoin('entite_juridique as ej', 'ej.id', 's.entite_juridique_id')
    .selectAll('s')
    .select(['c.libelle as categorie', 'd.nom as departement', 'r.nom as region'])
    .select(['ej.nom as ej_nom', 'ej.finess as ej_finess', 'ej.siren as ej_siren'])
    .select(['ej.statut_libelle as ej_statut', 'ej.ror_id as ej_ror_id', 'ej.ror_maj_le as ej_maj_le'])
    .where('s.id', '=', structureId)
    .executeTakeFirst()
  if (!s) return null
  const contacts = await lireContacts(base, 'structure_id', [structureId])
  return {
    id: s.id,
    nom: s.nom,
    nomUsuel: s.nom_usuel,
    finess: s.finess,
    siret: s.siret,
    categorie: s.categorie ?? s.categorie_code,
    voie: s.voie,
    complement: s.complement,
    codePostal: s.code_postal,
    commune: s.commune,
    departement: s.departement && `${s.departement} (${s.departement_code})`,
    region: s.region,
    telephone: s.telephone,
    courriel: s.courriel,
    siteWeb: s.site_web,
    participationSph: s.participation_sph,
    aideFinanciere: s.aide_financiere,
    ouverture: ouvertureDe(s, jourDe(maintenant)),
    alertes: s.alertes,
    source: s.ror_id ? { majLe: s.ror_maj_le } : null,
    entiteJuridique: s.ej_nom
      ? {
          nom: s.ej_nom,
          finess: s.ej_finess,
          siren: s.ej_siren,
          statut: s.ej_statut,
          source: s.ej_ror_id ? { majLe: s.ej_maj_le } : null,
        }
      : null,
    contacts: contacts.get(structureId) ?? [],
  }
}

type Porteur = 'structure_id' | 'unite_id' | 'offre_id'

/** Contacts of several structures, units or offers at once, by their bearer, in the order of the source. */
export async function lireContacts(
  base: Lecture,
  porteur: Porteur,
  ids: readonly string[],
): Promise<Map<string, ContactFiche[]>> {
  if (ids.length === 0) return new Map()
  const lignes = await base
    .selectFrom('contact_ror')
    .select([`${porteur} as de`, 'nature', 'fonction', 'nom', 'niveau', 'canal', 'canal_libelle', 'valeur'])
    .where(porteur, 'in', ids)
    .orderBy('rang')
    .execute()
  const contacts = lignes.map(({ de, canal_libelle, ...contact }) => ({
    de: de ?? '',
    contact: { ...contact, canalLibelle: canal_libelle },
  }))
  return new Map(
    [...Map.groupBy(contacts, ({ de }) => de)].map(([de, lus]) => [de, lus.map(({ contact }) => contact)]),
  )
}

type Periode = { ouverte_le: string | null; fermee_le: string | null; fermeture_code: string | null }

export function ouvertureDe(periode: Periode, aujourdHui: Jour): Ouverture {
  return {
    etat: etatOuverture({ fermeeLe: periode.fermee_le, fermetureCode: periode.fermeture_code }, aujourdHui),
    ouverteLe: periode.ouverte_le ? jour(periode.ouverte_le) : null,
    fermeeLe: periode.fermee_le ? jour(periode.fermee_le) : null,
  }
}
