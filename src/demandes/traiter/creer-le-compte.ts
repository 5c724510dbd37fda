import type { Identite } from '#src/comptes/identite/identite.ts'
import { sosies } from '#src/comptes/identite/requetes.ts'
import type { Attribution } from '#src/habilitations/attribuer/attribuer-habilitations.ts'
import { creerUtilisateur, type UtilisateurCree } from '#src/habilitations/attribuer/creer-utilisateur.ts'
import { refuserAutoHabilitation } from '#src/habilitations/pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { ContexteDemande } from '../contexte.ts'
import type { Demande } from '../lire-demande.ts'

/** Who asks, as they said: their référent corrects it on their sheet. */
export function identiteDe({ nom, prenom, professionCode, rpps }: Demande): Identite {
  return { civilite: null, nom, prenom, professionCode, fonction: null, rpps, telephone: null }
}

const pris = {
  'courriel-pris':
    'Un compte porte déjà cette adresse : donnez-lui ses habilitations depuis sa fiche, puis refusez cette demande en le disant.',
  'rpps-pris':
    'Un compte porte déjà ce numéro RPPS : c’est la même personne. Donnez-lui ses habilitations depuis sa fiche.',
  'profession-inconnue':
    'La profession indiquée n’existe plus : créez le compte depuis « Créer un utilisateur ».',
} as const

/** The account, its invitation and its first rights. A second account for oneself is a right for oneself (G14). */
export async function creerLeCompte(
  tx: Ecriture,
  c: ContexteDemande,
  demande: Demande,
  droits: Omit<Attribution, 'comptes'> | null,
): Promise<Extract<UtilisateurCree, { ok: true }> | Refus> {
  const identite = identiteDe(demande)
  const { structureId } = demande
  if ((await sosies(tx, identite, c.acteur)).length > 0)
    return refuserAutoHabilitation(tx, { ...c, acte: 'dedoubler', structureId })
  const cree = await creerUtilisateur(tx, c, { courriel: demande.courriel, identite, droits })
  if (cree.ok) return cree
  return refuserSaisie(cree.motif === 'droits' ? cree.erreurs : { formulaire: pris[cree.motif] })
}
