import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { terminerConnexion } from '../connexion/terminer-connexion.ts'
import { consommerLien, lireLien } from '../liens/liens.ts'
import { type Controle, controlerMotDePasse } from '../mon-compte/controler-mot-de-passe.ts'
import { type IdentiteEnAttente, oublierAttente } from './attente.ts'
import { lier, type RefusLiaison } from './lier.ts'
import { garderPourLaSortie } from './sortie.ts'

type Outils = Pick<Services, 'base' | 'config'>
type Commande = {
  /** What the provider proved in this browser, and the secret that says so. */
  identite: IdentiteEnAttente
  attente: string
  maintenant: Date
  origine: Origine
}

type RefusControle = Exclude<Controle, { ok: true }>['motif']
export type Association =
  | { ok: true }
  | { ok: false; refus: { controle: RefusControle } | { liaison: RefusLiaison } }

/** « Mon compte »: a session left open is not enough, the password is asked again. @throws Sature */
export async function associerMonCompte(
  services: Outils,
  commande: Commande & { compteId: string; motDePasse: string },
): Promise<Association> {
  const { compteId, motDePasse, identite, attente, maintenant, origine } = commande
  const controle = await controlerMotDePasse(services, { compteId, motDePasse, maintenant, origine })
  if (!controle.ok) return { ok: false, refus: { controle: controle.motif } }
  return enTransaction(services.base, async (tx): Promise<Association> => {
    const urlPublique = services.config.URL_PUBLIQUE
    const refus = await lier(tx, { compteId, identite, voie: 'session', maintenant, origine, urlPublique })
    if (refus) return { ok: false, refus: { liaison: refus } }
    await oublierAttente(tx, attente)
    return { ok: true }
  })
}

export type AssociationParLien =
  | { ok: true; jeton: string }
  | { ok: false; motif: 'lien-perime' | RefusLiaison }

/**
 * Whoever reads the account's mailbox, in the very browser where the provider proved them, links and is in. The
 * link alone is worth nothing: opened by the account's holder at somebody else's request, it links nobody.
 */
export function associerParLien(
  { base, config }: Outils,
  commande: Commande & { secret: string; jetonPrecedent: string | undefined },
): Promise<AssociationParLien> {
  const { secret, identite, attente, maintenant, origine, jetonPrecedent } = commande
  return enTransaction(base, async (tx): Promise<AssociationParLien> => {
    const lien = await lireLien(tx, secret, 'liaison-psc', maintenant)
    if (!lien || !(await consommerLien(tx, secret, 'liaison-psc', maintenant)))
      return { ok: false, motif: 'lien-perime' }
    const { compteId } = lien
    const urlPublique = config.URL_PUBLIQUE
    const refus = await lier(tx, { compteId, identite, voie: 'courriel', maintenant, origine, urlPublique })
    if (refus) return { ok: false, motif: refus }
    await oublierAttente(tx, attente)
    const moyen = 'pro-sante-connect'
    const jeton = await terminerConnexion(tx, {
      compteId,
      moyen,
      maintenant,
      origine,
      config,
      jetonPrecedent,
    })
    if (!jeton) return { ok: false, motif: 'lien-perime' }
    await garderPourLaSortie(tx, jeton, identite.jetonId)
    return { ok: true, jeton }
  })
}
