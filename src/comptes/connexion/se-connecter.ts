import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { surveillerEchecs } from '../vie/verrouiller.ts'
import { confirmerEssai, noterEssai, oublierSiSature } from './essais.ts'
import { leurre, type Verifier, verifierMotDePasse } from './mot-de-passe.ts'
import { terminerConnexion } from './terminer-connexion.ts'

type Commande = {
  courriel: string
  motDePasse: string
  maintenant: Date
  origine: Origine
  jetonPrecedent?: string | undefined
}

export type Connexion =
  | { ok: true; jeton: string; compteId: string }
  /** One refusal for all: unknown address, wrong password, account not activated or disabled. */
  | { ok: false; motif: 'identifiants' }
  | { ok: false; motif: 'trop-d-essais'; reprendreA: Date }

const refus: Connexion = { ok: false, motif: 'identifiants' }

/**
 * Signs in with e-mail and password. Whatever the address, the same work is done: one look-up, one attempt
 * written, one password verified (against a decoy when there is none), outside of any transaction.
 * @throws Sature when too many people sign in at once.
 */
export async function seConnecter(
  { base, config }: Pick<Services, 'base' | 'config'>,
  commande: Commande,
  verifier: Verifier = verifierMotDePasse,
): Promise<Connexion> {
  const { courriel, motDePasse, maintenant, origine, jetonPrecedent } = commande
  const compte = await base
    .selectFrom('compte')
    .select(['id', 'mot_de_passe', 'etat'])
    .where('courriel', '=', courriel)
    .executeTakeFirst()
  const essai = await noterEssai(base, {
    courriel,
    compteId: compte?.id ?? null,
    moyen: 'mot-de-passe',
    maintenant,
    origine,
  })
  if (!essai.ok) return { ok: false, motif: 'trop-d-essais', reprendreA: essai.reprendreA }

  const juste = await oublierSiSature(base, essai.essaiId, () =>
    verifier(compte?.mot_de_passe ?? leurre, motDePasse),
  )
  if (!juste) await surveillerEchecs({ base, config }, { courriel, compteId: compte?.id ?? null, maintenant })
  if (!compte?.mot_de_passe || !juste || compte.etat !== 'actif') return refus

  return enTransaction(base, async (tx): Promise<Connexion> => {
    const jeton = await terminerConnexion(tx, {
      compteId: compte.id,
      moyen: 'mot-de-passe',
      maintenant,
      origine,
      config,
      jetonPrecedent,
    })
    if (!jeton) return refus
    await confirmerEssai(tx, essai.essaiId)
    return { ok: true, jeton, compteId: compte.id }
  })
}
