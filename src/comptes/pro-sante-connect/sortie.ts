import { buildEndSessionUrl } from 'openid-client'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Services } from '#src/socle/services.ts'
import { empreinteDe } from '../liens/secret.ts'
import { adressePsc } from './chemins.ts'
import { enfermer, rouvrir } from './coffre.ts'
import { enEchec } from './echecs.ts'
import { configurationPsc, pscPropose } from './fournisseur.ts'

/** Keeps the ID token that the provider wants back at sign-out; it dies with the session. */
export async function garderPourLaSortie(
  tx: Ecriture,
  jetonDeSession: string,
  jetonId: string,
): Promise<void> {
  const session_empreinte = empreinteDe(jetonDeSession)
  const jeton_chiffre = enfermer(jetonId, jetonDeSession)
  await tx.insertInto('psc_session').values({ session_empreinte, jeton_chiffre }).execute()
}

/**
 * Where to go to end the provider's session too; null when this session was not opened there, or when the provider
 * cannot be asked: signing out here never depends on it. To be read before the session is closed.
 */
export async function sortieDePsc(
  { base, config }: Pick<Services, 'base' | 'config'>,
  { jetonDeSession, etat, maintenant }: { jetonDeSession: string; etat: string; maintenant: Date },
): Promise<URL | null> {
  if (!pscPropose(config)) return null
  const garde = await base
    .selectFrom('psc_session')
    .select('jeton_chiffre')
    .where('session_empreinte', '=', empreinteDe(jetonDeSession))
    .executeTakeFirst()
  if (!garde) return null
  try {
    return buildEndSessionUrl(await configurationPsc(config, maintenant), {
      id_token_hint: rouvrir(garde.jeton_chiffre, jetonDeSession),
      post_logout_redirect_uri: adressePsc(config, 'sortie'),
      state: etat,
    })
  } catch (erreur) {
    enEchec(erreur)
    return null
  }
}
