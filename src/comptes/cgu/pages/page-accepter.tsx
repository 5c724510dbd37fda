import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { cheminAccepter } from '../obligation.ts'
import type { VersionCgu } from '../versions.ts'
import { SectionsCgu, titreCgu } from './texte-cgu.tsx'

type Proprietes = {
  cgu: VersionCgu
  suite: string
  /** Whether an earlier version was accepted: it is then an update, not a welcome. */
  dejaVenu: boolean
  erreurs?: ErreursFormulaire
}

/** Before anything else: the terms, and one box to tick. */
export const PageAccepter = ({ cgu, suite, dejaVenu, erreurs = {} }: Proprietes) => (
  <>
    <TetePage
      titre={titreCgu}
      etat={
        dejaVenu
          ? `Elles ont changé : la version du ${enToutesLettres(cgu.version)} s’applique. Lisez-la, puis acceptez-la pour continuer.`
          : 'À lire et à accepter avant d’utiliser le service. C’est demandé une fois par version.'
      }
    />
    <ResumeErreurs erreurs={erreurs} />
    <SectionsCgu cgu={cgu} />
    <Formulaire action={cheminAccepter}>
      <ChampCache nom="suite" valeur={suite} />
      <ChampCache nom="version" valeur={cgu.version} />
      <ChampCase
        nom="accepte"
        libelle={`J’ai lu les conditions générales d’utilisation du ${enToutesLettres(cgu.version)} et je les accepte`}
        erreur={erreurs.accepte}
      />
      <Boutons>
        <Bouton genre="primaire">Accepter et continuer</Bouton>
        <Bouton action="/deconnexion">Ne pas accepter et me déconnecter</Bouton>
      </Boutons>
    </Formulaire>
  </>
)
