import type { Publique } from '../../acces/politiques.ts'
import { LienBouton } from '../../ui/boutons.tsx'
import { EtatRefus } from '../../ui/etats.tsx'
import { pluriel } from '../../ui/typographie.ts'
import { compterAppel } from './compter.ts'

/**
 * Anybody, so many times a minute from one network: pages that cost a search and that nobody needs to sign in for. Who is signed
 * in is known, and not counted: a hospital has thousands of people behind one address.
 */
export const publiqueMesuree: Publique = {
  genre: 'publique',
  nom: 'publique-mesuree',
  admettre: async r => {
    if (r.acteur) return null
    const attente = await compterAppel(r, 'annuaire', r.services.config.ANNUAIRE_APPELS_PAR_MINUTE)
    if (attente === null) return null
    r.c.header('retry-after', String(attente))
    return r.page({
      titre: 'Un instant',
      statut: 429,
      contenu: <PageTropDePages attente={attente} />,
    })
  },
}

/** 429: how long to wait, and the two ways that do not have to. */
const PageTropDePages = ({ attente }: { attente: number }) => (
  <EtatRefus
    niveau={1}
    titre="Beaucoup de pages viennent d’être demandées depuis votre réseau"
    texte={`Pour que l’annuaire reste rapide pour tous, attendez ${pluriel(attente, 'seconde')} puis rechargez la page. Les personnes connectées n’attendent pas, et tout l’annuaire se télécharge en une fois.`}
    action={
      <>
        <LienBouton href="/connexion">Se connecter</LienBouton>
        <LienBouton href="/annuaire/donnees">Télécharger l’annuaire</LienBouton>
      </>
    }
  />
)
