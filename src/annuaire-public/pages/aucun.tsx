import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { cheminAnnuaire } from '../chemins.ts'
import { adresseDe, type Criteres } from '../recherche/criteres.ts'
import type { Proposition } from '../recherche/elargir.ts'
import { enNombre } from './resume.ts'

type Proprietes = { criteres: Criteres; propositions: readonly Proposition[]; lieuInconnu: boolean }

/** Nothing was found: what to widen, and how many establishments each way finds. */
export const AucunEtablissement = ({ criteres, propositions, lieuInconnu }: Proprietes) => (
  <EtatVide
    titre="Aucun établissement ne correspond"
    texte={
      <>
        {lieuInconnu && (
          <p>{`Nous ne connaissons pas d’établissement à « ${criteres.lieu} ». Essayez une ville voisine, ou son code postal.`}</p>
        )}
        {propositions.length > 0 ? (
          <>
            <p>Vous pouvez élargir votre recherche :</p>
            <ul class="annuaire-propositions">
              {propositions.map(({ libelle, criteres: autres, total }) => (
                <li>
                  <a href={adresseDe(autres)}>{libelle}</a> : {enNombre(total)}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>Essayez un seul mot, une ville voisine, ou le département.</p>
        )}
      </>
    }
    action={<LienBouton href={cheminAnnuaire}>Recommencer</LienBouton>}
  />
)
