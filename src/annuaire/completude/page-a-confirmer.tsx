import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { type AConfirmer, type Filtre, filtres, parPage } from './lire-a-confirmer.ts'

type Proprietes = {
  structures: readonly AConfirmer[]
  nombres: Record<Filtre, number>
  filtre: Filtre
  page: number
  mois: number
}

const mots: Record<Filtre, string> = { retard: 'En retard', jamais: 'Jamais confirmées', toutes: 'Toutes' }

const adresse = (filtre: Filtre, page = 1) =>
  `${chemins.aConfirmer}?filtre=${filtre}${page > 1 ? `&page=${page}` : ''}`

/** Which fiches of a territory nobody has confirmed for a year. */
export const PageAConfirmer = ({ structures, nombres, filtre, page, mois }: Proprietes) => (
  <>
    <TetePage
      titre="Fiches à confirmer"
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Fiche annuaire', href: chemins.liste },
        { libelle: 'Fiches à confirmer' },
      ]}
      etat={`${pluriel(nombres.retard, 'fiche')} en retard sur ${pluriel(nombres.toutes, 'structure ouverte', 'structures ouvertes')}.`}
    />
    <AQuoiSertCettePage>
      <p>
        {`Tous les ${mois} mois, un référent relit la fiche de sa structure et dit que rien n’a changé. Cette page montre celles où personne ne l’a fait : un appel suffit souvent. Les référents sont rappelés par courriel.`}
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Fiches"
      onglets={filtres.map(f => ({
        libelle: mots[f],
        href: adresse(f),
        actif: f === filtre,
        compte: nombres[f],
      }))}
    />
    {structures.length === 0 ? (
      <EtatVide
        titre="Aucune fiche ici"
        texte="Dans votre périmètre, rien n’attend. Cette page se remplit d’elle-même quand une confirmation a plus d’un an."
      />
    ) : (
      <Tableau
        legende="Fiches à confirmer"
        lignes={structures}
        lien={({ id }) => chemins.completude(id)}
        colonnes={[
          {
            cle: 'structure',
            titre: 'Structure',
            cellule: s => (
              <Structure nom={s.nom} categorie={s.categorie ?? undefined} finess={s.finess ?? undefined} />
            ),
          },
          { cle: 'commune', titre: 'Commune', cellule: ({ commune }) => commune ?? '—' },
          {
            cle: 'confirmee',
            titre: 'Dernière confirmation',
            etroite: true,
            cellule: ({ confirmeeLe, arriveeLe }) =>
              confirmeeLe
                ? enToutesLettres(jourDe(confirmeeLe))
                : `jamais, ici depuis le ${enToutesLettres(jourDe(arriveeLe))}`,
          },
        ]}
      />
    )}
    <Pagination
      page={page}
      pages={Math.max(1, Math.ceil(nombres[filtre] / parPage))}
      lien={n => adresse(filtre, n)}
      total={{ nombre: nombres[filtre], mot: 'structures' }}
    />
  </>
)
