import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDesAttributions } from '../courriels.ts'
import type { Personne } from '../lectures/personnes.ts'
import { proposer } from '../propositions/proposer.ts'
import type { Refus } from '../refus.ts'
import { type Attribution, controlerAttribution } from './controler-attribution.ts'
import { ecrireAttribution } from './ecrire-attribution.ts'

export type { Attribution } from './controler-attribution.ts'

export type Attribuees = {
  ok: true
  habilitationIds: string[]
  /** What waits for another person's approval instead. */
  propositionIds: string[]
  personnes: Personne[]
  lieu: string
}

/**
 * Gives every profil to every person on one perimeter, or nothing at all. Never two rights at once for the same
 * thing: a shorter one is merged into the new one, one that lasts as long refuses it (G10, G14, G15). A profil that
 * takes two people is proposed, not given.
 */
export async function attribuerHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  demande: Attribution,
): Promise<Attribuees | Refus> {
  const controle = await controlerAttribution(tx, contexte, demande)
  if (!controle.ok) return controle
  const { personnes, profils, lieu, droits } = controle
  const aDeux = droits.filter(({ profil }) => profil.deux_personnes)
  const donnes = droits.filter(({ profil }) => !profil.deux_personnes)
  const habilitationIds = await ecrireAttribution(tx, contexte, donnes, { ...demande, lieu })
  const propositionIds = await proposer(tx, contexte, aDeux, { ...demande, lieu })
  const accordes = profils.filter(({ deux_personnes }) => !deux_personnes)
  if (accordes.length > 0)
    await prevenirDesAttributions(tx, contexte, {
      personnes,
      ...demande,
      profils: accordes,
      lieu: lieu.libelle,
    })
  return { ok: true, habilitationIds, propositionIds, personnes, lieu: lieu.libelle }
}
