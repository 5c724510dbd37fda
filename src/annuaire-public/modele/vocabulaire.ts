import { modes } from '../vocabulaire/modes.ts'
import { options } from '../vocabulaire/options.ts'
import { publics } from '../vocabulaire/publics.ts'
import { statuts } from '../vocabulaire/statuts.ts'
import { types } from '../vocabulaire/types.ts'

type Code = { axe: string; code: string; cle: string; rang: number; temporaire: boolean | null }

const codes = (axe: string, cle: string, rang: number, liste: readonly string[] = []) =>
  liste.map((code): Code => ({ axe, code, cle, rang, temporaire: null }))

/** What each code of the source makes of an offer or of a structure, for the query that rebuilds the directory. */
export const codesDuVocabulaire: readonly Code[] = [
  ...types.flatMap(({ cle, categories, offres, activites, champs }, rang) => [
    ...codes('categorie', cle, rang, categories),
    ...codes('offre', cle, rang, offres),
    ...codes('activite', cle, rang, activites),
    ...codes('champ', cle, rang, champs),
  ]),
  ...publics.flatMap((p, rang) => codes('public', p.cle, rang, p.codes)),
  ...statuts.flatMap((s, rang) => codes('statut', s.cle, rang, s.codes)),
  ...options.flatMap((o, rang) => codes('option', o.cle, rang, 'offres' in o ? o.offres : [])),
  ...modes.flatMap(({ cle, hebergements }, rang) => codes('hebergement', cle, rang, hebergements)),
  ...modes.flatMap(({ cle, codes: liste, temporaire }, rang) =>
    // the same code houses for good and for a while: only the temporality of the offer tells
    codes('mode', cle, rang, liste).map(c =>
      c.code === '46' ? { ...c, temporaire: temporaire ?? false } : c,
    ),
  ),
]

/** Module and usual public of each type, when offers say nothing. */
export const traitsDesTypes = types.map(({ cle, module, publics: pour = [] }) => ({
  cle,
  module,
  publics: pour,
}))
