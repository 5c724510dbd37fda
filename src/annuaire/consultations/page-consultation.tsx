import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsCaches } from '../saisie/mentions.tsx'
import { type Terme, termesOfferts } from '../saisie/thesaurus.ts'

type Proprietes = {
  structureId: string
  saisie: Saisie
  deja: readonly string[]
  termes: readonly Terme[]
  erreurs: Erreurs
  jeton: string
  version: number
  /** Only one that exists may be taken out. */
  existe: boolean
}

export const FormulaireConsultation = (p: Proprietes) => {
  const un = (nom: string) => p.saisie[nom]?.at(-1) ?? ''
  return (
    <Formulaire>
      <ChampsCaches jeton={p.jeton} version={p.version} />
      <Bloc titre="Consultation">
        <ChampTexte
          nom="nom"
          libelle="Nom"
          aide="Par exemple : Consultation mémoire."
          valeur={un('nom')}
          longueurMax={120}
          erreur={p.erreurs.nom}
        />
        <ChampCases
          nom="specialites"
          libelle="Spécialités"
          valeurs={p.saisie.specialites ?? []}
          options={termesOfferts(p.termes, 'specialite', p.deja).map(({ code, libelle }) => ({
            valeur: code,
            libelle,
          }))}
          erreur={p.erreurs.specialites}
          enColonnes
        />
        <ChampTexte
          nom="responsable"
          libelle="Responsable"
          valeur={un('responsable')}
          longueurMax={120}
          erreur={p.erreurs.responsable}
          facultatif
        />
      </Bloc>
      <Bloc titre="Coordonnées" aide="Un téléphone ou une adresse électronique au moins.">
        <ChampTexte
          nom="telephone"
          libelle="Téléphone"
          type="tel"
          largeur="moyenne"
          valeur={un('telephone')}
          erreur={p.erreurs.telephone}
          facultatif
        />
        <ChampTexte
          nom="courriel"
          libelle="Adresse électronique"
          type="email"
          valeur={un('courriel')}
          erreur={p.erreurs.courriel}
          facultatif
        />
        <ChampTexte
          nom="lieu"
          libelle="Lieu"
          aide="Bâtiment, étage, jours de consultation."
          valeur={un('lieu')}
          longueurMax={200}
          erreur={p.erreurs.lieu}
          facultatif
        />
      </Bloc>
      <Boutons>
        <Bouton genre="primaire" nom="geste" valeur="enregistrer">
          Enregistrer la consultation
        </Bouton>
        {p.existe && (
          <Bouton genre="danger" nom="geste" valeur="retirer">
            Retirer de la fiche
          </Bouton>
        )}
        <LienBouton href={chemins.consultations(p.structureId)} genre="discret">
          Annuler
        </LienBouton>
      </Boutons>
    </Formulaire>
  )
}
