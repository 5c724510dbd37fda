import type { Ecriture } from '#src/socle/base/base.ts'
import type { LieuLu } from '../lecture/lieu.ts'
import type { OffreLue } from '../lecture/offre.ts'
import { ecrireContacts } from './contacts.ts'
import { ecrire, type Remplacement, remplacer } from './ecrire.ts'
import { historiser, type Registre, structuresDesLieux } from './historiser.ts'
import { type Issue, type Lue, source } from './lots.ts'
import { trouverRattachements } from './rattachements.ts'

export async function projeterLieux(tx: Ecriture, lus: Lue<LieuLu>[], registre: Registre): Promise<Issue[]> {
  const ecrits = await ecrire(
    tx,
    'lieu',
    lus.map(({ gardee, capacites: _, ...champs }) => ({ ...champs, ...source(gardee) })),
  )
  const capacitesDe = new Map(lus.map(({ gardee, capacites }) => [gardee.id, capacites]))
  const capacites = await remplacer(
    tx,
    { table: 'capacite', cle: 'lieu_id', ordre: 'rang' },
    ecrits,
    id => capacitesDe.get(id) ?? [],
  )
  await historiser(tx, registre, 'lieu', ecrits, { capacites: sansDates(capacites) }, ids =>
    structuresDesLieux(tx, ids),
  )
  return lus.map(({ gardee: { id } }) => ({ id, motif: null }))
}

/** A number that is confirmed without changing moves its date alone: it is no change. */
function sansDates(capacites: ReadonlyMap<string, Remplacement>): Map<string, Remplacement> {
  const sansDate = (liste: Record<string, unknown>[]) =>
    liste.map(({ maj_le: _, source: __, ...reste }) => reste)
  return new Map(
    [...capacites].map(([id, { avant, apres }]) => [id, { avant: sansDate(avant), apres: sansDate(apres) }]),
  )
}

export async function projeterOffres(
  tx: Ecriture,
  lues: Lue<OffreLue>[],
  registre: Registre,
): Promise<Issue[]> {
  const rattachements = await trouverRattachements(
    tx,
    lues.map(({ rattachement }) => rattachement),
  )
  const placees = new Map(
    lues.flatMap(lue => {
      const place = rattachements.get(lue.rattachement ?? '')
      return place ? [[lue.gardee.id, { ...lue, place }] as const] : []
    }),
  )
  const ecrites = await ecrire(
    tx,
    'offre',
    [...placees.values()].map(lue => {
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
      }
    }),
  )
  const lieux = await remplacer(
    tx,
    { table: 'offre_lieu', cle: 'offre_id', ordre: 'lieu_ror_id' },
    ecrites,
    id => [...(placees.get(id)?.lieux ?? [])].sort().map(lieu_ror_id => ({ lieu_ror_id })),
  )
  const contacts = await ecrireContacts(tx, 'offre_id', ecrites, id => placees.get(id)?.contacts ?? [])
  const structureDe = new Map(
    ecrites.map(({ id, rorId }) => [id, [placees.get(rorId)?.place.structureId ?? '']]),
  )
  const nommes = await nommerLesLieux(tx, lieux)
  await historiser(tx, registre, 'offre', ecrites, { contacts, lieux: nommes }, async () => structureDe)
  return lues.map(({ gardee: { id } }) => ({ id, motif: placees.has(id) ? null : 'rattachement-inconnu' }))
}

/** History is read by people: a place is its name. */
async function nommerLesLieux(
  tx: Ecriture,
  changes: ReadonlyMap<string, Remplacement>,
): Promise<Map<string, Remplacement>> {
  const ids = [...changes.values()].flatMap(({ avant, apres }) => [...avant, ...apres].map(idDuLieu))
  if (ids.length === 0) return new Map()
  const lieux = await tx.selectFrom('lieu').select(['ror_id', 'nom']).where('ror_id', 'in', ids).execute()
  const nomDe = new Map(lieux.map(({ ror_id, nom }) => [ror_id, nom]))
  const nommer = (liste: Record<string, unknown>[]) =>
    liste.map(lien => ({ nom: nomDe.get(idDuLieu(lien)) ?? idDuLieu(lien) }))
  return new Map(
    [...changes].map(([id, { avant, apres }]) => [id, { avant: nommer(avant), apres: nommer(apres) }]),
  )
}

const idDuLieu = ({ lieu_ror_id }: Record<string, unknown>): string => String(lieu_ror_id)
