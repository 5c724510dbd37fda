import { sql } from 'kysely'
import { structurePublique } from '#src/structures/publication.ts'
import type { Jeu } from './jeu.ts'

export const structures: Jeu = {
  nom: 'structures',
  titre: 'Structures',
  description:
    'Une ligne par établissement ou service (entité géographique), fermés compris, avec ce qu’un établissement pour personnes âgées déclare.',
  cle: ['structure_id'],
  colonnes: [
    {
      nom: 'structure_id',
      type: 'texte',
      requise: true,
      description: 'Identifiant stable, commun à tous les fichiers',
      sql: sql`s.id`,
    },
    { nom: 'finess', type: 'texte', description: 'Numéro FINESS géographique', sql: sql`s.finess` },
    { nom: 'siret', type: 'texte', description: 'Numéro SIRET', sql: sql`s.siret` },
    { nom: 'nom', type: 'texte', requise: true, description: 'Nom', sql: sql`s.nom` },
    { nom: 'nom_usuel', type: 'texte', description: 'Nom d’usage', sql: sql`s.nom_usuel` },
    {
      nom: 'entite_juridique_finess',
      type: 'texte',
      description: 'Numéro FINESS de l’entité juridique',
      sql: sql`e.finess`,
    },
    { nom: 'entite_juridique_nom', type: 'texte', description: 'Nom de l’entité juridique', sql: sql`e.nom` },
    {
      nom: 'statut_juridique',
      type: 'texte',
      description: 'Statut de l’entité juridique',
      sql: sql`e.statut_libelle`,
    },
    {
      nom: 'categorie_code',
      type: 'texte',
      description: 'Catégorie FINESS (TRE_R66)',
      sql: sql`s.categorie_code`,
    },
    { nom: 'categorie', type: 'texte', description: 'Libellé de la catégorie', sql: sql`c.libelle` },
    { nom: 'voie', type: 'texte', description: 'Numéro et voie', sql: sql`s.voie` },
    { nom: 'complement', type: 'texte', description: 'Complément d’adresse', sql: sql`s.complement` },
    { nom: 'code_postal', type: 'texte', description: 'Code postal', sql: sql`s.code_postal` },
    { nom: 'commune', type: 'texte', description: 'Commune', sql: sql`s.commune` },
    { nom: 'commune_cog', type: 'texte', description: 'Code INSEE de la commune', sql: sql`s.commune_cog` },
    {
      nom: 'departement_code',
      type: 'texte',
      description: 'Code du département',
      sql: sql`s.departement_code`,
    },
    { nom: 'region_code', type: 'texte', description: 'Code de la région', sql: sql`d.region_code` },
    { nom: 'latitude', type: 'nombre', description: 'Latitude (WGS 84)', sql: sql`s.latitude` },
    { nom: 'longitude', type: 'nombre', description: 'Longitude (WGS 84)', sql: sql`s.longitude` },
    {
      nom: 'telephone',
      type: 'texte',
      description: 'Téléphone visible du grand public',
      sql: sql`s.telephone`,
    },
    { nom: 'site_web', type: 'texte', description: 'Site internet', sql: sql`s.site_web` },
    {
      nom: 'participation_sph',
      type: 'texte',
      description: 'Participation au service public hospitalier',
      sql: sql`s.participation_sph`,
    },
    { nom: 'aide_financiere', type: 'texte', description: 'Aide financière', sql: sql`s.aide_financiere` },
    { nom: 'ouverte_le', type: 'jour', description: 'Jour d’ouverture', sql: sql`s.ouverte_le` },
    {
      nom: 'fermee_le',
      type: 'jour',
      description: 'Jour de fermeture, passé ou à venir',
      sql: sql`s.fermee_le`,
    },
    {
      nom: 'fermeture_code',
      type: 'texte',
      description: 'Type de fermeture (TRE_R286) : DEF, PRO et PRE ferment',
      sql: sql`s.fermeture_code`,
    },
    {
      nom: 'hebergements',
      type: 'texte',
      description: 'Hébergements déclarés, séparés par « | »',
      sql: sql`array_to_string(g.hebergements, '|')`,
    },
    {
      nom: 'aide_sociale',
      type: 'booleen',
      description: 'Habilitée à l’aide sociale (déclaré)',
      sql: sql`g.aide_sociale`,
    },
    {
      nom: 'apl',
      type: 'booleen',
      description: 'Ouvre droit à l’aide au logement (déclaré)',
      sql: sql`g.apl`,
    },
    {
      nom: 'alzheimer',
      type: 'booleen',
      description: 'Accueil de la maladie d’Alzheimer (déclaré)',
      sql: sql`g.alzheimer`,
    },
    { nom: 'uhr', type: 'booleen', description: 'Unité d’hébergement renforcée (déclaré)', sql: sql`g.uhr` },
    {
      nom: 'pasa',
      type: 'booleen',
      description: 'Pôle d’activités et de soins adaptés (déclaré)',
      sql: sql`g.pasa`,
    },
    { nom: 'puv', type: 'booleen', description: 'Petite unité de vie (déclaré)', sql: sql`g.puv` },
    {
      nom: 'logements',
      type: 'texte',
      description: 'Types de logement déclarés, séparés par « | »',
      sql: sql`array_to_string(g.logements, '|')`,
    },
    { nom: 'declare_le', type: 'instant', description: 'Dernière déclaration', sql: sql`g.maj_le` },
    {
      nom: 'change_le',
      type: 'instant',
      requise: true,
      description: 'Dernier changement dans l’annuaire',
      sql: sql`s.change_le`,
    },
  ],
  depuis: sql`from structure s
    left join entite_juridique e on e.id = s.entite_juridique_id and e.absente_le is null
    left join categorie_structure c on c.code = s.categorie_code
    left join departement d on d.code = s.departement_code
    left join grand_age g on g.structure_id = s.id
    where ${structurePublique('s')}`,
  ordre: sql`s.id`,
}
