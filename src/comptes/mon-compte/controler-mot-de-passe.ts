import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { confirmerEssai, noterEssai, oublierSiSature } from '../connexion/essais.ts'
import { leurre, verifierMotDePasse } from '../connexion/mot-de-passe.ts'
import { etatsEnService } from '../vie/transitions.ts'

export type Controle =
  | { ok: true }
  | { ok: false; motif: 'mot-de-passe' | 'sans-mot-de-passe' }
  | { ok: false; motif: 'trop-d-essais'; reprendreA: Date }

/** What the refusals say beside the field of the current password. */
export const refusControle = {
  'mot-de-passe': 'Ce n’est pas votre mot de passe actuel.',
  'sans-mot-de-passe':
    'Votre compte n’a pas encore de mot de passe. Choisissez-en un avec « Mot de passe oublié », page « Se connecter ».',
  'trop-d-essais':
    'Trop d’essais inexacts. Attendez un peu avant de réessayer, ou suivez « Mot de passe oublié » depuis la page de connexion.',
} as const

/**
 * Before a sensitive change, the password is asked again: a session left open is not enough. Guesses count with
 * those of sign-in. @throws Sature
 */
export async function controlerMotDePasse(
  { base, config }: Pick<Services, 'base' | 'config'>,
  commande: { compteId: string; motDePasse: string; maintenant: Date; origine: Origine },
): Promise<Controle> {
  const { compteId, motDePasse, maintenant, origine } = commande
  const compte = await base
    .selectFrom('compte')
    .select(['courriel', 'mot_de_passe'])
    .where('id', '=', compteId)
    .where('etat', 'in', etatsEnService)
    .executeTakeFirst()
  // signed in by Pro Santé Connect, never chose any: nothing to guess
  if (compte && !compte.mot_de_passe) return { ok: false, motif: 'sans-mot-de-passe' }
  const essai = await noterEssai(base, {
    courriel: compte?.courriel ?? compteId,
    compteId: compte ? compteId : null,
    moyen: 'controle',
    maintenant,
    origine,
  })
  if (!essai.ok) return { ok: false, motif: 'trop-d-essais', reprendreA: essai.reprendreA }
  const juste = await oublierSiSature(base, essai.essaiId, () =>
    verifierMotDePasse(compte?.mot_de_passe ?? leurre(config.ARGON2_PARAMETRES), motDePasse),
  )
  if (!juste) return { ok: false, motif: 'mot-de-passe' }
  await enTransaction(base, tx => confirmerEssai(tx, essai.essaiId))
  return { ok: true }
}
