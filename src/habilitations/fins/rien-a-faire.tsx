import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../pages/mots.ts'
import { Exceptions } from './droits-concernes.tsx'

/** Nothing of what was chosen can be changed: why, one by one. */
export const PageRienAFaire = ({ titre, raisons }: { titre: string; raisons: readonly string[] }) => (
  <>
    <TetePage titre={titre} etat="Rien de ce que vous avez choisi ne peut changer." />
    <Exceptions raisons={raisons.length > 0 ? raisons : ['Vous n’avez choisi aucune habilitation.']} />
    <LienBouton href={chemins.liste}>Revenir aux habilitations</LienBouton>
  </>
)
