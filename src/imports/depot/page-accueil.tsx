import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampFichier, ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import { limites } from '../fichier/limites.ts'
import { formats } from '../fichier/modele.ts'
import type { Import } from '../lire-imports.ts'
import { motDeLEtat } from '../mots.ts'

export type ProprietesAccueil = {
  jeton: string
  imports: readonly Import[]
  /** Among which to choose; empty when there are too many to list, and the FINESS is typed. */
  structures: readonly { id: string; nom: string }[]
  structure: string
  /** Which of the two forms has something to mend. */
  enErreur?: 'personnes' | 'departs'
  erreurs: Erreurs
}

/** Two files to send, and those sent these last days. */
export const PageAccueil = (p: ProprietesAccueil) => (
  <>
    <TetePage titre="Importer" filAriane={[{ libelle: 'Administration' }, { libelle: 'Importer' }]} />
    <ResumeErreurs erreurs={p.erreurs} />
    <AQuoiSertCettePage>
      <p>
        Déposez un tableau : chaque ligne est vérifiée, et vous voyez ce qui se passerait avant de confirmer.
        Rien n’est créé ni attribué sans votre confirmation. Un fichier compte 5 000 lignes et 10 Mo au plus ;
        il est oublié après sept jours.
      </p>
    </AQuoiSertCettePage>
    <Personnes {...p} />
    <Departs {...p} />
    {p.imports.length > 0 && <MesImports imports={p.imports} />}
  </>
)

const accepte = '.xlsx,.ods,.csv,.txt,.tsv'

const Modeles = ({ chemin, quoi }: { chemin: string; quoi: string }) => (
  <p>
    {'Modèle à remplir : '}
    {formats.map((format, i) => (
      <>
        {i > 0 && ', '}
        <a
          href={`${chemin}?format=${format}`}
          download
          aria-label={`Modèle ${quoi}, ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </a>
      </>
    ))}
  </p>
)

const Personnes = ({ jeton, enErreur, erreurs }: ProprietesAccueil) => (
  <Section
    titre="Personnes et habilitations"
    chapeau="Une ligne par habilitation à attribuer. Les comptes qui existent sont réutilisés, les autres sont créés et invités."
  >
    <Modeles chemin={chemins.modele} quoi="des personnes" />
    <Formulaire action={chemins.deposer} fichiers>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampFichier
        nom="fichier"
        libelle="Fichier des personnes"
        aide="XLSX, ODS ou CSV. L’ordre des colonnes est libre."
        accepte={accepte}
        octetsMax={limites.octets}
        erreur={enErreur === 'personnes' ? erreurs.fichier : undefined}
      />
      <Boutons>
        <Bouton genre="primaire">Vérifier le fichier</Bouton>
      </Boutons>
    </Formulaire>
  </Section>
)

const Departs = ({ jeton, structures, structure, enErreur, erreurs }: ProprietesAccueil) => {
  const siennes = enErreur === 'departs' ? erreurs : {}
  return (
    <Section
      titre="Départs"
      chapeau="La liste du personnel en poste est comparée aux habilitations de la structure : vous décidez ensuite, personne par personne."
    >
      <Modeles chemin={chemins.modeleDeparts} quoi="de la liste du personnel" />
      <Formulaire action={chemins.deposerDeparts} fichiers>
        <ChampCache nom="jeton" valeur={jeton} />
        {structures.length > 0 ? (
          <ChampListe
            nom="structure"
            libelle="Structure"
            vide="Choisir une structure"
            valeur={structures.length === 1 ? (structures[0]?.id ?? '') : structure}
            options={structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
            erreur={siennes.structure}
          />
        ) : (
          <ChampTexte
            nom="structure"
            libelle="Numéro FINESS de la structure"
            aide="9 caractères, par exemple 34 000 001 7."
            largeur="moyenne"
            valeur={structure}
            code
            erreur={siennes.structure}
          />
        )}
        <ChampFichier
          nom="fichier"
          id="champ-fichier-departs"
          libelle="Liste du personnel en poste"
          aide="Nom, prénom, et si possible l’adresse électronique ou le numéro RPPS."
          accepte={accepte}
          octetsMax={limites.octets}
          erreur={siennes.fichier}
        />
        <Boutons>
          <Bouton genre="primaire">Comparer la liste</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
  )
}

const MesImports = ({ imports }: { imports: readonly Import[] }) => (
  <Section titre="Mes fichiers des sept derniers jours">
    <Tableau
      legende="Mes fichiers"
      lignes={imports}
      lien={({ id, genre }) => (genre === 'departs' ? chemins.departs(id) : chemins.un(id))}
      colonnes={[
        { cle: 'fichier', titre: 'Fichier', cellule: i => i.fichier },
        { cle: 'genre', titre: 'Contenu', cellule: i => (i.genre === 'departs' ? 'Départs' : 'Personnes') },
        { cle: 'lignes', titre: 'Lignes', numerique: true, cellule: i => nombre(i.lignes) },
        { cle: 'etat', titre: 'État', cellule: motDeLEtat },
        { cle: 'depose', titre: 'Déposé le', cellule: i => jourEtHeure(i.creeLe) },
      ]}
    />
  </Section>
)
