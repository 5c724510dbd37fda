import { ScriptDePage } from './script-de-page.tsx'
import { nombre } from './typographie.ts'

export type ProprietesAvancement = {
  /** What is being done: « Vérification des lignes ». */
  libelle: string
  fait: number
  total: number
}

/** How far some work behind the page is; it follows it by itself. The page gives `rafraichir` for where scripts are off. */
export const Avancement = ({ libelle, fait, total }: ProprietesAvancement) => (
  <suivi-avancement>
    <ScriptDePage element="suivi-avancement" />
    <div class="avancement" role="status">
      <label for="avancement">{libelle}</label>
      <progress id="avancement" max={total} value={fait} />
      <p>{`${nombre(fait)} sur ${nombre(total)}`}</p>
    </div>
  </suivi-avancement>
)
