import type { Jour } from '#src/socle/temps/jours.ts'
import { Resultats } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Carte } from '../carte/carte.tsx'
import { parPage, type Resultat } from '../recherche/chercher.ts'
import type { Demande } from '../recherche/comprendre.ts'
import { adresseDe, type Tri } from '../recherche/criteres.ts'
import type { Proposition } from '../recherche/elargir.ts'
import type { Puce } from '../recherche/puces.ts'
import { AucunEtablissement } from './aucun.tsx'
import { Entrees } from './entrees.tsx'
import { CarteEtablissement } from './etablissement.tsx'
import { FormulaireDeRecherche } from './formulaire.tsx'
import { capitale, enNombre } from './resume.ts'

type Proprietes = {
  demande: Demande
  /** Null: nothing was asked yet. */
  resultat: Resultat | null
  puces: readonly Puce[]
  propositions: readonly Proposition[]
  departements: readonly { code: string; nom: string }[]
  aujourdHui: Jour
}

export const PageAnnuaire = (p: Proprietes) => (
  <>
    <TetePage
      titre="Trouver un établissement"
      etat="Soins, grand âge, handicap : tous les établissements, ouverts à tous, sans compte."
    />
    <AQuoiSertCettePage>
      <p>
        À trouver un établissement ou un service et à le joindre. Les informations viennent du répertoire
        national de l’offre de soins (ROR) ; les prix et les places libres sont déclarés par les
        établissements, avec leur date.
      </p>
      <p>Pour chercher un nom qui ressemble à une ville, mettez-le entre guillemets : « "les landes" ».</p>
    </AQuoiSertCettePage>
    <FormulaireDeRecherche criteres={p.demande.criteres} puces={p.puces} departements={p.departements} />
    {p.resultat ? <Trouves {...p} resultat={p.resultat} /> : <Entrees />}
  </>
)

const Trouves = ({ demande, resultat, propositions, aujourdHui }: Proprietes & { resultat: Resultat }) => {
  const { criteres } = demande
  const { total, trouvailles, tri } = resultat
  if (total === 0) return <AucunEtablissement demande={demande} propositions={propositions} />
  return (
    <>
      <h2 class="masque">Résultats</h2>
      <div class="annuaire-resultats">
        <Carte points={adresseDe({ ...criteres, page: 1 }, '/annuaire/points.json')} />
        <Resultats
          id="etablissements"
          resume={
            <>
              {capitale(enNombre(total))}
              {resultat.approchee && ', les plus proches de ce que vous avez écrit'}
              {` · ${enOrdre(tri, demande.dit.nom.length > 0)}`}
            </>
          }
        >
          <ul class="etablissements">
            {trouvailles.map(e => (
              <CarteEtablissement e={e} aujourdHui={aujourdHui} />
            ))}
          </ul>
          <Pagination
            page={criteres.page}
            pages={Math.min(50, Math.ceil(total / parPage))}
            lien={page => adresseDe({ ...criteres, page })}
          />
        </Resultats>
      </div>
    </>
  )
}

/** In which order the list is: without words of a name, all are as relevant. */
function enOrdre(tri: Tri, aDesMots: boolean): string {
  if (tri === 'prix') return 'le moins cher d’abord'
  if (tri === 'distance') return 'le plus proche d’abord'
  return aDesMots ? 'le plus ressemblant d’abord' : 'par ordre alphabétique'
}
