import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { EtatDuCompte } from '../etat.tsx'
import { nomDe } from '../pages/fiche.tsx'
import { type Doublon, doublonsMontres } from './doublons.ts'

/** Pairs of accounts that may be one person, each to unite or to tell apart. */
export const PageDoublons = ({ doublons, jeton }: { doublons: readonly Doublon[]; jeton: string }) => (
  <>
    <TetePage
      titre="Comptes en double"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Comptes en double' }]}
      etat={
        doublons.length === doublonsMontres
          ? `Les ${doublonsMontres} premières paires de comptes qui se ressemblent.`
          : `${pluriel(doublons.length, 'paire')} de comptes qui se ressemblent dans votre périmètre.`
      }
    />
    <AQuoiSertCettePage>
      <p>
        Une personne a un seul compte. Deux comptes ouverts se ressemblent quand ils portent le même nom, avec
        le même domaine d’adresse ou le même téléphone. Réunissez-les, ou dites que ce sont deux personnes.
      </p>
    </AQuoiSertCettePage>
    {doublons.length === 0 ? (
      <EtatVide
        titre="Aucun compte ne se ressemble"
        texte="Cette page se remplit d’elle-même quand une personne reçoit un second compte."
        action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
      />
    ) : (
      <Tableau
        legende="Comptes qui se ressemblent"
        lignes={doublons}
        colonnes={[
          { cle: 'nom', titre: 'Nom', cellule: ({ a }) => nomDe(a) },
          { cle: 'a', titre: 'Premier compte', cellule: ({ a }) => <UnCompte compte={a} /> },
          { cle: 'b', titre: 'Second compte', cellule: ({ b }) => <UnCompte compte={b} /> },
          {
            cle: 'point',
            titre: 'En commun',
            cellule: ({ memeTelephone }) => (memeTelephone ? 'Nom et téléphone' : 'Nom et domaine d’adresse'),
          },
          {
            cle: 'actions',
            titre: 'Actions',
            etroite: true,
            cellule: d => <Decider doublon={d} jeton={jeton} />,
          },
        ]}
      />
    )}
    <Section
      titre="Réunir deux autres comptes"
      chapeau="Un nom d’usage, une adresse d’un autre établissement : cette liste ne voit pas tout."
    >
      <Formulaire methode="get" action={chemins.fusionner()}>
        <ChampTexte nom="garde" libelle="Adresse du compte à garder" type="email" />
        <ChampTexte nom="absorbe" libelle="Adresse du compte à absorber" type="email" />
        <Boutons>
          <Bouton>Comparer</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
  </>
)

const UnCompte = ({ compte }: { compte: Doublon['a'] }) => (
  <>
    <a href={chemins.fiche(compte.id)}>{compte.courriel}</a> <EtatDuCompte etat={compte.etat} />
  </>
)

const Decider = ({ doublon: { a, b }, jeton }: { doublon: Doublon; jeton: string }) => (
  <div class="boutons">
    <LienBouton petit href={chemins.fusionner(a.id, b.id)}>
      Comparer
    </LienBouton>
    <form method="post" action={chemins.distincts}>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampCache nom="garde" valeur={a.id} />
      <ChampCache nom="absorbe" valeur={b.id} />
      <Bouton petit genre="discret" etiquette={`Deux personnes : ${a.courriel} et ${b.courriel}`}>
        Deux personnes
      </Bouton>
    </form>
  </div>
)
