import type { Requete } from '#src/socle/web/requete.ts'
import { controlerMotDePasse, refusControle } from '../../mon-compte/controler-mot-de-passe.ts'
import { cheminFacteurs } from '../obligation.ts'

/** On the guided page the person has just proved who they are, and there is nothing yet to take over. */
export const estGuide = (r: Requete): boolean => r.acteur.obligation === cheminFacteurs

/**
 * Before a change to the factors: elsewhere than on the guided page the password is asked again.
 * @returns what to say beside the field `actuel`; null when the proof is there. @throws Sature
 */
export async function refusDePreuve(r: Requete): Promise<string | null> {
  if (estGuide(r)) return null
  const motDePasse = (await r.champs()).actuel?.at(-1) ?? ''
  if (motDePasse === '') return 'Saisissez votre mot de passe actuel.'
  const { maintenant, origine } = r
  const controle = await controlerMotDePasse(r.services, {
    compteId: r.acteur.compteId,
    motDePasse: motDePasse.slice(0, 1000),
    maintenant,
    origine,
  })
  return controle.ok ? null : refusControle[controle.motif]
}
