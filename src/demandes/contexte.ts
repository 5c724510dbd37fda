import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Refus } from '#src/habilitations/refus.ts'
import type { Envoi } from './courriels.ts'

/** Who acts, when and from where, with what mails need. A request (`Requete<Acteur>`) is one. */
export type ContexteDemande = Contexte & Envoi

/** Also: somebody else has done something meanwhile, or has the request in hand. */
export type RefusDemande = Refus | { ok: false; genre: 'depassee'; message: string }
