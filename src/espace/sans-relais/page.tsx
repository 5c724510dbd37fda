import { cheminSecondReferent } from '#src/demandes/chemins.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { type Sens, Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import type { SansRelais, Tri } from './lire.ts'

export const cheminSansRelais = '/administration/structures-sans-relais'

type Proprietes = {
  lignes: readonly SansRelais[]
  total: number
  tri: Tri
  page: number
  pages: number
}

const adresse = (cle: string, sens: Sens, page = 1) =>
  `${cheminSansRelais}?tri=${cle}&sens=${sens}${page > 1 ? `&page=${page}` : ''}`

/** G16: where a référent is missing, the barest first, with whom to call. */
export const PageSansRelais = ({ lignes, total, tri, page, pages }: Proprietes) => (
  <>
    <TetePage
      titre="Structures à moins de deux référents"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Structures à moins de deux référents' }]}
      etat={
        total > 0
          ? `${pluriel(total, 'structure')} ${accord(total, 'ouverte', 'ouvertes')} de votre périmètre.`
          : 'Dans votre périmètre, chaque structure ouverte a ses deux référents.'
      }
      actions={
        total > 0 && (
          <LienBouton href={`${cheminSansRelais}.csv?tri=${tri.cle}&sens=${tri.sens}`} icone="telecharger">
            Télécharger (CSV)
          </LienBouton>
        )
      }
    />
    <AQuoiSertCettePage>
      <p>
        Chaque structure désigne deux référents, pour couvrir les absences et pour que chacun gère le compte
        de l’autre. Ne comptent que les référents dont l’habilitation est en cours et le compte activé.
      </p>
    </AQuoiSertCettePage>
    {total === 0 ? (
      <EtatVide
        titre="Il ne manque personne"
        texte="Cette page se remplit d’elle-même quand un référent part ou que son habilitation prend fin."
        action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
      />
    ) : (
      <Tableau
        legende="Structures à moins de deux référents"
        lignes={lignes}
        lien={({ id }) => cheminSecondReferent(id)}
        tri={{ ...tri, lien: adresse }}
        colonnes={[
          {
            cle: 'nom',
            titre: 'Structure',
            triable: true,
            cellule: s => (
              <Structure nom={s.nom} categorie={s.categorie ?? undefined} finess={s.finess ?? undefined} />
            ),
          },
          {
            cle: 'commune',
            titre: 'Commune',
            triable: true,
            cellule: ({ commune, departement }) => [commune, departement].filter(Boolean).join(', ') || '—',
          },
          {
            cle: 'referents',
            titre: 'Référents',
            triable: true,
            etroite: true,
            cellule: ({ referents }) => (
              <Etiquette ton={referents.length === 0 ? 'erreur' : 'attention'}>
                {referents.length === 0 ? 'Aucun' : 'Un seul'}
              </Etiquette>
            ),
          },
          {
            cle: 'contact',
            titre: 'Contact',
            cellule: ({ referents: [seul] }) =>
              seul ? (
                <>
                  {`${seul.prenom} ${seul.nom}, `}
                  <LienCourriel courriel={seul.courriel} />
                </>
              ) : (
                <span class="non-renseigne">personne</span>
              ),
          },
        ]}
      />
    )}
    <Pagination
      page={page}
      pages={pages}
      lien={n => adresse(tri.cle, tri.sens, n)}
      total={{ nombre: total, mot: 'structures' }}
    />
  </>
)
