import type { AppareilDeConfiance } from '#src/comptes/appareils/confiance.ts'
import { navigateurEnClair } from '#src/comptes/connexion/navigateur.ts'
import { cheminCodes } from '#src/comptes/facteurs/enrolement/cadre.tsx'
import { cheminFacteurs } from '#src/comptes/facteurs/obligation.ts'
import type { FacteurPossede } from '#src/comptes/facteurs/registre.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { cheminAppareils, cheminGerer } from './chemins.ts'

export type ProprietesSecondFacteur = {
  facteurs: readonly FacteurPossede[]
  codesRestants: number
  appareils: readonly AppareilDeConfiance[]
}

/** What is asked after the password, what replaces it, and where it is not asked. */
export const SecondFacteur = ({ facteurs, codesRestants, appareils }: ProprietesSecondFacteur) => (
  <>
    <Section
      id="second-facteur"
      titre="Second facteur"
      chapeau="Ce qui est demandé après votre mot de passe. En avoir deux évite de rester dehors si l’un se perd."
      actions={
        <LienBouton petit icone="plus" href={cheminFacteurs}>
          Ajouter un second facteur
        </LienBouton>
      }
    >
      <Facteurs facteurs={facteurs} />
      {facteurs.length > 0 && <Codes restants={codesRestants} />}
    </Section>
    {appareils.length > 0 && <Appareils appareils={appareils} />}
  </>
)

const Facteurs = ({ facteurs }: { facteurs: readonly FacteurPossede[] }) =>
  facteurs.length === 0 ? (
    <p>Aucun second facteur choisi.</p>
  ) : (
    <Tableau
      legende="Vos seconds facteurs"
      lignes={facteurs}
      colonnes={[
        { cle: 'nom', titre: 'Nom', cellule: ({ possede }) => possede.nom },
        { cle: 'genre', titre: 'Moyen', cellule: ({ facteur }) => facteur.libelle },
        {
          cle: 'ajoute',
          titre: 'Ajouté le',
          cellule: ({ possede }) => enToutesLettres(jourDe(possede.ajouteLe)),
        },
        {
          cle: 'utilise',
          titre: 'Dernière utilisation',
          cellule: ({ possede }) => (possede.utiliseLe ? jourEtHeure(possede.utiliseLe) : 'jamais'),
        },
        {
          cle: 'action',
          titre: 'Action',
          cellule: ({ possede }) => (
            <LienBouton
              petit
              href={`${cheminGerer}?facteur=${possede.id}`}
              etiquette={`Renommer ou retirer ${possede.nom}`}
            >
              Renommer ou retirer
            </LienBouton>
          ),
        },
      ]}
    />
  )

const Codes = ({ restants }: { restants: number }) => (
  <Alerte ton={restants < 3 ? 'attention' : 'info'} titre="Codes de secours">
    <p>
      {restants === 0
        ? 'Vous n’avez plus de code de secours. '
        : `Il vous reste ${pluriel(restants, 'code de secours', 'codes de secours')}. `}
      Ils remplacent un second facteur perdu.
    </p>
    <LienBouton petit href={cheminCodes}>
      Créer de nouveaux codes
    </LienBouton>
  </Alerte>
)

const Appareils = ({ appareils }: Pick<ProprietesSecondFacteur, 'appareils'>) => (
  <Section
    id="appareils"
    titre="Appareils de confiance"
    chapeau="Le second facteur n’y est pas redemandé avant la date indiquée."
    actions={
      appareils.length > 1 && (
        <form method="post" action={cheminAppareils}>
          <Bouton petit nom="appareil" valeur="tous">
            Ne plus faire confiance à aucun
          </Bouton>
        </form>
      )
    }
  >
    <Tableau
      legende="Appareils de confiance"
      lignes={appareils}
      colonnes={[
        { cle: 'navigateur', titre: 'Appareil', cellule: ({ navigateur }) => navigateurEnClair(navigateur) },
        { cle: 'adresse', titre: 'Adresse IP', cellule: ({ adresse }) => adresse ?? 'inconnue' },
        { cle: 'vu', titre: 'Dernière connexion', cellule: ({ vuLe }) => jourEtHeure(vuLe) },
        { cle: 'fin', titre: 'Jusqu’au', cellule: ({ expireLe }) => enToutesLettres(jourDe(expireLe)) },
        {
          cle: 'action',
          titre: 'Action',
          cellule: ({ id, navigateur }) => (
            <form method="post" action={cheminAppareils}>
              <Bouton
                petit
                nom="appareil"
                valeur={id}
                etiquette={`Ne plus faire confiance à ${navigateurEnClair(navigateur)}`}
              >
                Ne plus faire confiance
              </Bouton>
            </form>
          ),
        },
      ]}
    />
  </Section>
)
