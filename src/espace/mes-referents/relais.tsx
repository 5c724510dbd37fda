import type { ReferentsDeStructure } from '#src/habilitations/referents.ts'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import type { Operateur } from '../textes/operateur.ts'

type Proprietes = { relais: readonly ReferentsDeStructure[]; equipe: Operateur }

/** One line per structure: its référents by name, or who stands in for them. */
export const RelaisEnBref = ({ relais, equipe }: Proprietes) => (
  <ul class="relais-en-bref">
    {relais.map(({ structureId, structure, commune, referents, charges }) => (
      <li>
        <Structure
          nom={structure}
          commune={commune ?? undefined}
          href={`/administration/fiche-annuaire/${structureId}`}
        />
        <span>
          {referents.length > 0 ? (
            referents.map(({ prenom, nom }) => `${prenom} ${nom}`).join(', ')
          ) : (
            <>
              Aucun référent. Écrivez à {charges[0] ? `${charges[0].prenom} ${charges[0].nom}` : equipe.nom},{' '}
              <LienCourriel courriel={charges[0]?.courriel ?? equipe.courriel} />
            </>
          )}
        </span>
      </li>
    ))}
  </ul>
)
