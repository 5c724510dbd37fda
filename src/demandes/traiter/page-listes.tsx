import type { Jour } from '#src/socle/temps/jours.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminDemande, cheminDemandes } from '../chemins.ts'
import type { Liste } from '../demandes-a-traiter.ts'
import { EtatDeLaDemande, enClair, motDuGenre } from '../etiquette.tsx'
import type { Demande } from '../lire-demande.ts'

type Proprietes = {
  liste: Liste
  comptes: Record<Exclude<Liste, 'closes'>, number>
  demandes: readonly Demande[]
  page: number
  pages: number
  aujourdhui: Jour
}

const titres: Record<Liste, string> = { 'a-traiter': 'À traiter', miennes: 'Les miennes', closes: 'Closes' }

const vides: Record<Liste, string> = {
  'a-traiter': 'Personne n’attend de réponse dans les structures que vous administrez.',
  miennes: 'Vous n’avez pris aucune demande en charge. « Je m’en occupe », sur une demande, la met ici.',
  closes: 'Aucune demande n’a encore reçu de réponse.',
}

const adresse = (liste: Liste, page = 1) => {
  const parametres = [
    ...(liste === 'a-traiter' ? [] : [`liste=${liste}`]),
    ...(page > 1 ? [`page=${page}`] : []),
  ]
  return parametres.length > 0 ? `${cheminDemandes}?${parametres.join('&')}` : cheminDemandes
}

/** What people ask, in three lists; the oldest on top. */
export const PageListes = ({ liste, comptes, demandes, page, pages, aujourdhui }: Proprietes) => (
  <>
    <TetePage
      titre="Demandes"
      filAriane={[{ libelle: 'Administration' }, { libelle: 'Demandes' }]}
      etat={`${pluriel(comptes['a-traiter'], 'demande')} ${accord(comptes['a-traiter'], 'attend', 'attendent')} une réponse.`}
    />
    <AQuoiSertCettePage>
      <p>
        Les professionnels demandent ici une habilitation, un renouvellement ou un compte. Vous acceptez, en
        entier ou en partie, vous refusez en disant pourquoi, ou vous transmettez à l’équipe du territoire.
        Personne ne répond à sa propre demande.
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Listes de demandes"
      onglets={(['a-traiter', 'miennes', 'closes'] as const).map(nom => ({
        libelle: titres[nom],
        href: adresse(nom),
        actif: nom === liste,
        compte: nom === 'closes' ? undefined : comptes[nom],
      }))}
    />
    {demandes.length === 0 ? (
      <EtatVide titre="Rien dans cette liste" texte={vides[liste]} />
    ) : (
      <Tableau
        legende={`Demandes : ${titres[liste].toLowerCase()}`}
        lignes={demandes}
        lien={({ id }) => cheminDemande(id)}
        colonnes={[
          { cle: 'qui', titre: 'Personne', cellule: d => <Personne nom={`${d.prenom} ${d.nom}`} /> },
          { cle: 'genre', titre: 'Demande', cellule: ({ genre }) => motDuGenre[genre] },
          { cle: 'quoi', titre: 'Profils', cellule: enClair },
          { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
          {
            cle: 'le',
            titre: liste === 'closes' ? 'Close' : 'Déposée',
            etroite: true,
            cellule: ({ creeeLe, closeLe }) => (
              <Echeance date={jourDe(closeLe ?? creeeLe)} aujourdHui={aujourdhui} />
            ),
          },
          { cle: 'etat', titre: 'État', cellule: d => <EtatDeLaDemande d={d} /> },
        ]}
      />
    )}
    <Pagination page={page} pages={pages} lien={n => adresse(liste, n)} />
  </>
)
