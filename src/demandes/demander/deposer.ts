import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Envoi, prevenirLesDestinataires } from '../courriels.ts'
import { destinatairesDe } from '../destinataires.ts'
import { type Demande, trouverDemande } from '../lire-demande.ts'
import { noter } from '../noter.ts'
import type { GenreDemande, TableDemande } from '../tables.ts'

export type Depot = {
  genre: GenreDemande
  demandeurId: string | null
  perimetre: Demande['perimetre']
  profils: readonly { code: string }[]
  motif: string
  /** Who asks, when they have no account. */
  identite?: Pick<TableDemande, 'courriel' | 'nom' | 'prenom' | 'profession_code' | 'rpps'>
}

type Auteur = Envoi & Pick<Contexte, 'origine'> & { acteur: { compteId: string } | null }

/** The only place that inserts requests: sent at once to who is there to answer. @returns its id */
export async function deposer(tx: Ecriture, c: Auteur, depot: Depot): Promise<string> {
  const { perimetre, demandeurId } = depot
  const { niveau, destinataires } = await destinatairesDe(
    tx,
    {
      structureId: perimetre.structureId,
      uniteId: perimetre.genre === 'unite' ? perimetre.uniteId : null,
      profils: depot.profils,
      demandeurId,
    },
    c.maintenant,
  )
  const sansIdentite = { courriel: null, nom: null, prenom: null, profession_code: null, rpps: null }
  const { id } = await tx
    .insertInto('demande')
    .values({
      genre: depot.genre,
      demandeur_id: demandeurId,
      structure_id: perimetre.structureId,
      unite_id: perimetre.genre === 'unite' ? perimetre.uniteId : null,
      motif: depot.motif,
      ...(depot.identite ?? sansIdentite),
      niveau,
      creee_le: c.maintenant,
      transmise_le: niveau === 'region' ? c.maintenant : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (depot.profils.length > 0)
    await tx
      .insertInto('demande_profil')
      .values(depot.profils.map(({ code }) => ({ demande_id: id, profil_code: code, accorde: null })))
      .execute()
  const demande = await trouverDemande(tx, id)
  if (!demande) throw new Error('demande introuvable après son dépôt')
  await noter(tx, c, depot.genre, demande, depot.motif)
  await prevenirLesDestinataires(tx, c, { demande, destinataires, etape: 'nouvelle' })
  return id
}
