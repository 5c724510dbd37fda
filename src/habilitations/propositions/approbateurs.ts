import { sql } from 'kysely'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { type Personne, trouverPersonnes } from '../lectures/personnes.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { aLePouvoir } from '../pouvoirs/donner.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import type { Situation } from '../pouvoirs/niveaux.ts'
import type { Profil } from '../regles/profils.ts'

/** As many as one mail should call: a region has a handful of managers. */
const approbateursMax = 30

type Objet = { profil: Pick<Profil, 'donne_a_partir_de'>; perimetre: Perimetre; lieu: Situation }

/** Who may decide: the regional managers of the place and the national ones that have the power, these people apart. */
export async function approbateursDe(
  base: Lecture,
  { profil, perimetre, lieu }: Objet,
  sauf: readonly string[],
  maintenant: Date,
): Promise<Personne[]> {
  const regions = lieu.territoires.flatMap(({ region }) => region ?? [])
  const { rows } = await sql<{ id: string }>`
    select distinct h.compte_id as id from habilitation h
      join compte c on c.id = h.compte_id and c.etat = 'actif'
    where h.structure_id is null and h.periode @> ${maintenant}::timestamptz
      and (h.profil_code = 'adm-national'
        or (h.profil_code = 'adm-regional' and h.region_code = any(${regions}::text[])))
      and h.compte_id <> all(${sauf}::uuid[])
    limit ${approbateursMax}`.execute(base)
  const ids: string[] = []
  for (const { id } of rows) {
    const administration = administrationDe({ droits: await droitsActuels(base, id, maintenant) })
    if (aLePouvoir(administration, profil, perimetre, lieu)) ids.push(id)
  }
  return trouverPersonnes(base, ids)
}
