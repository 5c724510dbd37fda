import { ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { ChampCase, ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { cheminAnnuaire } from '../chemins.ts'
import { adresseDe, type Criteres, rayons, tris } from '../recherche/criteres.ts'
import type { Puce } from '../recherche/puces.ts'
import { modes } from '../vocabulaire/modes.ts'
import { options } from '../vocabulaire/options.ts'
import { publics } from '../vocabulaire/publics.ts'
import { statuts } from '../vocabulaire/statuts.ts'
import type { Module } from '../vocabulaire/type-de-structure.ts'
import { modules, types } from '../vocabulaire/types.ts'

type Proprietes = {
  criteres: Criteres
  puces: readonly Puce[]
  departements: readonly { code: string; nom: string }[]
}

const enOptions = (liste: readonly { cle: string; libelle: string }[]) =>
  liste.map(({ cle, libelle }) => ({ valeur: cle, libelle }))

/** One box for everything, the rest folded; how it was understood, below. */
export const FormulaireDeRecherche = ({ criteres, puces, departements }: Proprietes) => (
  <div class="annuaire-recherche">
    <Filtres
      action={cheminAnnuaire}
      etiquette="Rechercher un établissement"
      actifs={puces.map(({ libelle, sans }) => ({ libelle, retirer: adresseDe(sans) }))}
      {...(puces.length > 1 && { toutEffacer: cheminAnnuaire })}
      plus={<Criteria criteres={criteres} departements={departements} />}
    >
      <ChampTexte
        nom="q"
        libelle="Que cherchez-vous ?"
        aide="Un nom, une ville, un type d’établissement : « ehpad montpellier », « smr cardio 31 »"
        type="search"
        valeur={criteres.q}
        longueurMax={150}
      />
    </Filtres>
  </div>
)

const Criteria = ({ criteres, departements }: Omit<Proprietes, 'puces'>) => (
  <>
    <ChampListe
      nom="module"
      libelle="Domaine"
      vide="Tous"
      valeur={criteres.module ?? ''}
      options={Object.entries(modules).map(([valeur, libelle]) => ({ valeur, libelle }))}
    />
    <ChampListe
      nom="type"
      libelle="Type d’établissement"
      vide="Tous"
      valeur={criteres.types[0] ?? ''}
      options={(Object.keys(modules) as Module[]).map(module => ({
        groupe: modules[module],
        options: enOptions(types.filter(type => type.module === module)),
      }))}
    />
    <ChampListe
      nom="mode"
      libelle="Accueil"
      vide="Tous"
      valeur={criteres.modes[0] ?? ''}
      options={enOptions(modes)}
    />
    <ChampListe
      nom="public"
      libelle="Pour qui"
      vide="Tout le monde"
      valeur={criteres.publics[0] ?? ''}
      options={enOptions(publics)}
    />
    <ChampListe
      nom="departement"
      libelle="Département"
      vide="Tous"
      valeur={criteres.departements[0] ?? ''}
      options={departements.map(({ code, nom }) => ({ valeur: code, libelle: `${code} – ${nom}` }))}
    />
    <ChampTexte
      nom="lieu"
      libelle="Autour de"
      aide="Commune ou code postal"
      valeur={criteres.lieu}
      longueurMax={80}
    />
    <ChampListe
      nom="rayon"
      libelle="À quelle distance"
      vide="Dans la commune"
      valeur={criteres.rayon === null ? '' : String(criteres.rayon)}
      options={rayons.map(km => ({ valeur: String(km), libelle: `${km} km au plus` }))}
    />
    <ChampListe
      nom="statut"
      libelle="Géré par"
      vide="Tous"
      valeur={criteres.statuts[0] ?? ''}
      options={enOptions(statuts)}
    />
    <ChampTexte
      nom="prix"
      libelle="Prix maximum"
      aide="Hébergement seul, en euros par mois"
      clavier="numeric"
      valeur={criteres.prixMax === null ? '' : String(criteres.prixMax)}
      longueurMax={5}
    />
    <ChampListe
      nom="tri"
      libelle="Trier par"
      valeur={criteres.tri ?? ''}
      vide="Selon la recherche"
      options={Object.entries(tris).map(([valeur, libelle]) => ({ valeur, libelle }))}
    />
    <ChampCases
      nom="option"
      libelle="Pour les personnes âgées"
      valeurs={criteres.options}
      options={enOptions(options)}
      enColonnes
    />
    <ChampCase nom="places" libelle="Places déclarées libres" cochee={criteres.places} />
  </>
)
