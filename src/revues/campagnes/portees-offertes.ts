import { sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresAdministrees, structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { GroupeListe } from '#src/socle/ui/champs.tsx'

/** More structures than one chooses from in a list: a regional team comes from the structure's own page. */
const choixMax = 100

/** On what somebody may open a campaign, as a form offers it. */
export async function porteesOffertes(base: Lecture, acteur: Acteur): Promise<GroupeListe[]> {
  const a = administrationDe(acteur)
  const structures = await structuresAdministrees(base, acteur, { limite: choixMax + 1 })
  const [entites, departements, regions] = await Promise.all([
    structures.length > choixMax ? [] : entitesEntieres(base, acteur),
    base
      .selectFrom('departement')
      .selectAll()
      .$if(!a.national, r =>
        r.where(({ or, eb }) =>
          or([
            eb('code', '=', sql<string>`any(${a.departements}::text[])`),
            eb('region_code', '=', sql<string>`any(${a.regions}::text[])`),
          ]),
        ),
      )
      .orderBy('code')
      .execute(),
    base
      .selectFrom('region')
      .selectAll()
      .$if(!a.national, r => r.where('code', '=', sql<string>`any(${a.regions}::text[])`))
      .orderBy('nom')
      .execute(),
  ])
  const groupes = [
    {
      groupe: 'Structure',
      options: structures.slice(0, choixMax).map(s => ({ valeur: `structure:${s.id}`, libelle: s.nom })),
    },
    {
      groupe: 'Entité juridique',
      options: entites.map(e => ({ valeur: `entite:${e.id}`, libelle: `Toutes les structures : ${e.nom}` })),
    },
    {
      groupe: 'Région',
      options: regions.map(r => ({ valeur: `region:${r.code}`, libelle: `Région ${r.nom}` })),
    },
    {
      groupe: 'Département',
      options: departements.map(d => ({ valeur: `departement:${d.code}`, libelle: `${d.code} – ${d.nom}` })),
    },
    { groupe: 'Nation', options: a.national ? [{ valeur: 'national', libelle: 'Toute la France' }] : [] },
  ]
  return groupes.filter(({ options }) => options.length > 0)
}

/** The legal entities of several structures that are all theirs. */
async function entitesEntieres(base: Lecture, acteur: Acteur): Promise<{ id: string; nom: string }[]> {
  const siennes = structuresDe(administrationDe(acteur), 's')
  const { rows } = await sql<{ id: string; nom: string }>`
    select e.id, e.nom from entite_juridique e
    where e.id in (select s.entite_juridique_id from structure s where ${siennes} group by 1 having count(*) > 1)
      and not exists (select from structure s where s.entite_juridique_id = e.id and not ${siennes})
    order by e.nom limit ${choixMax}`.execute(base)
  return rows
}
