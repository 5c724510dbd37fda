import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { navigateurEnClair } from '../connexion/navigateur.ts'

type Destinataire = { nom: string; prenom: string; courriel: string }

/** « Firefox sur Windows, adresse IP 192.0.2.7 » */
export function appareilEnClair({ navigateur, adresse }: Origine): string {
  const nom = navigateurEnClair(navigateur ?? null)
  return adresse ? `${nom}, adresse IP ${adresse}` : nom
}

export function annoncerNouvelAppareil(
  tx: Ecriture,
  a: Destinataire,
  envoi: { maintenant: Date; urlPublique: string; origine: Origine },
) {
  const message = {
    destinataire: a.courriel,
    pour: `${a.prenom} ${a.nom}`,
    sujet: 'Connexion à ViaTrajectoire depuis un nouvel appareil',
    paragraphes: [
      `Votre compte ViaTrajectoire s’est ouvert le ${jourEtHeure(envoi.maintenant)} depuis un appareil que nous ne connaissions pas : ${appareilEnClair(envoi.origine)}.`,
      'Si c’est vous, il n’y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe : cela ferme toutes les sessions. Puis prévenez votre référent.',
    ],
    action: { libelle: 'Ce n’était pas moi', url: `${envoi.urlPublique}/mot-de-passe-oublie` },
  }
  return poster(tx, message, envoi.maintenant)
}
