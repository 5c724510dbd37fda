import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { cheminAnnuaire } from '../chemins.ts'
import type { Demande } from '../recherche/comprendre.ts'
import { adresseDe } from '../recherche/criteres.ts'
import type { Proposition } from '../recherche/elargir.ts'
import { enNombre } from './resume.ts'

type Proprietes = { demande: Demande; propositions: readonly Proposition[] }

/** Nothing was found: what to widen, and how many establishments each way finds. */
export const AucunEtablissement = ({ demande, propositions }: Proprietes) => (
  <EtatVide
    titre="Aucun établissement ne correspond"
    texte={
      <>
        {constat(demande)}
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
          demande.dit.finess.length === 0 && (
            <p>Essayez un seul mot, une ville voisine, ou le département : « ehpad 34 ».</p>
          )
        )}
      </>
    }
    action={<LienBouton href={cheminAnnuaire}>Recommencer</LienBouton>}
  />
)

/** What most likely went wrong, when the search tells. */
function constat({ criteres, dit, lieuInconnu }: Demande) {
  const [finess] = dit.finess
  if (finess)
    return (
      <p>{`Aucun établissement ouvert ne porte le numéro FINESS ${finessLisible(finess)}. Vérifiez ses neuf caractères, ou cherchez par le nom et la ville.`}</p>
    )
  if (lieuInconnu)
    return (
      <p>{`Nous ne connaissons pas d’établissement à « ${criteres.lieu} ». Essayez une ville voisine, ou le département.`}</p>
    )
  if (dit.nom.length > 0)
    return (
      <p>{`Nous ne connaissons ni établissement ni commune du nom de « ${dit.nom.join(' ')} » qui réponde à cette recherche.`}</p>
    )
  return null
}
