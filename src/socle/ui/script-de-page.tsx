import { scriptsDePage } from './scripts.ts'

/** Brings the script of an element that few pages have. */
export const ScriptDePage = ({ element }: { element: keyof typeof scriptsDePage }) => (
  <script type="module" src={scriptsDePage[element].chemin} />
)
