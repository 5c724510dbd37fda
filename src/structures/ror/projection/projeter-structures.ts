import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Canal } from '../../tables.ts'
import type { Codage } from '../fhir.ts'
import type { ContactLu } from '../lecture/contacts.ts'
import { lireEntiteJuridique, lireStructure } from '../lecture/organisation.ts'
import { arbitrerFiness } from './arbitrer-finess.ts'
import { ecrireContacts } from './ecrire-contacts.ts'
import { entrantes, type Gardee, type Issue, source } from './lots.ts'

export async function projeterEntitesJuridiques(tx: Ecriture, lot: Gardee[]): Promise<Issue[]> {
  const lues = lot.map(gardee => ({ gardee, ...lireEntiteJuridique(gardee.contenu) }))
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
  const [premiere] = lignes
  if (premiere) {
    const colonnes = Object.keys(premiere) as (keyof typeof premiere)[]
    await tx
      .insertInto('entite_juridique')
      .values(lignes)
      .onConflict(conflit => conflit.column('ror_id').doUpdateSet(entrantes(colonnes)))
      .execute()
  }
  return issues(lot, refusees)
}

export async function projeterStructures(
  tx: Ecriture,
  lot: Gardee[],
  departements: ReadonlySet<string>,
): Promise<Issue[]> {
  const lues = lot.map(gardee => ({ gardee, ...lireStructure(gardee.contenu) }))
  await ajouterCategories(
    tx,
    lues.flatMap(({ categorie }) => categorie ?? []),
  )
  const refusees = await arbitrerFiness(tx, 'structure', lues)
  const retenues = lues.filter(({ gardee }) => !refusees.has(gardee.id))
  const lignes = retenues.map(lue => {
    const { gardee, contacts, categorie, departement, rattachement, ...champs } = lue
    return {
      ...champs,
      ...source(gardee),
      ror_entite_juridique_id: rattachement ?? null,
      categorie_code: categorie?.code ?? null,
      departement_code: departement && departements.has(departement) ? departement : null,
      telephone: premierPublic(contacts, 'telephone'),
      courriel: premierPublic(contacts, 'courriel'),
      site_web: premierPublic(contacts, 'site'),
    }
  })
  const [premiere] = lignes
  if (premiere) {
    const colonnes = Object.keys(premiere) as (keyof typeof premiere)[]
    const ecrites = await tx
      .insertInto('structure')
      .values(lignes)
      .onConflict(conflit => conflit.column('ror_id').doUpdateSet(entrantes(colonnes)))
      .returning(['id', 'ror_id'])
      .execute()
    const contactsDe = new Map(retenues.map(({ gardee, contacts }) => [gardee.id, contacts]))
    await ecrireContacts(
      tx,
      'structure_id',
      new Map(ecrites.map(s => [s.id, contactsDe.get(s.ror_id ?? '') ?? []])),
    )
  }
  return issues(lot, refusees)
}

/** A structure may come before its legal entity, or change it: the tie is made once both are known. */
export async function rattacherAuxEntitesJuridiques(tx: Ecriture) {
  await sql`update structure s set entite_juridique_id = e.id
    from entite_juridique e
    where e.ror_id = s.ror_entite_juridique_id and s.entite_juridique_id is distinct from e.id`.execute(tx)
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

function issues(lot: Gardee[], refusees: ReadonlySet<string>): Issue[] {
  return lot.map(({ id }) => ({ id, motif: refusees.has(id) ? 'finess-deja-pris' : null }))
}
