import { sql } from 'kysely'
import { etatsEnService } from '#src/comptes/vie/transitions.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { absentJusquau } from '../absences/lire-absences.ts'
import { referentStructure, referentUnite } from '../pouvoirs/administration.ts'

export type Contact = {
  compteId: string
  prenom: string
  nom: string
  /** Function, else profession. */
  fonction: string | null
  telephone: string | null
  courriel: string
  /** Last day of the absence under way; null: there. */
  absentJusquau: Jour | null
}

export type ReferentsDeStructure = {
  structureId: string
  structure: string
  commune: string | null
  /** Code and name of its département. */
  departement: { code: string; nom: string } | null
  /** Those whose right, on it or on its entité, holds now and whose account is active. */
  referents: Contact[]
  /** Of the département; the regional team when nobody is. */
  charges: Contact[]
}

/** G3: whom to ask in each of these structures, and the chargée de mission of its département. Two queries. */
export async function referentsDe(
  base: Lecture,
  structureIds: readonly string[],
  maintenant: Date,
): Promise<ReferentsDeStructure[]> {
  if (structureIds.length === 0) return []
  const structures = await base
    .selectFrom('structure as s')
    .leftJoin('departement as d', 'd.code', 's.departement_code')
    .select(['s.id', 's.nom', 's.commune', 's.entite_juridique_id as entite'])
    .select(['d.code', 'd.nom as departement', 'd.region_code as region'])
    .modifyFront(preparee)
    .where('s.id', '=', sql<string>`any(${structureIds}::uuid[])`)
    .orderBy('s.nom')
    .execute()
  const titulaires = await lireTitulaires(base, structures, maintenant)
  return structures.map(s => {
    const charges = titulaires.filter(t => t.profil === 'adm-departemental' && t.departement === s.code)
    const regionaux = titulaires.filter(t => t.profil === 'adm-regional' && t.region === s.region)
    return {
      structureId: s.id,
      structure: s.nom,
      commune: s.commune,
      departement: s.code && s.departement ? { code: s.code, nom: s.departement } : null,
      referents: sansDoublon(
        titulaires.filter(t => t.structureId === s.id || (t.entiteId !== null && t.entiteId === s.entite)),
      ).map(contact),
      charges: (charges.length > 0 ? charges : regionaux).map(contact),
    }
  })
}

/** Who gives rights in this unit alone. */
export async function referentsDUnite(base: Lecture, uniteId: string, maintenant: Date): Promise<Contact[]> {
  const lignes = await selectionnerTitulaires(base, maintenant)
    .where('h.profil_code', '=', referentUnite)
    .where('h.unite_id', '=', uniteId)
    .execute()
  return lignes.map(contact)
}

/** Whom to ask there for one's own right (G14): the other référents who are there; without any, who accompanies the structure. */
export function aQuiDemander(
  lieu: Pick<ReferentsDeStructure, 'referents' | 'charges'> | undefined,
  moi: string,
): readonly Contact[] {
  const sansMoi = (contacts: readonly Contact[] = []) => contacts.filter(({ compteId }) => compteId !== moi)
  const autres = sansMoi(lieu?.referents)
  const presents = autres.filter(estPresent)
  return [presents, sansMoi(lieu?.charges), autres].find(({ length }) => length > 0) ?? []
}

export const estPresent = ({ absentJusquau }: Pick<Contact, 'absentJusquau'>) => absentJusquau === null

/** Somebody may be référent of a structure and of its entité. */
const sansDoublon = <C extends Pick<Contact, 'compteId'>>(contacts: readonly C[]) => [
  ...new Map(contacts.map(c => [c.compteId, c])).values(),
]

type Lieux = { id: string; entite: string | null; code: string | null; region: string | null }

function lireTitulaires(base: Lecture, lieux: readonly Lieux[], maintenant: Date) {
  const ids = lieux.map(({ id }) => id)
  const entites = lieux.flatMap(({ entite }) => entite ?? [])
  const departements = lieux.flatMap(({ code }) => code ?? [])
  const regions = lieux.flatMap(({ region }) => region ?? [])
  return selectionnerTitulaires(base, maintenant)
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('h.profil_code', '=', referentStructure),
          eb('h.structure_id', '=', sql<string>`any(${ids}::uuid[])`),
        ]),
        and([
          eb('h.profil_code', '=', referentStructure),
          eb('h.entite_juridique_id', '=', sql<string>`any(${entites}::uuid[])`),
        ]),
        and([
          eb('h.structure_id', 'is', null),
          eb('h.profil_code', '=', 'adm-departemental'),
          eb('h.departement_code', '=', sql<string>`any(${departements}::text[])`),
        ]),
        and([
          eb('h.structure_id', 'is', null),
          eb('h.profil_code', '=', 'adm-regional'),
          eb('h.region_code', '=', sql<string>`any(${regions}::text[])`),
        ]),
      ]),
    )
    .select(['h.profil_code as profil', 'h.structure_id as structureId'])
    .select('h.entite_juridique_id as entiteId')
    .select(['h.departement_code as departement', 'h.region_code as region'])
    .execute()
}

/** Whose right holds now and whose account is in service, with how to reach them, by name. */
function selectionnerTitulaires(base: Lecture, maintenant: Date) {
  return base
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .leftJoin('profession as p', 'p.code', 'c.profession_code')
    .where(sql<boolean>`h.periode @> ${maintenant}::timestamptz`)
    .where('c.etat', 'in', etatsEnService)
    .modifyFront(preparee)
    .select(['c.id as compteId', 'c.prenom', 'c.nom', 'c.telephone', 'c.courriel'])
    .select(({ fn }) => fn.coalesce('c.fonction', 'p.libelle').as('fonction'))
    .select(absentJusquau('c.id', jourDe(maintenant)).as('absentJusquau'))
    .orderBy('c.tri')
}

type Titulaire = Omit<Contact, 'absentJusquau'> & { absentJusquau: string | null }

function contact({
  compteId,
  prenom,
  nom,
  fonction,
  telephone,
  courriel,
  absentJusquau: a,
}: Titulaire): Contact {
  return { compteId, prenom, nom, fonction, telephone, courriel, absentJusquau: a === null ? null : jour(a) }
}
