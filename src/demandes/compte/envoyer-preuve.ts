import { z } from 'zod'
import { type Compte, trouverCompteParCourriel } from '#src/comptes/identite/requetes.ts'
import { empreinteDe, nouveauSecret } from '#src/comptes/liens/secret.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Message } from '#src/socle/courriel/message.tsx'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { cheminCompte, cheminDemander } from '../chemins.ts'

const schema = z.object({ id: z.uuid() })

/** The mail that proves the mailbox, or says that an account bears it already. Run twice, it mails once. */
export const envoyerPreuve: Travail = {
  nom: 'envoyer-preuve',
  executer: async ({ base, horloge, config }, donnees) => {
    const { id } = schema.parse(donnees)
    await enTransaction(base, async tx => {
      const demande = await tx
        .selectFrom('demande_a_prouver as d')
        .innerJoin('structure as s', 's.id', 'd.structure_id')
        .select(['d.courriel', 'd.prenom', 'd.nom', 's.nom as structure'])
        .where('d.id', '=', id)
        .where('d.traitee_le', 'is', null)
        .forUpdate('d')
        .executeTakeFirst()
      if (!demande) return
      const compte = await trouverCompteParCourriel(tx, demande.courriel)
      const secret = compte ? null : nouveauSecret()
      await tx
        .updateTable('demande_a_prouver')
        .set({ traitee_le: horloge(), empreinte: secret === null ? null : empreinteDe(secret) })
        .where('id', '=', id)
        .execute()
      const message = compte
        ? dejaUnCompte(compte, config.URL_PUBLIQUE)
        : aProuver(demande, `${config.URL_PUBLIQUE}${cheminCompte}/${secret}`)
      await poster(tx, message, horloge(), `preuve:${id}`)
    })
  },
}

const aProuver = (
  { courriel, prenom, nom, structure }: { courriel: string; prenom: string; nom: string; structure: string },
  url: string,
): Message => ({
  destinataire: courriel,
  pour: `${prenom} ${nom}`,
  sujet: 'Confirmez votre demande de compte ViaTrajectoire',
  paragraphes: [
    `Une demande de compte a été faite à votre nom sur ViaTrajectoire, pour ${structure}.`,
    'Confirmez-la pour qu’elle parte aux référents de la structure. Si vous n’avez rien demandé, ne faites rien : elle s’efface d’elle-même demain.',
  ],
  action: { libelle: 'Confirmer ma demande', url },
  note: 'Ce lien fonctionne une seule fois, pendant 24 heures.',
})

const suites = {
  actif: {
    phrase: 'Connectez-vous : vous pourrez y demander une habilitation dans cette structure.',
    libelle: 'Se connecter',
    chemin: `/connexion?suite=${cheminDemander}`,
  },
  invite: {
    phrase: 'Il attend que vous l’activiez.',
    libelle: 'Recevoir un lien d’activation',
    chemin: '/activation/renvoyer',
  },
  autre: {
    phrase: 'Il n’est plus actif : demandez à un référent de votre structure de le rouvrir.',
    libelle: 'Lire l’aide',
    chemin: '/aide',
  },
}

/** To the owner of the account, who alone reads it: whoever asked learns nothing. */
function dejaUnCompte({ courriel, prenom, nom, etat }: Compte, origine: string): Message {
  const { phrase, libelle, chemin } = suites[etat === 'actif' || etat === 'invite' ? etat : 'autre']
  return {
    destinataire: courriel,
    pour: `${prenom} ${nom}`,
    sujet: 'Vous avez déjà un compte ViaTrajectoire',
    paragraphes: [
      'Une demande de compte a été faite sur ViaTrajectoire avec votre adresse électronique, qui a déjà un compte.',
      phrase,
      'Si vous n’avez rien demandé, ne faites rien.',
    ],
    action: { libelle, url: `${origine}${chemin}` },
  }
}
