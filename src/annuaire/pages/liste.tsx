import { administrationDe, estTerritoriale } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
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
import { chemins } from '../chemins.ts'
import type { Evaluation } from '../completude/evaluer.ts'
import type { StructureListee } from '../lire-mes-structures.ts'
import { EtiquetteOuverture, etatDe } from './ouverture.tsx'

type Proprietes = {
  structures: readonly StructureListee[]
  total: number
  texte: string
  page: number
  pages: number
  aujourdHui: Jour
  /** How complete each one is. */
  evaluations: ReadonlyMap<string, Evaluation>
  acteur: Pick<Acteur, 'droits'>
}

const adresse = (texte: string, page: number) => {
  const recherche = new URLSearchParams({
    ...(texte && { q: texte }),
    ...(page > 1 && { page: String(page) }),
  })
  return `/administration/fiche-annuaire${recherche.size > 0 ? `?${recherche}` : ''}`
}

/** The structures whose fiche one may read. */
export const ListeDesFiches = ({
  structures,
  total,
  texte,
  page,
  pages,
  aujourdHui,
  evaluations,
  acteur,
}: Proprietes) => (
  <>
    <TetePage
      titre="Fiche annuaire"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Fiche annuaire' }]}
      etat="Ce que le ROR dit de vos structures, et ce qu’elles disent elles-mêmes."
      actions={
        estTerritoriale(administrationDe(acteur)) && (
          <LienBouton href={chemins.aConfirmer}>Fiches à confirmer</LienBouton>
        )
      }
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
          lien={({ id }) => chemins.fiche(id)}
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
              cle: 'completude',
              titre: 'Complétude',
              etroite: true,
              cellule: ({ id }) => <Completude evaluation={evaluations.get(id)} />,
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

const Completude = ({ evaluation }: { evaluation: Evaluation | undefined }) =>
  evaluation && (
    <span class="structure">
      <span class="structure-nom chiffres">{`${evaluation.score} %`}</span>
      <span class="structure-detail">
        {evaluation.aFaire.length === 0
          ? 'rien à faire'
          : pluriel(evaluation.aFaire.length, 'point à regarder', 'points à regarder')}
      </span>
    </span>
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
