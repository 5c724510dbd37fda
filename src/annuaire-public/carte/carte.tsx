import { ScriptDePage } from '#src/socle/ui/script-de-page.tsx'
import { versionDeLaCarte } from './fichiers.ts'
import { cheminCarte } from './routes.ts'

/**
 * The map of a search, when one asks for it: a complement, since everything is in the list. Nothing of it is loaded
 * before; without scripts it does not exist.
 * @param points where the points of the whole search are
 */
export const Carte = ({ points }: { points: string }) => (
  <>
    <carte-etablissements data-points={points} data-fichiers={`${cheminCarte}/${versionDeLaCarte}`} hidden>
      <button type="button" class="bouton bouton-secondaire" aria-expanded="false">
        Afficher la carte
      </button>
    </carte-etablissements>
    <ScriptDePage element="carte-etablissements" />
  </>
)
