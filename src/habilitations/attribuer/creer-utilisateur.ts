import { sql } from 'kysely'
import { creerCompte } from '#src/comptes/identite/creer-compte.ts'
import type { Identite } from '#src/comptes/identite/identite.ts'
import { inviter } from '#src/comptes/liens/inviter.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Contexte } from '../contexte.ts'
import { structureDe } from '../perimetre.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { type Attribution, attribuerHabilitations } from './attribuer-habilitations.ts'

export type Commande = {
  courriel: string
  identite: Identite
  /** Null: rights will be given later. */
  droits: Omit<Attribution, 'comptes'> | null
}

export type UtilisateurCree =
  /** `propositionIds`: what waits for another person's approval. */
  | { ok: true; compteId: string; propositionIds: readonly string[] }
  | { ok: false; motif: 'courriel-pris' | 'rpps-pris' | 'profession-inconnue' }
  | { ok: false; motif: 'droits'; erreurs: Erreurs }

/**
 * « Créer un utilisateur » (G9): the account, its first rights, the lines of the journal and the invitation, in the
 * caller's transaction; a refused right undoes the account too. Two people creating the same one: the second is told.
 */
export async function creerUtilisateur(
  tx: Ecriture,
  contexte: Contexte,
  { courriel, identite, droits }: Commande,
): Promise<UtilisateurCree> {
  const { acteur, maintenant, origine, services } = contexte
  await sql`savepoint creation`.execute(tx)
  const creation = await creerCompte(tx, {
    ...identite,
    courriel,
    creePar: acteur.compteId,
    maintenant,
    origine,
  })
  if (!creation.ok) return { ok: false, motif: creation.motif }
  const { compteId } = creation

  const attribution = droits
    ? await attribuerHabilitations(tx, contexte, { ...droits, comptes: [compteId] })
    : null
  if (attribution && !attribution.ok) {
    await sql`rollback to savepoint creation`.execute(tx)
    const id = droits ? (structureDe(droits.perimetre) ?? '') : ''
    // the line that told it was undone with the rest
    if (attribution.genre === 'hors-perimetre')
      await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'structure', id } })
    return { ok: false, motif: 'droits', erreurs: erreursDe(attribution) }
  }
  await inviter(tx, {
    compteId,
    maintenant,
    urlPublique: services.config.URL_PUBLIQUE,
    invitant: `${acteur.prenom} ${acteur.nom}`,
    structure: attribution?.lieu,
  })
  return { ok: true, compteId, propositionIds: attribution?.propositionIds ?? [] }
}

type Refusee = Extract<Awaited<ReturnType<typeof attribuerHabilitations>>, { ok: false }>

function erreursDe(refus: Refusee): Erreurs {
  if (refus.genre === 'saisie') return refus.erreurs
  if (refus.genre === 'hors-perimetre')
    return { lieu: 'Vous n’administrez pas cette structure : choisissez-en une autre.' }
  return { lieu: refus.message }
}
