import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import type { UsageLien } from '../tables.ts'

const suites: Record<UsageLien, { texte: string; libelle: string; href: string }> = {
  activation: {
    texte:
      'Un lien d’activation fonctionne une seule fois, pendant 7 jours, et le dernier reçu remplace les précédents. Si vous avez déjà choisi votre mot de passe, connectez-vous.',
    libelle: 'Recevoir un nouveau lien',
    href: '/activation/renvoyer',
  },
  'mot-de-passe': {
    texte:
      'Ce lien fonctionne une seule fois, pendant une heure, et le dernier reçu remplace les précédents. Si vous avez déjà choisi votre mot de passe, connectez-vous.',
    libelle: 'Recevoir un nouveau lien',
    href: '/mot-de-passe-oublie',
  },
  courriel: {
    texte:
      'Ce lien fonctionne une seule fois, pendant 24 heures. Si vous l’avez déjà ouvert, votre nouvelle adresse est en place ; sinon, recommencez depuis « Mon compte ».',
    libelle: 'Ouvrir mon compte',
    href: '/administration/mon-compte',
  },
  'courriel-annulation': {
    texte:
      'Ce lien fonctionne une seule fois, pendant 7 jours. Si votre adresse a changé sans votre accord, prévenez un référent de votre structure.',
    libelle: 'Ouvrir mon compte',
    href: '/administration/mon-compte',
  },
  reactivation: {
    texte:
      'Ce lien fonctionne une seule fois, pendant 24 heures, et le dernier reçu remplace les précédents. Si vous avez déjà réactivé votre compte, connectez-vous.',
    libelle: 'Recevoir un nouveau lien',
    href: '/activation/renvoyer',
  },
  deverrouillage: {
    texte:
      'Ce lien fonctionne une seule fois, pendant une heure. Si votre compte est déjà déverrouillé, connectez-vous ; sinon, un nouveau mot de passe le déverrouille aussi.',
    libelle: 'Choisir un nouveau mot de passe',
    href: '/mot-de-passe-oublie',
  },
  'liaison-psc': {
    texte:
      'Ce lien fonctionne une seule fois, pendant une heure. Recommencez la connexion avec Pro Santé Connect pour en recevoir un autre.',
    libelle: 'Se connecter',
    href: '/connexion',
  },
}

/** Expired, used, replaced or never made: the same page, with the way to get a new one. */
export const PageLienPerime = ({ usage }: { usage: UsageLien }) => {
  const { texte, libelle, href } = suites[usage]
  return (
    <EtatVide
      niveau={1}
      titre="Ce lien ne fonctionne plus"
      texte={texte}
      action={
        <>
          <LienBouton href={href} genre="primaire">
            {libelle}
          </LienBouton>
          <LienBouton href="/connexion">Se connecter</LienBouton>
        </>
      }
    />
  )
}
