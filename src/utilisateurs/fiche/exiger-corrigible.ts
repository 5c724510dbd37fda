import type { Compte } from '#src/comptes/identite/requetes.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { exigerUtilisateur } from './exiger-utilisateur.ts'
import { lireDroits, peutCorriger } from './lire-fiche.ts'

/**
 * The account of the address, for who may change it; never one's own, which has « Mon compte ».
 * @throws Introuvable after a line in the journal
 */
export async function exigerCorrigible(r: Requete): Promise<Compte> {
  const compteId = r.parametre('compteId')
  const { compte, portee } = await exigerUtilisateur(r, compteId)
  const droits = await lireDroits(r.services.base, portee, compteId, r.maintenant)
  if (compteId !== r.acteur.compteId && peutCorriger(r.acteur, droits)) return compte
  return refuserAcces(r, { objet: 'compte', id: compteId })
}
