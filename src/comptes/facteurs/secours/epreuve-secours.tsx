import { ChampCode } from '../champ-code.tsx'
import type { Epreuve } from '../facteur.ts'
import { utiliserCode } from './codes-du-compte.ts'

/** Not a factor of its own: what opens the account once when the others are lost. */
export const secours: Epreuve = {
  genre: 'secours',
  libelle: 'Code de secours',
  refus: 'Ce code de secours n’est pas le bon, ou il a déjà servi. Essayez un autre de votre liste.',
  etape: async ({ erreur, fin }) => (
    <>
      <ChampCode
        libelle="Code de secours"
        aide="Un des dix codes que vous avez gardés : seize lettres et chiffres. Chacun ne fonctionne qu’une fois."
        erreur={erreur}
        figures={false}
      />
      {fin}
    </>
  ),
  verifier: (tx, { attente, champs, maintenant, origine, config }) =>
    utiliserCode(tx, { compteId: attente.compteId, maintenant, origine, config }, champs.code ?? ''),
}
