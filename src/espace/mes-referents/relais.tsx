import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import type { Accueil, Relais } from '../accueil/modele.ts'

type Equipe = Accueil['equipe']

/** One line per structure: its référents by name, or who stands in for them. */
export const RelaisEnBref = ({ relais, equipe }: { relais: readonly Relais[]; equipe: Equipe }) => (
  <ul class="relais-en-bref">
    {relais.map(({ structure, referents, chargesDeMission }) => (
      <li>
        <Structure
          nom={structure.nom}
          categorie={structure.categorie ?? undefined}
          commune={structure.commune ?? undefined}
          href={`/administration/fiche-annuaire/${structure.id}`}
        />
        <span>
          {referents.length > 0 ? (
            referents.map(({ nom }) => nom).join(', ')
          ) : (
            <>
              Aucun référent. Écrivez à {chargesDeMission[0]?.nom ?? equipe.nom},{' '}
              <LienCourriel courriel={chargesDeMission[0]?.courriel ?? equipe.courriel} />
            </>
          )}
        </span>
      </li>
    ))}
  </ul>
)
