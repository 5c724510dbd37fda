import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsCaches } from '../saisie/mentions.tsx'
import { type LieuDePlaces, motDHebergement } from './lire-grand-age.ts'

type Proprietes = {
  structureId: string
  lieux: readonly LieuDePlaces[]
  saisie: Saisie
  erreurs: Erreurs
  jeton: string
  version: number
}

/** Two figures by form of stay, both optional: done on a phone in twenty seconds. */
export const FormulairePlaces = ({ structureId, lieux, saisie, erreurs, jeton, version }: Proprietes) => (
  <Formulaire>
    <ChampsCaches jeton={jeton} version={version} />
    {lieux.map(lieu => (
      <Bloc titre={motDHebergement[lieu]}>
        <div class="options options-en-colonnes">
          {(['libres', 'capacite'] as const).map(mesure => (
            <ChampTexte
              nom={`${mesure}-${lieu}`}
              libelle={mesure === 'libres' ? 'Places libres aujourd’hui' : 'Places en tout'}
              clavier="numeric"
              largeur="courte"
              code
              longueurMax={6}
              valeur={saisie[`${mesure}-${lieu}`]?.at(-1) ?? ''}
              erreur={erreurs[`${mesure}-${lieu}`]}
            />
          ))}
        </div>
      </Bloc>
    ))}
    <Boutons>
      <Bouton genre="primaire">Déclarer ces places</Bouton>
      <LienBouton href={chemins.grandAge(structureId)} genre="discret">
        Annuler
      </LienBouton>
    </Boutons>
  </Formulaire>
)
