import { ChampDernierJour } from '#src/habilitations/departs/champ-dernier-jour.tsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampTexte } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, nombre, pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Import } from '../lire-imports.ts'
import type { Comparaison, Titulaire } from './comparer.ts'

/** More rows than one decides on at once; the next ones come once these are decided. */
const montresMax = 100

export type ProprietesComparaison = {
  unImport: Import
  structure: { nom: string }
  comparaison: Comparaison
  coches: readonly string[]
  le: string
  motif: string
  aujourdhui: Jour
  jeton: string
  erreurs: Erreurs
}

/** The staff list beside the rights held: nobody is ticked beforehand, each departure is somebody's decision. */
export const PageComparaison = (p: ProprietesComparaison) => {
  const { partis, homonymes, inconnus, presents } = p.comparaison
  return (
    <>
      <TetePage
        titre="Départs à décider"
        etat={`${p.structure.nom} : ${pluriel(presents, 'personne')} en poste, ${pluriel(partis.length, 'personne absente', 'personnes absentes')} de la liste, ${pluriel(homonymes.length, 'homonyme')}, ${pluriel(inconnus.length, 'inconnu')}.`}
        filAriane={[
          { libelle: 'Administration' },
          { libelle: 'Importer', href: chemins.accueil },
          { libelle: 'Départs à décider' },
        ]}
      />
      <ResumeErreurs erreurs={p.erreurs} />
      {partis.length + homonymes.length === 0 ? <RienADecider /> : <Decider {...p} />}
      {inconnus.length > 0 && <Inconnus inconnus={inconnus} />}
    </>
  )
}

type Homonyme = Comparaison['homonymes'][number]

const RienADecider = () => (
  <Alerte ton="succes" titre="Aucun départ à décider">
    <p>Toutes les personnes habilitées sont dans la liste du personnel.</p>
    <p>
      <a href={chemins.accueil}>Revenir aux imports</a>
    </p>
  </Alerte>
)

const Decider = (p: ProprietesComparaison) => {
  const partis = p.comparaison.partis.slice(0, montresMax)
  const homonymes = p.comparaison.homonymes.slice(0, montresMax)
  return (
    <Formulaire action={chemins.departs(p.unImport.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      {partis.length > 0 && (
        <Section
          titre={`Partis ? (${nombre(p.comparaison.partis.length)})`}
          chapeau="Ces personnes ont des habilitations ici et ne sont pas dans la liste. Cochez celles qui sont parties."
        >
          <Tableau
            legende="Personnes absentes de la liste"
            lignes={partis}
            colonnes={colonnes}
            selection={selection(p.coches, (t: Titulaire) => t)}
          />
        </Section>
      )}
      {homonymes.length > 0 && (
        <Section
          titre={`Homonymes (${nombre(p.comparaison.homonymes.length)})`}
          chapeau="La liste porte le même nom, sans que l’adresse ou le RPPS permette de conclure. Ne cochez que les personnes parties."
        >
          <Tableau
            legende="Homonymes à décider"
            lignes={homonymes}
            colonnes={[
              ...colonnes.map(colonne => ({
                ...colonne,
                cellule: (h: Homonyme) => colonne.cellule(h.titulaire),
              })),
              {
                cle: 'lignes',
                titre: 'Dans la liste',
                cellule: (h: Homonyme) =>
                  `${accord(h.lignes.length, 'Ligne')} ${h.lignes.map(nombre).join(', ')}`,
              },
            ]}
            selection={selection(p.coches, (h: Homonyme) => h.titulaire)}
          />
        </Section>
      )}
      {p.comparaison.partis.length > montresMax && (
        <p>{`Les ${montresMax} premières personnes sont montrées : les suivantes viennent une fois celles-ci décidées.`}</p>
      )}
      <ChampDernierJour le={p.le} aujourdhui={p.aujourdhui} erreur={p.erreurs.le} />
      <ChampTexte
        nom="motif"
        libelle="Motif"
        facultatif
        valeur={p.motif}
        longueurMax={500}
        erreur={p.erreurs.motif}
      />
      <Boutons>
        <Bouton genre="danger">Enregistrer les départs cochés</Bouton>
        <LienBouton genre="discret" href={chemins.accueil}>
          Décider plus tard
        </LienBouton>
      </Boutons>
    </Formulaire>
  )
}

const colonnes: Colonne<Titulaire>[] = [
  { cle: 'personne', titre: 'Personne', cellule: t => `${t.prenom} ${t.nom}` },
  { cle: 'courriel', titre: 'Courriel', cellule: t => t.courriel },
  { cle: 'droits', titre: 'Habilitations', cellule: t => t.droits.join(', ') },
]

function selection<L>(coches: readonly string[], titulaire: (ligne: L) => Titulaire) {
  return {
    nom: 'partis',
    valeur: (ligne: L) => titulaire(ligne).compteId,
    libelle: (ligne: L) => `${titulaire(ligne).prenom} ${titulaire(ligne).nom} est partie ou parti`,
    cochee: (ligne: L) => coches.includes(titulaire(ligne).compteId),
  }
}

const Inconnus = ({ inconnus }: Pick<Comparaison, 'inconnus'>) => (
  <Section
    titre={`Inconnus (${nombre(inconnus.length)})`}
    chapeau="Dans la liste, sans habilitation ici. Rien à faire, sauf si l’une de ces personnes en a besoin."
  >
    <Tableau
      legende="Personnes de la liste sans habilitation"
      lignes={inconnus.slice(0, montresMax)}
      colonnes={[
        { cle: 'personne', titre: 'Personne', cellule: l => `${l.champs.prenom} ${l.champs.nom}` },
        { cle: 'courriel', titre: 'Courriel', cellule: l => l.champs.courriel || 'Non renseigné' },
        { cle: 'ligne', titre: 'Ligne', cellule: l => nombre(l.numero) },
      ]}
    />
  </Section>
)
