import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDesAttributions } from '../courriels.ts'
import type { Personne } from '../lectures/personnes.ts'
import { proposer } from '../propositions/proposer.ts'
import type { Refus } from '../refus.ts'
import { type Attribution, type Controlee, controlerAttributions } from './controler-attribution.ts'
import { type DroitAEcrire, ecrireAttribution } from './ecrire-attribution.ts'

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
  const [fait] = await attribuerEnNombre(tx, contexte, [demande])
  if (!fait) throw new Error('une demande, une réponse')
  return fait
}

/**
 * The same for many at once, in as many queries as for one: each is given or refused on its own. Nobody may be in two of
 * them. @returns the answer to each, in order.
 */
export async function attribuerEnNombre(
  tx: Ecriture,
  contexte: Contexte,
  demandes: readonly Attribution[],
): Promise<(Attribuees | Refus)[]> {
  const controles = await controlerAttributions(tx, contexte, demandes)
  const acceptees = controles.filter(controle => controle.ok)
  const ids = await ecrireAttribution(tx, contexte, acceptees.flatMap(aEcrire))
  await prevenirDesAttributions(tx, contexte, acceptees.flatMap(aDire))
  const faites: (Attribuees | Refus)[] = []
  for (const controle of controles)
    faites.push(
      controle.ok
        ? {
            ok: true,
            habilitationIds: ids.splice(0, aEcrire(controle).length),
            propositionIds: await proposer(tx, contexte, controle),
            personnes: controle.personnes,
            lieu: controle.lieu.libelle,
          }
        : controle,
    )
  return faites
}

/** What is given at once. */
const aEcrire = ({ droits, demande: { perimetre, debut, fin, motif }, lieu }: Controlee): DroitAEcrire[] =>
  droits
    .filter(({ profil }) => !profil.deux_personnes)
    .map(droit => ({ ...droit, perimetre, debut, fin, motif, lieu }))

function aDire({ demande: { debut, fin }, personnes, profils, lieu }: Controlee) {
  const accordes = profils.filter(({ deux_personnes }) => !deux_personnes)
  return accordes.length > 0 ? [{ personnes, profils: accordes, lieu: lieu.libelle, debut, fin }] : []
}
