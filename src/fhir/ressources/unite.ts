import type { Organization } from 'fhir/r4.js'
import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import { unitePublique } from '#src/structures/publication.ts'
import { idFhir } from '../ids.ts'
import { systemes } from '../systemes.ts'
import { type ContactPublic, concept, meta, presents } from './communs.ts'
import {
  contact,
  contactsDe,
  estOuverte,
  type LigneOrganisation,
  lireLignes,
  type Periode,
  periode,
} from './organisation.ts'

type LigneOi = LigneOrganisation &
  Periode & {
    type_code: string | null
    type_libelle: string | null
    identifiant: string | null
    contacts: ContactPublic[]
    parent: { id: string; ror_id: string | null } | null
    eg: { id: string; finess: string | null; ror_id: string | null }
  }

export async function unites(
  base: Lecture,
  ids: readonly string[],
  aujourdhui: string,
): Promise<[string, Organization][]> {
  const lignes = await lireLignes<LigneOi>(
    base,
    sql`select ${preparee} u.id, u.nom, u.type_code, u.type_libelle, u.identifiant, u.ouverte_le, u.fermee_le, u.fermeture_code,
        u.ror_id, u.ror_region_code, u.change_le,
        json_build_object('id', s.id, 'finess', s.finess, 'ror_id', s.ror_id) as eg,
        (select json_build_object('id', p.id, 'ror_id', p.ror_id) from unite p
          where p.id = u.parent_id and ${unitePublique('p')}) as parent,
        ${contactsDe('unite_id', sql`u.id`)} as contacts
      from unite u join structure s on s.id = u.structure_id where u.id = any (${ids}::uuid[])`,
  )
  return lignes.map(oi => [
    oi.id,
    presents<Organization>({
      resourceType: 'Organization',
      id: idFhir('oi', oi),
      meta: meta(oi.type_code === '3' ? 'ror-core-organization-uf' : 'ror-internal-organization', oi),
      extension: periode(oi),
      identifier: oi.identifiant
        ? [
            {
              type: concept('R345', '42', "Identifiant fonctionnel de l'OI connu par l'instance ROR"),
              system: systemes.interne,
              value: oi.identifiant,
            },
          ]
        : [],
      active: estOuverte(oi, aujourdhui),
      type: oi.type_code ? [concept('R207', oi.type_code, oi.type_libelle)] : [],
      name: oi.nom,
      // under a unit that is not shown, it hangs from the structure
      partOf: { reference: `Organization/${oi.parent ? idFhir('oi', oi.parent) : idFhir('eg', oi.eg)}` },
      contact: oi.contacts.map(contact),
    }),
  ])
}
