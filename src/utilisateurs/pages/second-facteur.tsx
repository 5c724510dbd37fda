import type { Compte } from '#src/comptes/identite/requetes.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { de } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { nomDe } from './fiche.tsx'

type Proprietes = { compte: Compte; jeton: string; raison?: string; erreurs?: ErreursFormulaire }

/** For a colleague who has lost phone, codes and keys: what will happen is said before. */
export const PageReinitialiserFacteurs = ({ compte, jeton, raison, erreurs = {} }: Proprietes) => (
  <>
    <TetePage
      titre={`Réinitialiser les seconds facteurs ${de(nomDe(compte))}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Rechercher un utilisateur', href: chemins.recherche },
        { libelle: nomDe(compte), href: chemins.fiche(compte.id) },
        { libelle: 'Réinitialiser les seconds facteurs' },
      ]}
    />
    <ResumeErreurs erreurs={erreurs} />
    <Alerte ton="attention" titre="Assurez-vous que c’est bien votre collègue qui vous le demande">
      De vive voix, ou en le rappelant à un numéro que vous connaissez : quelqu’un d’autre peut se faire
      passer pour lui, par courriel ou au téléphone.
    </Alerte>
    <p>
      Ses seconds facteurs, ses codes de secours et ses appareils de confiance seront retirés, et ses sessions
      fermées. Son mot de passe ne change pas. À sa prochaine connexion, un code lui sera envoyé par courriel,
      puis il choisira un nouveau second facteur. Un courriel le prévient, avec votre nom et la raison.
    </p>
    <Formulaire>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampZone
        nom="raison"
        libelle="Raison"
        aide="Par exemple : téléphone volé, demande faite de vive voix ce matin."
        valeur={raison}
        longueurMax={500}
        erreur={erreurs.raison}
      />
      <Boutons>
        <Bouton genre="danger">Réinitialiser les seconds facteurs</Bouton>
        <LienBouton href={chemins.fiche(compte.id)}>Annuler</LienBouton>
      </Boutons>
    </Formulaire>
  </>
)
