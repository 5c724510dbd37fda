import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Canal } from '../../tables.ts'
import type { Codage } from '../fhir.ts'
import type { ContactLu } from '../lecture/contacts.ts'
import type { EntiteJuridiqueLue, StructureLue } from '../lecture/organisation.ts'
import { arbitrerFiness } from './arbitrer-finess.ts'
import { ecrireContacts } from './contacts.ts'
import { ecrire } from './ecrire.ts'
import { historiser, inscrire, type Registre } from './historiser.ts'
import { type Issue, type Lue, source } from './lots.ts'

export async function projeterEntitesJuridiques(
  tx: Ecriture,
  lues: Lue<EntiteJuridiqueLue>[],
): Promise<Issue[]> {
  const refusees = await arbitrerFiness(tx, 'entite_juridique', lues)
  const retenues = lues.filter(({ gardee }) => !refusees.has(gardee.id))
  const lignes = retenues.map(({ gardee, nom, finess, siren, statut }) => ({
    ...source(gardee),
    nom,
    finess,
    siren,
    statut_code: statut?.code ?? null,
    statut_libelle: statut?.libelle ?? null,
  }))
  await ecrire(tx, 'entite_juridique', lignes)
  return issues(lues, refusees)
}

export async function projeterStructures(
  tx: Ecriture,
  lues: Lue<StructureLue>[],
  departements: ReadonlySet<string>,
  registre: Registre,
): Promise<Issue[]> {
  await ajouterCategories(
    tx,
    lues.flatMap(({ categorie }) => categorie ?? []),
  )
  const refusees = await arbitrerFiness(tx, 'structure', lues)
  const retenues = lues.filter(({ gardee }) => !refusees.has(gardee.id))
  const entites = await entitesConnues(
    tx,
    retenues.map(({ rattachement }) => rattachement),
  )
  const lignes = retenues.map(lue => {
    const { gardee, contacts, categorie, departement, rattachement, ...champs } = lue
    return {
      ...champs,
      ...source(gardee),
      ror_entite_juridique_id: rattachement ?? null,
      entite_juridique_id: entites.get(rattachement ?? '') ?? null,
      categorie_code: categorie?.code ?? null,
      departement_code: departement && departements.has(departement) ? departement : null,
      telephone: premierPublic(contacts, 'telephone'),
      courriel: premierPublic(contacts, 'courriel'),
      site_web: premierPublic(contacts, 'site'),
    }
  })
  const ecrites = await ecrire(tx, 'structure', lignes, ['entite_juridique_id'])
  const contactsDe = new Map(retenues.map(({ gardee, contacts }) => [gardee.id, contacts]))
  const contacts = await ecrireContacts(tx, 'structure_id', ecrites, id => contactsDe.get(id) ?? [])
  await historiser(
    tx,
    registre,
    'structure',
    ecrites,
    { contacts },
    async ids => new Map(ids.map(id => [id, [id]])),
  )
  return issues(lues, refusees)
}

/** Entities as those ROR ids name them: a new structure is tied at once, instead of being written twice. */
async function entitesConnues(
  tx: Ecriture,
  rorIds: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; rorId: string }>`
    select id, ror_id as "rorId" from entite_juridique
    where ror_id = any(${[...new Set(rorIds.filter(id => id !== undefined))]}::text[])`.execute(tx)
  return new Map(rows.map(({ id, rorId }) => [rorId, id]))
}

/**
 * A structure may come before its legal entity, or change it: the tie is made once both are known. Those who
 * administer an entité then administer it, and no longer who did: its journal says so (interop.md §10.4).
 * @returns how many passed from one to another.
 */
export async function rattacherAuxEntitesJuridiques(tx: Ecriture, registre: Registre): Promise<number> {
  const { rows } = await sql<{ id: string; structure: string; de: string | null; vers: string }>`
    with liee as (
      update structure s set entite_juridique_id = e.id
      from entite_juridique e
      where e.ror_id = s.ror_entite_juridique_id and s.entite_juridique_id is distinct from e.id
      returning s.id, s.nom as structure, old.entite_juridique_id as avant, e.nom as vers
    )
    select l.id, l.structure, a.nom as de, l.vers from liee l join entite_juridique a on a.id = l.avant`.execute(
    tx,
  )
  await inscrire(
    tx,
    registre,
    rows.map(({ id, de, vers }) => ({
      structureId: id,
      objet: 'structure' as const,
      objetId: id,
      avant: { entite_juridique: de },
      apres: { entite_juridique: vers },
    })),
  )
  await journaliser(
    tx,
    rows.map(({ id, structure, de, vers }) => ({
      instant: registre.le,
      acteurId: null,
      acte: 'structure.entite-changee',
      structureId: id,
      details: { structure, de, vers },
    })),
  )
  return rows.length
}

/** A code that we do not know is kept, under the source's own words; only administration fits it. */
async function ajouterCategories(tx: Ecriture, categories: Codage[]) {
  const parCode = new Map(categories.map(({ code, libelle }) => [code, libelle ?? `Catégorie ${code}`]))
  if (parCode.size === 0) return
  await tx
    .insertInto('categorie_structure')
    .values([...parCode].map(([code, libelle]) => ({ code, libelle })))
    .onConflict(conflit => conflit.column('code').doNothing())
    .execute()
}

function premierPublic(contacts: ContactLu[], canal: Canal): string | null {
  return contacts.find(contact => contact.canal === canal && contact.niveau === 1)?.valeur ?? null
}

function issues(lues: Lue<object>[], refusees: ReadonlySet<string>): Issue[] {
  return lues.map(({ gardee: { id } }) => ({ id, motif: refusees.has(id) ? 'finess-deja-pris' : null }))
}
