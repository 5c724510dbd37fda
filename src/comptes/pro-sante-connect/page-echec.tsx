import { heure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatErreur, EtatRefus } from '#src/socle/ui/etats.tsx'
import type { Page } from '#src/socle/web/requete.ts'
import { cheminsPsc } from './chemins.ts'
import type { MotifEchec } from './echecs.ts'
import type { RefusLiaison } from './lier.ts'

type Motif = MotifEchec | RefusLiaison | 'compte-ferme' | 'autre-navigateur'
type Explication = { titre: string; texte: string; statut: NonNullable<Page['statut']>; recommencer?: true }

/** What each failure says: what happened, and what to do now. */
const explications: Record<Motif, Explication> = {
  annule: {
    titre: 'Connexion abandonnée',
    texte:
      'Vous avez quitté Pro Santé Connect avant la fin. Recommencez, ou connectez-vous avec votre adresse électronique et votre mot de passe.',
    statut: 403,
    recommencer: true,
  },
  indisponible: {
    titre: 'Pro Santé Connect ne répond pas',
    texte:
      'Réessayez dans quelques minutes. En attendant, vous pouvez vous connecter avec votre adresse électronique et votre mot de passe.',
    statut: 503,
    recommencer: true,
  },
  horloge: {
    titre: 'Les horloges ne concordent pas',
    texte:
      'L’heure de Pro Santé Connect et celle de ce service diffèrent trop pour que la réponse soit acceptée. Réessayez dans une minute ; si cela dure, prévenez votre équipe régionale, dont l’adresse est en bas de page.',
    statut: 503,
    recommencer: true,
  },
  'non-conforme': {
    titre: 'La réponse de Pro Santé Connect n’a pas pu être vérifiée',
    texte:
      'Par sécurité, personne n’a été connecté. Recommencez ; si cela se reproduit, prévenez votre équipe régionale, dont l’adresse est en bas de page.',
    statut: 400,
    recommencer: true,
  },
  perime: {
    titre: 'Cette connexion n’est plus valable',
    texte:
      'Une connexion avec Pro Santé Connect sert une seule fois, pendant dix minutes, dans le navigateur où elle a commencé. Recommencez depuis le début.',
    statut: 400,
    recommencer: true,
  },
  niveau: {
    titre: 'Pro Santé Connect n’a pas vérifié votre identité assez fortement',
    texte:
      'Ce service demande une carte CPS ou l’application e-CPS. Recommencez en choisissant l’une des deux.',
    statut: 403,
    recommencer: true,
  },
  refus: {
    titre: 'Pro Santé Connect a refusé la connexion',
    texte:
      'Recommencez, ou connectez-vous avec votre adresse électronique et votre mot de passe. Si cela dure, prévenez votre équipe régionale, dont l’adresse est en bas de page.',
    statut: 403,
    recommencer: true,
  },
  'compte-ferme': {
    titre: 'Votre compte n’est pas actif',
    texte:
      'Pro Santé Connect vous a bien reconnu, mais votre compte ViaTrajectoire est fermé. Demandez à un référent de votre structure, ou à votre équipe régionale, de le rouvrir.',
    statut: 403,
  },
  'rpps-different': {
    titre: 'Votre numéro RPPS n’est pas celui du compte',
    texte:
      'Le compte porte un autre numéro RPPS que celui que Pro Santé Connect a vérifié. Rien n’a été associé. Si c’est bien votre compte, faites corriger le numéro par votre référent, puis recommencez.',
    statut: 409,
  },
  'compte-deja-lie': {
    titre: 'Ce compte est déjà associé à Pro Santé Connect',
    texte:
      'Un compte est associé à une seule identité. Pour en changer, dissociez d’abord l’ancienne dans « Mon compte », « Connexion et sécurité ».',
    statut: 409,
  },
  'identite-deja-liee': {
    titre: 'Votre identité ouvre déjà un autre compte',
    texte:
      'Une identité Pro Santé Connect ouvre un seul compte. Connectez-vous avec elle pour voir lequel ; si vous avez deux comptes, demandez à votre référent lequel garder.',
    statut: 409,
  },
  'autre-navigateur': {
    titre: 'Ouvrez ce lien dans l’autre navigateur',
    texte:
      'Ce lien ne fonctionne que dans le navigateur où vous vous êtes identifié avec Pro Santé Connect, dans l’heure. Ouvrez-le là, ou recommencez ici.',
    statut: 400,
    recommencer: true,
  },
}

/** The page of a failure, ready to be answered. */
export function pageEchec(motif: Motif, { connecte }: { connecte: boolean }): Page {
  const { titre, texte, statut, recommencer } = explications[motif]
  const Etat = statut === 503 ? EtatErreur : EtatRefus
  const contenu = (
    <Etat
      niveau={1}
      titre={titre}
      texte={texte}
      action={
        <>
          {recommencer && (
            <LienBouton href={connecte ? cheminsPsc.associer : cheminsPsc.depart} genre="primaire">
              Recommencer
            </LienBouton>
          )}
          <LienBouton href={connecte ? '/' : '/connexion'}>
            {connecte ? 'Revenir à l’accueil' : 'Revenir à la connexion'}
          </LienBouton>
        </>
      }
    />
  )
  return { titre, statut, contenu }
}

/** Too many departures from one address: from when to try again, and the way that does not wait. */
export function pageTropDeDeparts(reprendreA: Date): Page {
  const titre = 'Trop de connexions avec Pro Santé Connect'
  const contenu = (
    <EtatRefus
      niveau={1}
      titre={titre}
      texte={`Beaucoup de connexions ont commencé depuis votre réseau sans aboutir. Réessayez après ${heure(reprendreA)}, ou connectez-vous avec votre adresse électronique et votre mot de passe.`}
      action={<LienBouton href="/connexion">Revenir à la connexion</LienBouton>}
    />
  )
  return { titre, statut: 429, contenu }
}
