import type { Lecture } from '#src/socle/base/base.ts'
import { empreinteDesRangees, lireRangees } from '../cloture/empreinte.ts'
import type { Volet } from '../tables.ts'

/** What anybody who holds an attestation may learn: that it is ours, and of what. Nobody's name. */
export type Reconnue = {
  revueId: string
  lieu: string
  volet: Volet
  etat: 'signee' | 'close'
  closeLe: Date
  habilitations: number
}

/** `3F A2…` as people copy it; null when it is no digest. */
export function lireEmpreinte(texte: string): string | null {
  const hexa = texte.replace(/\s/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(hexa) ? hexa : null
}

/** The digest of a file that somebody brings; null when it is no CSV. */
export function empreinteDuFichier(texte: string): string | null {
  const rangees = lireRangees(texte)
  return rangees && rangees.length > 0 ? empreinteDesRangees(rangees).toString('hex') : null
}

/** The review that bears this digest, or bore it before it was sealed again; null when there is none. */
export async function reconnaitre(base: Lecture, empreinte: string): Promise<Reconnue | null> {
  const octets = Buffer.from(empreinte, 'hex')
  const revue = await base
    .selectFrom('revue')
    .select(['id as revueId', 'lieu', 'volet', 'etat', 'close_le as closeLe'])
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('empreinte', '=', octets),
        eb('id', '=', selectFrom('revue_empreinte').select('revue_id').where('empreinte', '=', octets)),
      ]),
    )
    .executeTakeFirst()
  if (!revue?.closeLe || revue.etat === 'ouverte') return null
  const { n } = await base
    .selectFrom('revue_ligne')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('revue_id', '=', revue.revueId)
    .executeTakeFirstOrThrow()
  return { ...revue, etat: revue.etat, closeLe: revue.closeLe, habilitations: n }
}
