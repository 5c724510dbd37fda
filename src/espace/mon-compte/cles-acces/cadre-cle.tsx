import type { Child } from 'hono/jsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { cheminCompte, libelleOnglet } from '../cadre.tsx'
import { chemins } from './chemins.ts'

/** What the pages of one key share. */
export const CadreCle = ({ titre, etat, children }: { titre: string; etat: Child; children: Child }) => (
  <>
    <TetePage
      titre={titre}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Mon compte', href: cheminCompte },
        { libelle: libelleOnglet('connexion'), href: chemins.panneau },
        { libelle: titre },
      ]}
      etat={etat}
    />
    {children}
  </>
)

export const ChampNom = ({ valeur, erreur }: { valeur: string; erreur: string | undefined }) => (
  <ChampTexte
    nom="nom"
    libelle="Nom de la clé"
    aide="Pour la reconnaître : « mon téléphone », « ordinateur du service », « clé USB bleue »."
    valeur={valeur}
    erreur={erreur}
    longueurMax={60}
  />
)
