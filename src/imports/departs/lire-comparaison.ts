import { sql } from 'kysely'
import { departsAnnonces } from '#src/habilitations/departs/lire-departs.ts'
import { estVivante } from '#src/habilitations/lectures/vivantes.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { LigneLue } from '../fichier/colonnes.ts'
import { lireLignes } from '../lire-imports.ts'
import type { ChampDuPersonnel } from './colonnes.ts'
import { type Comparaison, comparer, type Titulaire } from './comparer.ts'

type Ou = { importId: string; structureId: string; moi: string; maintenant: Date }

/** As things stand now: a departure declared a minute ago is no longer proposed. Oneself and those who are about to leave neither. */
export async function lireComparaison(base: Lecture, ou: Ou): Promise<Comparaison> {
  const [lignes, titulaires] = await Promise.all([lireLignes(base, ou.importId), lireTitulaires(base, ou)])
  const annonces = await departsAnnonces(
    base,
    { structureIds: [ou.structureId], compteIds: titulaires.map(({ compteId }) => compteId) },
    ou.maintenant,
  )
  const hors = new Set([ou.moi, ...annonces.map(({ compteId }) => compteId)])
  const comparaison = comparer(lignes as LigneLue<ChampDuPersonnel>[], titulaires)
  return {
    ...comparaison,
    partis: comparaison.partis.filter(({ compteId }) => !hors.has(compteId)),
    homonymes: comparaison.homonymes.filter(({ titulaire }) => !hors.has(titulaire.compteId)),
  }
}

function lireTitulaires(base: Lecture, { structureId, maintenant }: Ou): Promise<Titulaire[]> {
  return base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .innerJoin('profil as p', 'p.code', 'h.profil_code')
    .where('h.structure_id', '=', structureId)
    .where(estVivante(maintenant, 'h'))
    .groupBy(['c.id'])
    .select(['c.id as compteId', 'c.nom', 'c.prenom', 'c.courriel', 'c.rpps'])
    .select(sql<string[]>`array_agg(distinct p.libelle order by p.libelle)`.as('droits'))
    .orderBy('c.tri')
    .execute()
}
