import type { Acteur } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'

export const profilAssistance = 'adm-assistance'

export const assistant = titulaireDe(
  'assistance',
  [profilAssistance],
  'Cette page est réservée à l’assistance. Pour être aidé, écrivez à votre équipe régionale.',
)

/** How long an opening lasts; the right itself ends within a week (`profil.duree_max_jours`). */
export const heuresDOuverture = 4

export type Ouverture = { id: string; motif: string; expireLe: Date }

/** The opening under way, if there is one: it never outlives the right by which it was made. */
export async function ouvertureEnCours(
  base: Lecture,
  { compteId, droits }: Pick<Acteur, 'compteId' | 'droits'>,
  maintenant: Date,
): Promise<Ouverture | null> {
  const tenus = droits.filter(({ profil }) => profil === profilAssistance).map(d => d.habilitationId)
  const ouverture = await base
    .selectFrom('assistance')
    .select(['id', 'motif', 'expire_le as expireLe', 'habilitation_id'])
    .where('compte_id', '=', compteId)
    .where('expire_le', '>', maintenant)
    .orderBy('expire_le', 'desc')
    .limit(1)
    .executeTakeFirst()
  return ouverture && tenus.includes(ouverture.habilitation_id)
    ? { id: ouverture.id, motif: ouverture.motif, expireLe: ouverture.expireLe }
    : null
}

type Contexte = { acteur: Acteur; maintenant: Date; origine: Origine }

/** Opens for some hours, with a reason that the journal keeps. Nothing but what is looked at comes of it. */
export async function ouvrirAssistance(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  motif: string,
): Promise<void> {
  const droit = acteur.droits.find(({ profil }) => profil === profilAssistance)
  if (!droit) throw new Error('La politique « assistance » laisse entrer sans son profil.')
  await tx
    .insertInto('assistance')
    .values({
      compte_id: acteur.compteId,
      habilitation_id: droit.habilitationId,
      motif,
      ouverte_le: maintenant,
      expire_le: new Date(maintenant.getTime() + heuresDOuverture * 3_600_000),
    })
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'assistance.ouverte',
    compteId: acteur.compteId,
    habilitationId: droit.habilitationId,
    motif,
    details: { heures: String(heuresDOuverture) },
    origine,
  })
}
