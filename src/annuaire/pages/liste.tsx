import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Filtres, Resultats } from '#src/socle/ui/filtres.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { StructureListee } from '../lire-mes-structures.ts'
import { cheminFiche } from './cadre.tsx'
import { EtiquetteOuverture, etatDe } from './ouverture.tsx'

type Proprietes = {
  structures: readonly StructureListee[]
  total: number
  texte: string
  page: number
  pages: number
  aujourdHui: Jour
}

const adresse = (texte: string, page: number) => {
  const recherche = new URLSearchParams({
    ...(texte && { q: texte }),
    ...(page > 1 && { page: String(page) }),
  })
  return `/administration/fiche-annuaire${recherche.size > 0 ? `?${recherche}` : ''}`
}

/** The structures whose fiche one may read. */
export const ListeDesFiches = ({ structures, total, texte, page, pages, aujourdHui }: Proprietes) => (
  <>
    <TetePage
      titre="Fiche annuaire"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Fiche annuaire' }]}
      etat="Ce que le ROR dit de vos structures."
    />
    {(total > 10 || texte) && (
      <Filtres vive="structures" actifs={texte ? [{ libelle: `« ${texte} »`, retirer: adresse('', 1) }] : []}>
        <ChampTexte
          nom="q"
          libelle="Structure"
          aide="Nom, commune ou FINESS"
          type="search"
          valeur={texte}
          facultatif
        />
      </Filtres>
    )}
    <Resultats id="structures" resume={pluriel(total, 'structure')}>
      {structures.length === 0 ? (
        <Aucune texte={texte} />
      ) : (
        <Tableau
          legende="Structures"
          lignes={structures}
          lien={({ id }) => cheminFiche(id)}
          colonnes={[
            {
              cle: 'structure',
              titre: 'Structure',
              cellule: s => (
                <Structure nom={s.nom} categorie={s.categorie ?? undefined} finess={s.finess ?? undefined} />
              ),
            },
            {
              cle: 'lieu',
              titre: 'Lieu',
              cellule: ({ commune, departement }) =>
                [commune, departement].filter(Boolean).join(', ') || (
                  <span class="non-renseigne">non renseigné</span>
                ),
            },
            {
              cle: 'etat',
              titre: 'Fiche',
              cellule: s =>
                etatDe({ de: s, aujourdHui }) === 'ouverte' ? (
                  dateDeLaFiche(s)
                ) : (
                  <EtiquetteOuverture de={s} aujourdHui={aujourdHui} />
                ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        lien={n => adresse(texte, n)}
        total={{ nombre: total, mot: 'structures' }}
      />
    </Resultats>
  </>
)

const dateDeLaFiche = ({ majLe }: StructureListee) =>
  majLe ? `à jour au ${enToutesLettres(jourDe(majLe))}` : 'sans date'

const Aucune = ({ texte }: { texte: string }) =>
  texte ? (
    <EtatVide
      titre="Aucune structure ne correspond"
      texte="Essayez un seul mot du nom, la commune, ou les neuf caractères du FINESS."
      action={<LienBouton href={adresse('', 1)}>Tout afficher</LienBouton>}
    />
  ) : (
    <EtatVide
      titre="Aucune fiche à afficher"
      texte="La fiche d’une structure s’ouvre aux personnes qui y détiennent une habilitation. Vous n’en avez pas en cours."
      action={<LienBouton href="/administration/mes-referents">À qui s’adresser</LienBouton>}
    />
  )
