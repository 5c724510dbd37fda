import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { changerEtat } from './changer-etat.ts'

/**
 * Nothing personal is left of these accounts: who they were, how they signed in, what was mailed to them. Their ids
 * stay, so that what they did and were given can still be told. Nothing brings it back.
 */
export async function anonymiser(tx: Ecriture, ids: readonly string[], maintenant: Date): Promise<void> {
  if (ids.length === 0) return
  await effacerLesCourriels(tx, ids)
  for (const table of tables) await tx.deleteFrom(table).where('compte_id', 'in', ids).execute()
  await tx
    .updateTable('compte')
    .set({
      courriel: sql`'anonyme+' || id::text || '@anonyme.invalid'`,
      prenom: 'Compte',
      nom: 'anonymisé',
      anciens_noms: '',
      civilite: null,
      profession_code: null,
      fonction: null,
      rpps: null,
      telephone: null,
      mot_de_passe: null,
      derniere_connexion_le: null,
    })
    .where('id', 'in', ids)
    .execute()
  const acte = { action: 'anonymiser', role: 'systeme', acteurId: null } as const
  for (const compteId of ids) await changerEtat(tx, { ...acte, compteId, maintenant })
}

/** What hangs on an account and tells something of its holder, in an order that foreign keys allow. */
const tables = [
  'jeton_compte',
  'session',
  'connexion',
  'avertissement_compte',
  'proposition_nom',
  'code_courriel',
  'connexion_en_attente',
  'code_secours',
  'facteur',
  'appareil_de_confiance',
  'appareil_connu',
  'cle_acces',
  'porteur_de_cles',
  'compte_psc',
] as const

/** The outbox keeps what was sent, by address. */
async function effacerLesCourriels(tx: Ecriture, ids: readonly string[]): Promise<void> {
  const adresses = tx.selectFrom('compte').select('courriel').where('id', 'in', ids)
  await tx.deleteFrom('courriel').where('destinataire', 'in', adresses).execute()
}
