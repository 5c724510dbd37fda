import { sql } from 'kysely'
import { lieuPublic, offrePublique, unitePublique } from '#src/structures/publication.ts'
import type { Colonne, Jeu } from './jeu.ts'

/** Codes and labels of one kind of trait, in the order of the source, joined by « | ». */
const traits = (nom: string, quoi: string, axe: string): Colonne[] =>
  (['code', 'libelle'] as const).map(cle => ({
    nom: cle === 'code' ? `${nom}_codes` : nom,
    type: 'texte',
    description: `${quoi} : ${cle === 'code' ? 'codes' : 'libellés'}, séparés par « | »`,
    sql: sql`(select string_agg(coalesce(t ->> ${sql.lit(cle)}, ''), '|' order by rang)
      from jsonb_array_elements(o.caracteristiques) with ordinality as v (t, rang) where t ->> 'axe' = ${sql.lit(axe)})`,
  }))

export const offres: Jeu = {
  nom: 'offres',
  titre: 'Offres',
  description: 'Une ligne par offre de soins ou d’accompagnement, sans celles des unités sensibles.',
  cle: ['offre_id'],
  colonnes: [
    {
      nom: 'offre_id',
      type: 'texte',
      requise: true,
      description: 'Identifiant de l’offre dans le ROR',
      sql: sql`o.ror_id`,
    },
    {
      nom: 'identifiant',
      type: 'texte',
      description: 'Identifiant métier (région/numéro)',
      sql: sql`o.identifiant`,
    },
    {
      nom: 'structure_id',
      type: 'texte',
      requise: true,
      description: 'Structure qui la délivre',
      sql: sql`o.structure_id`,
    },
    { nom: 'finess', type: 'texte', description: 'Numéro FINESS de cette structure', sql: sql`s.finess` },
    { nom: 'unite', type: 'texte', description: 'Unité qui la délivre', sql: sql`u.nom` },
    { nom: 'nom', type: 'texte', requise: true, description: 'Nom de l’offre', sql: sql`o.nom` },
    { nom: 'champ_code', type: 'texte', description: 'Champ d’activité (TRE_R227)', sql: sql`o.champ_code` },
    { nom: 'champ', type: 'texte', description: 'Libellé du champ', sql: sql`o.champ_libelle` },
    {
      nom: 'categorie_code',
      type: 'texte',
      description: 'Type d’offre (TRE_R244)',
      sql: sql`o.categorie_code`,
    },
    { nom: 'categorie', type: 'texte', description: 'Libellé du type', sql: sql`o.categorie_libelle` },
    ...traits('activites', 'Activités opérationnelles (TRE_R211)', 'Activité'),
    ...traits('modes', 'Modes de prise en charge (TRE_R213)', 'Mode de prise en charge'),
    ...traits('publics', 'Publics (TRE_R239)', 'Public pris en charge'),
    ...traits('specialisations', 'Spécialisations (TRE_R245)', 'Spécialisation'),
    ...traits('temporalites', 'Temporalités d’accueil (TRE_R240)', 'Temporalité de l’accueil'),
    { nom: 'age_min', type: 'entier', description: 'Âge minimal, en années', sql: sql`o.age_min` },
    { nom: 'age_max', type: 'entier', description: 'Âge maximal, en années', sql: sql`o.age_max` },
    {
      nom: 'active',
      type: 'booleen',
      requise: true,
      description: 'Ouverte selon la source',
      sql: sql`o.active`,
    },
    {
      nom: 'indisponible_du',
      type: 'jour',
      description: 'Début d’indisponibilité',
      sql: sql`o.indisponible_du`,
    },
    {
      nom: 'indisponible_au',
      type: 'jour',
      description: 'Fin d’indisponibilité',
      sql: sql`o.indisponible_au`,
    },
    {
      nom: 'change_le',
      type: 'instant',
      requise: true,
      description: 'Dernier changement dans l’annuaire',
      sql: sql`o.change_le`,
    },
  ],
  depuis: sql`from offre o join structure s on s.id = o.structure_id
    left join unite u on u.id = o.unite_id and ${unitePublique('u')}
    where ${offrePublique('o')}`,
  ordre: sql`o.id`,
}

export const capacites: Jeu = {
  nom: 'capacites',
  titre: 'Capacités',
  description: 'Une ligne par capacité d’un lieu : lits, places ou logements, par statut, à leur date.',
  cle: ['lieu_id', 'rang'],
  colonnes: [
    {
      nom: 'lieu_id',
      type: 'texte',
      requise: true,
      description: 'Identifiant du lieu dans le ROR',
      sql: sql`l.ror_id`,
    },
    { nom: 'rang', type: 'entier', requise: true, description: 'Rang dans le lieu', sql: sql`k.rang` },
    {
      nom: 'offres',
      type: 'texte',
      description: 'Offres délivrées en ce lieu (offre_id), séparées par « | »',
      sql: sql`(select string_agg(oo.ror_id, '|' order by oo.ror_id)
        from offre_lieu ol join offre oo on oo.id = ol.offre_id where ol.lieu_ror_id = l.ror_id and ${offrePublique('oo')})`,
    },
    { nom: 'lieu', type: 'texte', description: 'Nom du lieu', sql: sql`l.nom` },
    { nom: 'code_postal', type: 'texte', description: 'Code postal', sql: sql`l.code_postal` },
    { nom: 'commune', type: 'texte', description: 'Commune', sql: sql`l.commune` },
    { nom: 'commune_cog', type: 'texte', description: 'Code INSEE de la commune', sql: sql`l.commune_cog` },
    { nom: 'latitude', type: 'nombre', description: 'Latitude (WGS 84)', sql: sql`l.latitude` },
    { nom: 'longitude', type: 'nombre', description: 'Longitude (WGS 84)', sql: sql`l.longitude` },
    { nom: 'nature_code', type: 'texte', description: 'Nature (TRE_R329)', sql: sql`k.nature_code` },
    { nom: 'nature', type: 'texte', description: 'Lit, place ou logement', sql: sql`k.nature_libelle` },
    { nom: 'statut_code', type: 'texte', description: 'Statut (TRE_R330)', sql: sql`k.statut_code` },
    { nom: 'statut', type: 'texte', description: 'Installé, disponible…', sql: sql`k.statut_libelle` },
    { nom: 'nombre', type: 'entier', requise: true, description: 'Combien', sql: sql`k.nombre` },
    { nom: 'temporalite', type: 'texte', description: 'Temporalité', sql: sql`k.temporalite` },
    { nom: 'genre', type: 'texte', description: 'Réservé à un genre', sql: sql`k.genre` },
    { nom: 'maj_le', type: 'instant', description: 'Mise à jour par la source', sql: sql`k.maj_le` },
  ],
  depuis: sql`from capacite k join lieu l on l.id = k.lieu_id where ${lieuPublic('l')}`,
  ordre: sql`l.id, k.rang`,
}
