import { annuairePublic } from './aide-annuaire.tsx'
import { compteEtHabilitations } from './aide-compte.tsx'
import { donneesOuvertes } from './aide-donnees.tsx'
import { gestesDuReferent } from './aide-referent.tsx'
import { connexionsScim } from './aide-scim.tsx'
import type { Operateur } from './operateur.ts'
import { Texte } from './texte.tsx'

/** What the référent's guide says, by task: one question, one short answer, where to click (G7–G15). */
export const PageAide = ({ operateur }: { operateur: Operateur }) => (
  <Texte
    titre="Aide"
    chapeau="Une question, une réponse courte, l’endroit où agir."
    sommaire
    parties={[
      ...compteEtHabilitations(),
      ...gestesDuReferent(operateur),
      ...annuairePublic(),
      ...connexionsScim(),
      ...donneesOuvertes(),
      {
        id: 'contact',
        titre: 'Qui peut m’aider ?',
        contenu: (
          <>
            <p>
              D’abord vos référents structure : ils connaissent votre établissement et peuvent agir tout de
              suite. Leurs coordonnées sont dans <a href="/administration/mes-referents">Mes référents</a>.
            </p>
            <p>
              Ensuite l’équipe régionale ({operateur.nom}), par courriel à{' '}
              <a href={`mailto:${operateur.courriel}`}>{operateur.courriel}</a>
              {operateur.telephone && ` ou par téléphone au ${operateur.telephone}`}.
            </p>
          </>
        ),
      },
    ]}
  />
)
