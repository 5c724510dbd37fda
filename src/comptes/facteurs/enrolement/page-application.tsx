import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampTexte } from '#src/socle/ui/champs.tsx'
import { Bloc, type ErreursFormulaire, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Brouillon } from '../application/ajouter-application.ts'
import { CodeQr } from '../application/qr.tsx'
import { adresseOtpauth, cleLisible } from '../application/totp.ts'
import { ChampCode } from '../champ-code.tsx'
import { cheminFacteurs } from '../obligation.ts'
import { avecSuite, Cadre, ChampPreuve, Retour } from './cadre.tsx'

type Proprietes = {
  brouillon: Brouillon
  courriel: string
  nom: string
  suite: string
  guide: boolean
  erreurs?: ErreursFormulaire
}

export const PageApplication = ({ brouillon, courriel, nom, suite, guide, erreurs = {} }: Proprietes) => (
  <Cadre titre="Ajouter une application d’authentification" etape={1} guide={guide} erreurs={erreurs}>
    <Formulaire>
      <ChampCache nom="brouillon" valeur={brouillon.scelle} />
      <ChampCache nom="suite" valeur={suite} />
      <Bloc
        titre="1. Scannez cette image avec l’application"
        aide="Ouvrez l’application d’authentification de votre téléphone, choisissez d’ajouter un compte, puis visez l’image."
      >
        <CodeQr
          texte={adresseOtpauth(brouillon.secret, courriel)}
          description="Code QR à scanner avec l’application d’authentification. La clé à saisir à la main est écrite en dessous."
        />
        <p>
          Pas de caméra{'\u202f'}? Saisissez cette clé dans l’application, pour le compte{' '}
          <strong>{courriel}</strong>.
        </p>
        <p>
          <code class="cle-lisible">{cleLisible(brouillon.secret)}</code>
        </p>
      </Bloc>
      <Bloc titre="2. Saisissez le code qu’elle affiche" aide="Il prouve que l’application est bien réglée.">
        <ChampCode
          libelle="Code de l’application"
          aide="Six chiffres, qui changent toutes les trente secondes."
          erreur={erreurs.code}
          focusInitial={false}
        />
        <ChampTexte
          nom="nom"
          libelle="Nom de cet appareil"
          aide="Pour le reconnaître dans « Mon compte »."
          valeur={nom}
          longueurMax={60}
          largeur="moyenne"
          erreur={erreurs.nom}
        />
        <ChampPreuve guide={guide} erreur={erreurs.actuel} />
      </Bloc>
      <Retour guide={guide} href={avecSuite(cheminFacteurs, suite)}>
        <Bouton genre="primaire">Ajouter l’application</Bouton>
      </Retour>
    </Formulaire>
  </Cadre>
)
