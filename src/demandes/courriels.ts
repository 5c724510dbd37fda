import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { cheminDemande, cheminMesDemandes } from './chemins.ts'
import type { Destinataire } from './destinataires.ts'
import type { Demande } from './lire-demande.ts'

/** What a mail needs of its surroundings, in a request as in a job. */
export type Envoi = {
  maintenant: Date
  services: { config: Pick<Config, 'URL_PUBLIQUE' | 'OPERATEUR_NOM' | 'OPERATEUR_COURRIEL'> }
}

const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`

const objets = {
  habilitation: 'une habilitation',
  renouvellement: 'le renouvellement d’une habilitation',
  compte: 'un compte',
} as const

type Etape = 'nouvelle' | 'relance' | 'transmise'

const sujets: Record<Etape, string> = {
  nouvelle: 'Répondez à une demande',
  relance: 'Une demande attend votre réponse',
  transmise: 'Répondez à une demande transmise',
}

/** To whoever is expected to answer. The reason stays on the page: what people write there is theirs. */
export async function prevenirLesDestinataires(
  tx: Ecriture,
  c: Envoi,
  {
    demande,
    destinataires,
    etape,
  }: { demande: Demande; destinataires: readonly Destinataire[]; etape: Etape },
): Promise<void> {
  const { URL_PUBLIQUE, OPERATEUR_NOM, OPERATEUR_COURRIEL } = c.services.config
  const operateur = { compteId: 'operateur', prenom: '', nom: OPERATEUR_NOM, courriel: OPERATEUR_COURRIEL }
  for (const personne of destinataires.length > 0 ? destinataires : [operateur])
    await poster(
      tx,
      {
        destinataire: personne.courriel,
        pour: nomDe(personne).trim(),
        sujet: `${sujets[etape]} : ${demande.lieu}`,
        paragraphes: [
          `${nomDe(demande)} demande ${objets[demande.genre]} sur ViaTrajectoire : ${demande.lieu}.`,
          ...demande.profils.map(({ libelle }) => libelle),
          `La demande date du ${jourEtHeure(demande.creeeLe)}. Vous pouvez l’accepter, la réduire, la refuser en disant pourquoi${demande.niveau === 'referents' ? ', ou la transmettre à l’équipe de votre territoire' : ''}.`,
          ...(etape === 'transmise' && demande.transmisePar
            ? [`${demande.transmisePar} vous la transmet. Son message est sur la page de la demande.`]
            : []),
        ],
        action: { libelle: 'Répondre à la demande', url: `${URL_PUBLIQUE}${cheminDemande(demande.id)}` },
      },
      c.maintenant,
      `demande:${demande.id}:${etape}:${personne.compteId}`,
    )
}

/** To whoever asked: received, passed on, answered, without object. Somebody without an account has no page to open. */
export async function prevenirLeDemandeur(
  tx: Ecriture,
  c: Envoi,
  demande: Demande,
  message: { sujet: string; paragraphes: readonly string[] },
): Promise<void> {
  if (demande.etatCompte !== null && estClos(demande.etatCompte)) return
  await poster(
    tx,
    {
      destinataire: demande.courriel,
      pour: nomDe(demande),
      sujet: message.sujet,
      paragraphes: [
        ...message.paragraphes,
        ...(demande.genre === 'compte'
          ? []
          : demande.profils.map(({ libelle }) => `${libelle}, ${demande.lieu}.`)),
      ],
      ...(demande.demandeurId
        ? {
            action: {
              libelle: 'Voir mes demandes',
              url: `${c.services.config.URL_PUBLIQUE}${cheminMesDemandes}`,
            },
          }
        : {}),
    },
    c.maintenant,
  )
}
