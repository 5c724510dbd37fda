import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { ChampsCaches } from '../saisie/mentions.tsx'
import { type Terme, termesOfferts } from '../saisie/thesaurus.ts'
import { axesDUnite, type Declaration, motDeLAxe } from './lire-declaration.ts'

type Proprietes = {
  structureId: string
  termes: readonly Terme[]
  deja: readonly string[]
  saisie: Saisie
  remontree: boolean
  erreurs: Erreurs
  jeton: string
  version: number
}

export const FormulaireUnite = (p: Proprietes) => (
  <Formulaire>
    <ChampsCaches jeton={p.jeton} version={p.version} />
    {axesDUnite.map(axe => (
      <ChampCases
        nom={axe}
        libelle={motDeLAxe[axe]}
        valeurs={p.remontree ? (p.saisie[axe] ?? []) : p.deja}
        options={termesOfferts(p.termes, axe, p.deja).map(({ code, libelle }) => ({ valeur: code, libelle }))}
        erreur={p.erreurs[axe]}
        enColonnes
        facultatif
      />
    ))}
    <Bloc titre="En quelques mots">
      <ChampZone
        nom="precisions"
        libelle="Précisions pour les prescripteurs"
        aide="Critères d’admission, limites… Jamais rien qui concerne un patient."
        valeur={p.saisie.precisions?.at(-1) ?? ''}
        longueurMax={1000}
        erreur={p.erreurs.precisions}
        facultatif
      />
    </Bloc>
    <Boutons>
      <Bouton genre="primaire">Enregistrer</Bouton>
      <LienBouton href={chemins.unites(p.structureId)} genre="discret">
        Annuler
      </LienBouton>
    </Boutons>
  </Formulaire>
)

/** What the unit declares, under what the ROR says of it. */
export const DeclarationDUnite = ({ declaration }: { declaration: Declaration }) => (
  <dl class="champs-ror">
    {axesDUnite
      .map(axe => ({ axe, termes: declaration.termes.filter(t => t.axe === axe) }))
      .filter(({ termes }) => termes.length > 0)
      .map(({ axe, termes }) => (
        <div>
          <dt>{motDeLAxe[axe]}</dt>
          <dd>{termes.map(({ libelle }) => libelle).join(', ')}</dd>
        </div>
      ))}
    {declaration.precisions && (
      <div>
        <dt>Précisions</dt>
        <dd>{declaration.precisions}</dd>
      </div>
    )}
  </dl>
)
