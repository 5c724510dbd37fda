import { Icone } from '#src/socle/ui/icones.tsx'

/** Letter, what it does: told here, obeyed by `revue-clavier.js`. */
const touches = [
  ['J', 'Ligne suivante'],
  ['K', 'Ligne précédente'],
  ['M', 'Maintenir'],
  ['R', 'Réduire'],
  ['T', 'Terminer'],
  ['I', 'Je ne connais pas cette personne'],
  ['X', 'Cocher ou décocher la ligne'],
] as const

/** Single letters act only while the box is ticked, and never in a field (WCAG 2.1.4). */
export const Raccourcis = () => (
  <details class="aide-page raccourcis" data-raccourcis hidden>
    <summary>
      <Icone nom="aide" />
      Raccourcis clavier
    </summary>
    <div class="aide-page-texte">
      <div class="option">
        <input type="checkbox" id="raccourcis-actifs" checked />
        <label for="raccourcis-actifs">Activer les raccourcis à une lettre</label>
      </div>
      <dl class="touches">
        {touches.map(([touche, effet]) => (
          <div>
            <dt>
              <kbd>{touche}</kbd>
            </dt>
            <dd>{effet}</dd>
          </div>
        ))}
      </dl>
    </div>
  </details>
)
