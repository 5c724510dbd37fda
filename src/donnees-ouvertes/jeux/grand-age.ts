import { sql } from 'kysely'
import { structurePublique } from '#src/structures/publication.ts'
import type { Colonne, Jeu } from './jeu.ts'

const laStructure: readonly Colonne[] = [
  { nom: 'structure_id', type: 'texte', requise: true, description: 'Structure', sql: sql`s.id` },
  { nom: 'finess', type: 'texte', description: 'Son numéro FINESS', sql: sql`s.finess` },
]

export const tarifs: Jeu = {
  nom: 'tarifs',
  titre: 'Tarifs',
  description: 'Tarifs déclarés par les établissements pour personnes âgées, en euros TTC.',
  cle: ['structure_id', 'nature'],
  colonnes: [
    ...laStructure,
    {
      nom: 'nature',
      type: 'texte',
      requise: true,
      description: 'Ce que le tarif paie (chambre, dépendance par GIR, loyer…)',
      sql: sql`t.nature`,
    },
    { nom: 'montant', type: 'prix', requise: true, description: 'Montant en euros TTC', sql: sql`t.montant` },
    {
      nom: 'par',
      type: 'texte',
      requise: true,
      description: 'jour, ou mois pour les loyers',
      sql: sql`case when t.nature like 'loyer-%' then 'mois' else 'jour' end`,
    },
    {
      nom: 'au',
      type: 'jour',
      requise: true,
      description: 'Jour à partir duquel il s’applique',
      sql: sql`t.au`,
    },
  ],
  depuis: sql`from tarif_grand_age t join structure s on s.id = t.structure_id where ${structurePublique('s')}`,
  ordre: sql`s.id, t.nature`,
}

export const places: Jeu = {
  nom: 'places',
  titre: 'Places déclarées',
  description: 'Places que les établissements pour personnes âgées disent avoir, et avoir de libres.',
  cle: ['structure_id', 'hebergement'],
  colonnes: [
    ...laStructure,
    {
      nom: 'hebergement',
      type: 'texte',
      requise: true,
      description: 'permanent, temporaire, accueil de jour ou de nuit, unité protégée',
      sql: sql`p.hebergement`,
    },
    { nom: 'capacite', type: 'entier', description: 'Places en tout', sql: sql`p.capacite` },
    { nom: 'libres', type: 'entier', description: 'Places libres ; vide : non dit', sql: sql`p.libres` },
    {
      nom: 'declaree_le',
      type: 'instant',
      requise: true,
      description: 'Date de la déclaration',
      sql: sql`p.declaree_le`,
    },
  ],
  depuis: sql`from place_declaree p join structure s on s.id = p.structure_id where ${structurePublique('s')}`,
  ordre: sql`s.id, p.hebergement`,
}
