import type { Acceptation } from '#src/comptes/cgu/accepter-cgu.ts'
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
import { Depliable } from '#src/socle/ui/depliable.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { CguAcceptees } from './cgu-acceptees.tsx'
import { PanneauCles } from './cles-acces/panneau.tsx'
import { type ProprietesSecondFacteur, SecondFacteur } from './second-facteur/panneau.tsx'

export type ProprietesConnexion = {
  courriel: string
  cles: readonly Cle[]
  sessions: readonly SessionOuverte[]
  connexions: readonly ConnexionPassee[]
  secondFacteur: ProprietesSecondFacteur
  psc: SituationPsc
  acceptations: readonly Acceptation[]
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
      <Section titre="Adresse et mot de passe">
        <div class="offres">
          <Depliable
            titre="Adresse électronique"
            detail={p.courriel}
            ouvert={enErreur(erreurs, champsDuCourriel)}
          >
            <ChangerCourriel {...p} erreurs={erreurs} />
          </Depliable>
          <Depliable
            titre="Mot de passe"
            detail="à changer dès que vous avez un doute"
            ouvert={enErreur(erreurs, champsDuMotDePasse)}
          >
            <ChangerMotDePasse courriel={p.courriel} erreurs={erreurs} />
          </Depliable>
        </div>
      </Section>
      <SecondFacteur {...p.secondFacteur} />
      <PanneauCles cles={p.cles} />
      <SectionProSanteConnect {...p.psc} />
      <Sessions sessions={p.sessions} />
      <Connexions connexions={p.connexions} />
      <CguAcceptees acceptations={p.acceptations} />
    </>
  )
}

const champsDuCourriel = ['courriel', 'actuelPourCourriel']
const champsDuMotDePasse = ['actuel', 'motDePasse', 'confirmation']

/** A form that was refused is open: its errors are next to their fields. */
const enErreur = (erreurs: ErreursFormulaire, champs: readonly string[]) =>
  champs.some(champ => erreurs[champ])

type ProprietesChanger = { courriel: string; erreurs: ErreursFormulaire }

const ChangerCourriel = ({
  courrielSaisi,
  erreurs,
}: ProprietesChanger & Pick<ProprietesConnexion, 'courrielSaisi'>) => (
  <>
    <p id="courriel">Un lien part à la nouvelle adresse : rien ne change avant que vous l’ayez ouvert.</p>
    <Formulaire action={`${chemin}/courriel`}>
      <ChampTexte
        nom="courriel"
        libelle="Nouvelle adresse"
        aide="Personnelle et professionnelle : pas d’adresse de service."
        type="email"
        valeur={courrielSaisi}
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
  </>
)

const ChangerMotDePasse = ({ courriel, erreurs }: ProprietesChanger) => (
  <>
    <p>Vous serez déconnecté partout ailleurs, et prévenu par courriel.</p>
    <Formulaire action={`${chemin}/mot-de-passe`}>
      <CompteConcerne courriel={courriel} />
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
  </>
)

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
    <TableauDesSessions legende="Sessions ouvertes" sessions={sessions.slice(0, sessionsMontrees)} />
    {sessions.length > sessionsMontrees && (
      <Depliable
        titre={`${pluriel(sessions.length - sessionsMontrees, 'session')} de plus`}
        detail="moins récentes"
      >
        <TableauDesSessions legende="Sessions moins récentes" sessions={sessions.slice(sessionsMontrees)} />
      </Depliable>
    )}
  </Section>
)

/** The latest, among which this one. */
const sessionsMontrees = 5

const TableauDesSessions = ({
  legende,
  sessions,
}: Pick<ProprietesConnexion, 'sessions'> & { legende: string }) => (
  <Tableau
    bref
    legende={legende}
    lignes={sessions}
    colonnes={[
      { cle: 'navigateur', titre: 'Appareil', cellule: ({ navigateur }) => navigateurEnClair(navigateur) },
      { cle: 'adresse', titre: 'Adresse IP', cellule: ({ adresse }) => adresse || 'inconnue' },
      { cle: 'vue', titre: 'Dernière activité', cellule: ({ vueLe }) => jourEtHeure(vueLe) },
      {
        cle: 'action',
        titre: 'Action',
        etroite: true,
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
        bref
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
            etroite: true,
            cellule: ({ reussie }) => (
              <Etiquette ton={reussie ? 'succes' : 'attention'}>{reussie ? 'Réussie' : 'Refusée'}</Etiquette>
            ),
          },
        ]}
      />
    )}
  </Section>
)
