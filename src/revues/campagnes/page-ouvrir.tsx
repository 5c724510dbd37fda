import type { Profil } from '#src/habilitations/regles/profils.ts'
import { titreDuModule } from '#src/habilitations/regles/profils.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampListe, ChampTexte, type GroupeListe } from '#src/socle/ui/champs.tsx'
import { ChampCase, ChampCases, ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Icone } from '#src/socle/ui/icones.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'

type Proprietes = {
  portees: readonly GroupeListe[]
  profils: readonly Profil[]
  saisie: Saisie
  erreurs: Erreurs
  jeton: string
}

const cadences = [
  { valeur: '12', libelle: 'Chaque année' },
  { valeur: '6', libelle: 'Tous les six mois' },
  { valeur: '0', libelle: 'Une seule fois' },
]

/** What to review, until when, and what happens without an answer. The defaults are the yearly review. */
export const PageOuvrir = ({ portees, profils, saisie, erreurs, jeton }: Proprietes) => {
  const valeur = (nom: string) => saisie[nom]?.at(-1)
  return (
    <>
      <TetePage
        titre="Ouvrir une revue"
        filAriane={[
          { libelle: 'Accueil', href: '/' },
          { libelle: 'Revue des habilitations', href: chemins.liste },
          { libelle: 'Ouvrir une revue' },
        ]}
      />
      <AQuoiSertCettePage>
        <p>
          L’ouverture fige la liste des habilitations en cours. Celles qui seront attribuées ensuite
          attendront la revue suivante.
        </p>
      </AQuoiSertCettePage>
      <ResumeErreurs erreurs={erreurs} />
      <Formulaire action={chemins.ouvrir}>
        <ChampCache nom="jeton" valeur={jeton} />
        <Bloc titre="Ce qui est relu">
          <ChampListe
            nom="portee"
            libelle="Périmètre"
            vide="Choisir un périmètre"
            valeur={valeur('portee')}
            options={portees}
            erreur={erreurs.portee}
          />
          <ChampCases
            nom="modules"
            libelle="Modules"
            aide="Sans rien cocher : tous."
            facultatif
            enLigne
            valeurs={saisie.modules}
            options={Object.entries(titreDuModule).map(([module, libelle]) => ({ valeur: module, libelle }))}
          />
          <details class="filtres-plus">
            <summary>
              <Icone nom="filtre" />
              Seulement certains profils
            </summary>
            <ChampCases
              nom="profils"
              libelle="Profils"
              facultatif
              enColonnes
              valeurs={saisie.profils}
              options={profils.map(({ code, libelle }) => ({ valeur: code, libelle }))}
            />
          </details>
          <ChampCase
            nom="seulementNonRevues"
            libelle="Seulement les structures sans revue depuis un an"
            facultatif
            cochee={valeur('seulementNonRevues') === 'oui'}
          />
        </Bloc>
        <Bloc titre="Quand">
          <ChampDate nom="debut" libelle="Début" valeur={valeur('debut')} erreur={erreurs.debut} />
          <ChampDate
            nom="echeance"
            libelle="À signer avant"
            aide="Des rappels partent avant l’échéance."
            valeur={valeur('echeance')}
            erreur={erreurs.echeance}
          />
          <ChampListe
            nom="cadence"
            libelle="Cadence"
            aide="La revue suivante s’ouvrira d’elle-même. La cadence se change, ou s’arrête, sur la page des revues."
            valeur={valeur('cadence')}
            options={cadences}
            erreur={erreurs.cadence}
          />
        </Bloc>
        <Bloc titre="Sans réponse">
          <ChampChoix
            nom="sansReponse"
            libelle="Ce que deviennent les habilitations que personne n’a relues"
            valeur={valeur('sansReponse')}
            erreur={erreurs.sansReponse}
            options={[
              {
                valeur: 'suspension',
                libelle: 'Les suspendre',
                description: 'Elles s’arrêtent ; un référent peut les rétablir.',
              },
              {
                valeur: 'fin',
                libelle: 'Les terminer',
                description: 'Elles s’arrêtent ; il faut les attribuer de nouveau.',
              },
            ]}
          />
          <ChampTexte
            nom="delai"
            libelle="Nombre de jours après l’échéance"
            largeur="courte"
            clavier="numeric"
            valeur={valeur('delai')}
            erreur={erreurs.delai}
          />
        </Bloc>
        <Boutons>
          <Bouton genre="primaire">Ouvrir la revue</Bouton>
          <LienBouton genre="discret" href={chemins.liste}>
            Annuler
          </LienBouton>
        </Boutons>
      </Formulaire>
    </>
  )
}
