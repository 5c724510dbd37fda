import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampDate, ChampListe } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsCaches } from '../saisie/mentions.tsx'
import type { Terme } from '../saisie/thesaurus.ts'
import type { Caisse } from './lire-prado.ts'

export type SaisiePrado = { caisse: string; volets: readonly string[]; debut: string; fin: string }

type Proprietes = {
  structureId: string
  saisie: SaisiePrado
  erreurs: Erreurs
  caisses: readonly Caisse[]
  volets: readonly Terme[]
  jeton: string
  version: number
}

export const FormulairePrado = ({
  structureId,
  saisie,
  erreurs,
  caisses,
  volets,
  jeton,
  version,
}: Proprietes) => (
  <Formulaire>
    <ChampsCaches jeton={jeton} version={version} />
    <Bloc titre="Convention" aide="Laissez tout vide si la structure n’a pas de convention PRADO.">
      <ChampListe
        nom="caisse"
        libelle="Caisse de rattachement"
        vide="Pas de convention"
        valeur={saisie.caisse}
        options={caisses.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
        erreur={erreurs.caisse}
        facultatif
      />
      <ChampCases
        nom="volets"
        libelle="Volets couverts"
        valeurs={saisie.volets}
        options={volets.map(({ code, libelle }) => ({ valeur: code, libelle }))}
        erreur={erreurs.volets}
        enColonnes
        facultatif
      />
      <ChampDate nom="debut" libelle="Depuis le" valeur={saisie.debut} erreur={erreurs.debut} facultatif />
      <ChampDate
        nom="fin"
        libelle="Jusqu’au"
        aide="Laissez vide si elle se reconduit d’elle-même."
        valeur={saisie.fin}
        erreur={erreurs.fin}
        facultatif
      />
    </Bloc>
    <Boutons>
      <Bouton genre="primaire">Enregistrer la convention</Bouton>
      <LienBouton href={chemins.fiche(structureId)} genre="discret">
        Annuler
      </LienBouton>
    </Boutons>
  </Formulaire>
)
