import type { Ecriture } from '#src/socle/base/base.ts'
import { lireLieu } from '../lecture/lieu.ts'
import { lireOffre } from '../lecture/offre.ts'
import { ecrireContacts } from './ecrire-contacts.ts'
import { entrantes, type Gardee, type Issue, source, tranches } from './lots.ts'
import { trouverRattachements } from './rattachements.ts'

export async function projeterLieux(tx: Ecriture, lot: Gardee[]): Promise<Issue[]> {
  const lus = lot.map(gardee => ({ gardee, ...lireLieu(gardee.contenu) }))
  const lignes = lus.map(({ gardee, capacites: _, ...champs }) => ({ ...champs, ...source(gardee) }))
  const [premiere] = lignes
  if (!premiere) return []
  const colonnes = Object.keys(premiere) as (keyof typeof premiere)[]
  const ecrits = await tx
    .insertInto('lieu')
    .values(lignes)
    .onConflict(conflit => conflit.column('ror_id').doUpdateSet(entrantes(colonnes)))
    .returning(['id', 'ror_id'])
    .execute()
  await tx
    .deleteFrom('capacite')
    .where(
      'lieu_id',
      'in',
      ecrits.map(({ id }) => id),
    )
    .execute()
  const idDe = new Map(ecrits.map(({ id, ror_id }) => [ror_id, id]))
  const capacites = lus.flatMap(({ gardee, capacites }) =>
    capacites.map((capacite, rang) => ({ lieu_id: idDe.get(gardee.id) ?? '', rang, ...capacite })),
  )
  for (const paquet of tranches(capacites)) await tx.insertInto('capacite').values(paquet).execute()
  return lot.map(({ id }) => ({ id, motif: null }))
}

export async function projeterOffres(tx: Ecriture, lot: Gardee[]): Promise<Issue[]> {
  const lues = lot.map(gardee => ({ gardee, ...lireOffre(gardee.contenu) }))
  const rattachements = await trouverRattachements(
    tx,
    lues.map(({ rattachement }) => rattachement),
  )
  const placees = lues.flatMap(lue => {
    const place = rattachements.get(lue.rattachement ?? '')
    return place ? [{ ...lue, place }] : []
  })
  const lignes = placees.map(lue => {
    const { gardee, place, champ, categorie, rattachement: _, lieux: __, contacts: ___, ...champs } = lue
    return {
      ...champs,
      ...source(gardee),
      structure_id: place.structureId,
      unite_id: place.uniteId,
      champ_code: champ?.code ?? null,
      champ_libelle: champ?.libelle ?? null,
      categorie_code: categorie?.code ?? null,
      categorie_libelle: categorie?.libelle ?? null,
      caracteristiques: JSON.stringify(champs.caracteristiques),
      horaires: JSON.stringify(champs.horaires),
    }
  })
  const [premiere] = lignes
  if (premiere) {
    const colonnes = Object.keys(premiere) as (keyof typeof premiere)[]
    const ecrites = await tx
      .insertInto('offre')
      .values(lignes)
      .onConflict(conflit => conflit.column('ror_id').doUpdateSet(entrantes(colonnes)))
      .returning(['id', 'ror_id'])
      .execute()
    const idDe = new Map(ecrites.map(({ id, ror_id }) => [ror_id, id]))
    await remplacerLieux(tx, new Map(placees.map(({ gardee, lieux }) => [idDe.get(gardee.id) ?? '', lieux])))
    await ecrireContacts(
      tx,
      'offre_id',
      new Map(placees.map(({ gardee, contacts }) => [idDe.get(gardee.id) ?? '', contacts])),
    )
  }
  const projetees = new Set(placees.map(({ gardee }) => gardee.id))
  return lot.map(({ id }) => ({ id, motif: projetees.has(id) ? null : 'rattachement-inconnu' }))
}

async function remplacerLieux(tx: Ecriture, lieuxDe: Map<string, string[]>) {
  await tx
    .deleteFrom('offre_lieu')
    .where('offre_id', 'in', [...lieuxDe.keys()])
    .execute()
  const liens = [...lieuxDe].flatMap(([offre_id, lieux]) =>
    lieux.map(lieu_ror_id => ({ offre_id, lieu_ror_id })),
  )
  for (const paquet of tranches(liens)) await tx.insertInto('offre_lieu').values(paquet).execute()
}
