import type { Child } from 'hono/jsx'
import { Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Etapes, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'

export const cheminConnexionEtSecurite = '/administration/mon-compte/connexion'
export const cheminCodes = '/second-facteur/codes'

/** An address of this part, with where the person was going. */
export const avecSuite = (chemin: string, suite: string): string =>
  suite === '/' ? chemin : `${chemin}?suite=${encodeURIComponent(suite)}`

const etapes = [
  { libelle: 'Choisir un moyen' },
  { libelle: 'Ajouter ce moyen' },
  { libelle: 'Garder les codes de secours' },
]

type ProprietesCadre = {
  titre: string
  etat?: Child
  etape: 0 | 1 | 2
  /** On the guided page: three steps; from « Mon compte »: the way back. */
  guide: boolean
  erreurs?: ErreursFormulaire
  children: Child
}

/** What the pages that add a factor share. */
export const Cadre = ({ titre, etat, etape, guide, erreurs = {}, children }: ProprietesCadre) => (
  <>
    <TetePage
      titre={titre}
      etat={etat}
      {...(guide
        ? {}
        : {
            filAriane: [
              { libelle: 'Accueil', href: '/' },
              { libelle: 'Connexion et sécurité', href: cheminConnexionEtSecurite },
              { libelle: titre },
            ],
          })}
    />
    {guide && <Etapes etapes={etapes} courante={etape} etiquette="Protéger mon compte" />}
    <ResumeErreurs erreurs={erreurs} />
    {children}
  </>
)

/** The recent proof, where one is asked. */
export const ChampPreuve = ({ guide, erreur }: { guide: boolean; erreur: string | undefined }) =>
  guide ? null : (
    <ChampMotDePasse
      nom="actuel"
      libelle="Votre mot de passe actuel"
      aide="Redemandé parce que vous changez la façon d’ouvrir votre compte."
      remplissage="current-password"
      erreur={erreur}
    />
  )

export const Retour = ({ guide, href, children }: { guide: boolean; href: string; children: Child }) => (
  <Boutons>
    {children}
    <LienBouton href={guide ? href : cheminConnexionEtSecurite}>
      {guide ? 'Choisir un autre moyen' : 'Annuler'}
    </LienBouton>
  </Boutons>
)
