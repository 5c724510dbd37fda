import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import type { Constatee, PaireDeclaree } from './lire-constatees.ts'

type Proprietes = {
  constatees: readonly Constatee[]
  paires: readonly PaireDeclaree[]
  /** Whether a right is theirs to end: it then leads to its page. */
  peutAgir: (h: Habilitation) => boolean
}

/** Who holds together what must not be, in one's perimeter; then what the table declares. */
export const PageIncompatibilites = ({ constatees, paires, peutAgir }: Proprietes) => (
  <>
    <TetePage
      titre="Profils incompatibles"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Profils incompatibles' }]}
      etat={
        constatees.length > 0
          ? `${pluriel(constatees.length, 'cas', 'cas')} dans votre périmètre.`
          : 'Personne, dans votre périmètre, ne tient deux profils incompatibles.'
      }
    />
    <AQuoiSertCettePage>
      <p>
        Certains profils ne se tiennent pas ensemble : l’attribution qui les réunirait est refusée. Quand la
        liste change, les cas déjà en place sont recherchés chaque nuit et montrés ici aux référents et aux
        équipes régionales, qui choisissent quelle habilitation terminer.
      </p>
    </AQuoiSertCettePage>
    {constatees.length === 0 ? (
      <EtatVide titre="Rien à corriger" texte="Cette page se remplit d’elle-même chaque nuit." />
    ) : (
      <Tableau
        legende="Personnes qui tiennent deux profils incompatibles"
        lignes={constatees}
        colonnes={[
          {
            cle: 'personne',
            titre: 'Personne',
            cellule: ({ droits: [a] }) => <Personne nom={nomComplet(a.personne)} />,
          },
          { cle: 'a', titre: 'Tient', cellule: ({ droits: [a] }) => <Droit h={a} mene={peutAgir(a)} /> },
          {
            cle: 'b',
            titre: 'Et aussi',
            cellule: ({ droits: [, b] }) => <Droit h={b} mene={peutAgir(b)} />,
          },
          { cle: 'raison', titre: 'Pourquoi', cellule: ({ raison }) => raison },
          {
            cle: 'depuis',
            titre: 'Constaté',
            etroite: true,
            cellule: ({ constateeLe }) => enToutesLettres(jourDe(constateeLe)),
          },
        ]}
      />
    )}
    <Section
      titre="Ce qui est déclaré incompatible"
      chapeau="Une proposition, à ajuster par l’équipe nationale."
    >
      <Tableau
        legende="Profils déclarés incompatibles"
        lignes={paires}
        colonnes={[
          { cle: 'a', titre: 'Profil', cellule: ({ a }) => a },
          { cle: 'b', titre: 'Et', cellule: ({ b }) => b },
          {
            cle: 'portee',
            titre: 'Où',
            cellule: ({ portee }) => (portee === 'structure' ? 'Dans une même structure' : 'Partout'),
          },
          { cle: 'raison', titre: 'Pourquoi', cellule: ({ raison }) => raison },
        ]}
      />
    </Section>
  </>
)

const Droit = ({ h, mene }: { h: Habilitation; mene: boolean }) => (
  <>
    {mene ? <a href={chemins.droit(h.id)}>{h.profil.libelle}</a> : h.profil.libelle}
    {`, ${h.lieu}`}
  </>
)
