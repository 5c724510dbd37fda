import type { Cle } from '#src/comptes/cles-acces/lire-cles.ts'
import type { ConnexionPassee, SessionOuverte } from '#src/comptes/connexion/mes-sessions.ts'
import { libellesMoyen } from '#src/comptes/connexion/mes-sessions.ts'
import { navigateurEnClair } from '#src/comptes/connexion/navigateur.ts'
import {
  ChampsNouveauMotDePasse,
  CompteConcerne,
} from '#src/comptes/mon-compte/champs-nouveau-mot-de-passe.tsx'
import { SectionProSanteConnect } from '#src/comptes/pro-sante-connect/section.tsx'
import type { SituationPsc } from '#src/comptes/pro-sante-connect/situation.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampMotDePasse, ChampTexte } from '#src/socle/ui/champs.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { PanneauCles } from './cles-acces/panneau.tsx'
import { type ProprietesSecondFacteur, SecondFacteur } from './second-facteur/panneau.tsx'

export type ProprietesConnexion = {
  courriel: string
  cles: readonly Cle[]
  sessions: readonly SessionOuverte[]
  connexions: readonly ConnexionPassee[]
  secondFacteur: ProprietesSecondFacteur
  psc: SituationPsc
  /** Of the form that was refused; fields bear different names in each. */
  erreurs?: ErreursFormulaire
  courrielSaisi?: string
}

const chemin = '/administration/mon-compte'

/** How one gets in: address, password, passkeys, where one is signed in, past sign-ins. */
export const OngletConnexion = (p: ProprietesConnexion) => {
  const { erreurs = {} } = p
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Section
        id="courriel"
        titre="Changer d’adresse électronique"
        chapeau={`Votre adresse actuelle est ${p.courriel}. Un lien part à la nouvelle : rien ne change avant que vous l’ayez ouvert.`}
      >
        <Formulaire action={`${chemin}/courriel`}>
          <ChampTexte
            nom="courriel"
            libelle="Nouvelle adresse"
            aide="Personnelle et professionnelle : pas d’adresse de service."
            type="email"
            valeur={p.courrielSaisi}
            erreur={erreurs.courriel}
            remplissage="email"
          />
          <ChampMotDePasse
            nom="actuelPourCourriel"
            libelle="Votre mot de passe actuel"
            remplissage="current-password"
            erreur={erreurs.actuelPourCourriel}
          />
          <Boutons>
            <Bouton>Recevoir le lien à la nouvelle adresse</Bouton>
          </Boutons>
        </Formulaire>
      </Section>
      <Section
        id="mot-de-passe"
        titre="Changer de mot de passe"
        chapeau="Vous serez déconnecté partout ailleurs, et prévenu par courriel."
      >
        <Formulaire action={`${chemin}/mot-de-passe`}>
          <CompteConcerne courriel={p.courriel} />
          <ChampMotDePasse
            nom="actuel"
            libelle="Mot de passe actuel"
            remplissage="current-password"
            erreur={erreurs.actuel}
          />
          <ChampsNouveauMotDePasse repetition="Nouveau mot de passe, une seconde fois" erreurs={erreurs} />
          <Boutons>
            <Bouton>Changer de mot de passe</Bouton>
          </Boutons>
        </Formulaire>
      </Section>
      <SecondFacteur {...p.secondFacteur} />
      <SectionProSanteConnect {...p.psc} />
      <PanneauCles cles={p.cles} />
      <Sessions sessions={p.sessions} />
      <Connexions connexions={p.connexions} />
    </>
  )
}

const Sessions = ({ sessions }: Pick<ProprietesConnexion, 'sessions'>) => (
  <Section
    titre="Où vous êtes connecté"
    actions={
      sessions.length > 1 && (
        <form method="post" action={`${chemin}/sessions`}>
          <Bouton petit nom="session" valeur="autres">
            Me déconnecter partout ailleurs
          </Bouton>
        </form>
      )
    }
  >
    <Tableau
      legende="Sessions ouvertes"
      lignes={sessions}
      colonnes={[
        { cle: 'navigateur', titre: 'Appareil', cellule: ({ navigateur }) => navigateurEnClair(navigateur) },
        { cle: 'adresse', titre: 'Adresse IP', cellule: ({ adresse }) => adresse || 'inconnue' },
        { cle: 'vue', titre: 'Dernière activité', cellule: ({ vueLe }) => jourEtHeure(vueLe) },
        {
          cle: 'action',
          titre: 'Action',
          cellule: ({ id, courante, navigateur }) =>
            courante ? (
              <Etiquette ton="succes">Cette session</Etiquette>
            ) : (
              <form method="post" action={`${chemin}/sessions`}>
                <Bouton
                  petit
                  nom="session"
                  valeur={id}
                  etiquette={`Fermer la session ${navigateurEnClair(navigateur)}`}
                >
                  Fermer
                </Bouton>
              </form>
            ),
        },
      ]}
    />
  </Section>
)

const Connexions = ({ connexions }: Pick<ProprietesConnexion, 'connexions'>) => (
  <Section
    titre="Dernières connexions"
    chapeau="Une connexion que vous ne reconnaissez pas ? Changez de mot de passe et prévenez votre référent."
  >
    {connexions.length === 0 ? (
      <p>Aucune connexion enregistrée.</p>
    ) : (
      <Tableau
        legende="Dernières connexions"
        lignes={connexions}
        colonnes={[
          { cle: 'instant', titre: 'Quand', cellule: ({ instant }) => jourEtHeure(instant) },
          { cle: 'moyen', titre: 'Comment', cellule: ({ moyen }) => libellesMoyen[moyen] },
          {
            cle: 'navigateur',
            titre: 'Appareil',
            cellule: ({ navigateur }) => navigateurEnClair(navigateur),
          },
          { cle: 'adresse', titre: 'Adresse IP', cellule: ({ adresse }) => adresse || 'inconnue' },
          {
            cle: 'resultat',
            titre: 'Résultat',
            cellule: ({ reussie }) => (
              <Etiquette ton={reussie ? 'succes' : 'attention'}>{reussie ? 'Réussie' : 'Refusée'}</Etiquette>
            ),
          },
        ]}
      />
    )}
  </Section>
)
