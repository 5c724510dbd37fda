import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampDate, ChampListe, ChampTexte, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsCaches } from '../saisie/mentions.tsx'
import {
  hebergements,
  logements,
  motDHebergement,
  type TraitGrandAge,
  traitsGrandAge,
} from './lire-grand-age.ts'
import { groupesDeTarifs, naturesDeTarif } from './tarifs.ts'

type Proprietes = { structureId: string; saisie: Saisie; erreurs: Erreurs; jeton: string; version: number }

export const FormulaireGrandAge = ({ structureId, saisie, erreurs, jeton, version }: Proprietes) => {
  const un = (nom: string) => saisie[nom]?.at(-1) ?? ''
  return (
    <Formulaire>
      <ChampsCaches jeton={jeton} version={version} />
      <Bloc titre="Accueil">
        <ChampCases
          nom="hebergements"
          libelle="Formes d’accueil"
          aide="Une au moins, ou un type de logement."
          valeurs={saisie.hebergements ?? []}
          options={hebergements.map(h => ({ valeur: h, libelle: motDHebergement[h] }))}
          erreur={erreurs.hebergements}
        />
        <ChampCases
          nom="logements"
          libelle="Logements"
          aide="Pour les résidences autonomie."
          valeurs={saisie.logements ?? []}
          options={logements.map(l => ({ valeur: l, libelle: l === 'F1bis' ? 'F1 bis' : l }))}
          erreur={erreurs.logements}
          enLigne
          facultatif
        />
        <div class="options options-en-colonnes">
          {(Object.keys(traitsGrandAge) as TraitGrandAge[]).map(trait => (
            <ChampListe
              nom={trait}
              libelle={traitsGrandAge[trait]}
              vide="Non renseigné"
              valeur={un(trait)}
              options={[
                { valeur: 'oui', libelle: 'Oui' },
                { valeur: 'non', libelle: 'Non' },
              ]}
              erreur={erreurs[trait]}
            />
          ))}
        </div>
        <ChampZone
          nom="autres_prestations"
          libelle="Autres prestations comprises ou proposées"
          aide="Blanchissage, coiffeur, activités…"
          valeur={un('autres_prestations')}
          longueurMax={2000}
          erreur={erreurs.autres_prestations}
          facultatif
        />
      </Bloc>
      {groupesDeTarifs.map(groupe => (
        <Tarifs groupe={groupe} un={un} erreurs={erreurs} />
      ))}
      <Boutons>
        <Bouton genre="primaire">Enregistrer l’offre et les tarifs</Bouton>
        <LienBouton href={chemins.grandAge(structureId)} genre="discret">
          Annuler
        </LienBouton>
      </Boutons>
    </Formulaire>
  )
}

type ProprietesTarifs = {
  groupe: (typeof groupesDeTarifs)[number]
  un: (nom: string) => string
  erreurs: Erreurs
}

/** The prices of a group, and the day from which they apply. All optional, said once. */
const Tarifs = ({ groupe: { groupe, titre, unite }, un, erreurs }: ProprietesTarifs) => (
  <Bloc
    titre={`Tarifs, ${titre.toLocaleLowerCase('fr')}`}
    aide={`En euros, toutes taxes comprises, ${unite}. Laissez vide ce qui n’existe pas.`}
  >
    <ChampDate
      nom={`au-${groupe}`}
      libelle="Ces tarifs s’appliquent à partir du"
      valeur={un(`au-${groupe}`)}
      erreur={erreurs[`au-${groupe}`]}
    />
    <div class="options options-en-colonnes">
      {naturesDeTarif
        .filter(n => n.groupe === groupe)
        .map(({ nature, libelle }) => (
          <ChampTexte
            nom={`tarif-${nature}`}
            libelle={libelle}
            clavier="decimal"
            largeur="courte"
            code
            valeur={un(`tarif-${nature}`)}
            longueurMax={12}
            erreur={erreurs[`tarif-${nature}`]}
          />
        ))}
    </div>
  </Bloc>
)
