import type { Child } from 'hono/jsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampListe, ChampZone } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../pages/mots.ts'

export type Successeurs = {
  /** People of the structure who may become référent. */
  candidats: readonly { id: string; nom: string }[]
  choisi: string
  /** Where somebody else is given the right first. */
  structureId: string
}

export type ProprietesFormulaireFin = {
  titre: string
  etat: string
  action: string
  jeton: string
  bouton: string
  genre?: 'primaire' | 'danger'
  /** What will happen, and to whom. */
  children: Child
  motif?: { valeur: string; aide: string; facultatif?: boolean }
  /** Set when the act would leave the structure without a référent. */
  successeurs?: Successeurs | null
  erreurs: Erreurs
  annuler: string
}

/** The one shape of every act that changes the life of rights: what will happen, why, confirm. */
export const PageFormulaireFin = (p: ProprietesFormulaireFin) => (
  <>
    <TetePage
      titre={p.titre}
      etat={p.etat}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Habilitations de ma structure', href: chemins.liste },
        { libelle: p.titre },
      ]}
    />
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={p.action}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      {p.children}
      {p.successeurs && <ChampSuccesseur {...p.successeurs} erreur={p.erreurs.successeur} />}
      {p.motif && (
        <ChampZone
          nom="motif"
          libelle="Motif"
          aide={p.motif.aide}
          facultatif={p.motif.facultatif}
          lignes={2}
          valeur={p.motif.valeur}
          erreur={p.erreurs.motif}
        />
      )}
      <Boutons>
        <Bouton genre={p.genre ?? 'primaire'}>{p.bouton}</Bouton>
        <LienBouton genre="discret" href={p.annuler}>
          Annuler
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

const ChampSuccesseur = (p: Successeurs & { erreur: string | undefined }) => (
  <ChampListe
    nom="successeur"
    libelle="Successeur"
    aide={
      <>
        Cette personne devient référent de la structure pour deux ans, par le même acte. Quelqu’un d’autre ?{' '}
        <a href={chemins.utilisateurs}>Recherchez-le</a> et attribuez-lui d’abord le profil Référent
        structure.
      </>
    }
    vide={p.candidats.length > 0 ? 'Choisir une personne' : 'Personne d’autre dans cette structure'}
    valeur={p.choisi}
    options={p.candidats.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
    erreur={p.erreur}
  />
)
