import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { poursuivreConnexion } from '../facteurs/poursuivre-connexion.ts'
import { surveillerEchecs } from '../vie/verrouiller.ts'
import { confirmerEssai, noterEssai, oublierSiSature } from './essais.ts'
import { leurre, renforcer, type Verifier, verifierMotDePasse } from './mot-de-passe.ts'
import type { DuNavigateur } from './terminer-connexion.ts'

type Commande = DuNavigateur & {
  courriel: string
  motDePasse: string
  maintenant: Date
  origine: Origine
  /** Where the person was going. */
  suite?: string
}

export type Connexion =
  | { ok: true; jeton: string; compteId: string }
  /** The password was right; the session waits for a second factor. */
  | { ok: false; motif: 'second-facteur'; attente: string }
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
  const { courriel, motDePasse, maintenant, origine } = commande
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
    verifier(compte?.mot_de_passe ?? leurre(config.ARGON2_PARAMETRES), motDePasse),
  )
  if (!juste) await surveillerEchecs({ base, config }, { courriel, compteId: compte?.id ?? null, maintenant })
  const empreinte = compte?.mot_de_passe
  if (!empreinte || !juste || compte.etat !== 'actif') return refus

  const renforcee = await renforcer(empreinte, motDePasse, config.ARGON2_PARAMETRES)

  return enTransaction(base, async (tx): Promise<Connexion> => {
    // first: what comes next must find the digest that the account is left with
    if (renforcee) await remplacerEmpreinte(tx, compte.id, empreinte, renforcee)
    const poursuite = await poursuivreConnexion(tx, {
      ...commande,
      compteId: compte.id,
      moyen: 'mot-de-passe',
      motDePasse: renforcee ?? empreinte,
      suite: commande.suite ?? '/',
      config,
    })
    if (!poursuite) return refus
    await confirmerEssai(tx, essai.essaiId)
    return poursuite.etape === 'session'
      ? { ok: true, jeton: poursuite.jeton, compteId: compte.id }
      : { ok: false, motif: 'second-facteur', attente: poursuite.attente }
  })
}

/** The same password, better kept. Unless another one was chosen meanwhile. */
async function remplacerEmpreinte(tx: Ecriture, compteId: string, avant: string, apres: string) {
  await tx
    .updateTable('compte')
    .set({ mot_de_passe: apres })
    .where('id', '=', compteId)
    .where('mot_de_passe', '=', avant)
    .execute()
}
