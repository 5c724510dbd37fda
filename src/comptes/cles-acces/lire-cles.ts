import type { Lecture } from '#src/socle/base/base.ts'

/** Of an account, held by a constraint too: a page shows them all. */
export const clesPermises = 10

export type Cle = {
  id: string
  nom: string
  /** Copied by its maker (phone, browser) between the person's own devices. */
  synchronisee: boolean
  creeLe: Date
  utiliseeLe: Date | null
  suspendueLe: Date | null
}

/** The keys of an account, oldest first. */
export function clesDe(base: Lecture, compteId: string): Promise<Cle[]> {
  return base
    .selectFrom('cle_acces')
    .select(['id', 'nom', 'synchronisee'])
    .select(['cree_le as creeLe', 'utilisee_le as utiliseeLe', 'suspendue_le as suspendueLe'])
    .where('compte_id', '=', compteId)
    .orderBy('id')
    .execute()
}

/** Those that still open something, as the browser is told of them. */
export async function clesUtilisables(base: Lecture, compteId: string) {
  const cles = await base
    .selectFrom('cle_acces')
    .select(['identifiant', 'transports'])
    .where('compte_id', '=', compteId)
    .where('suspendue_le', 'is', null)
    .execute()
  return cles.map(({ identifiant, transports }) => ({
    type: 'public-key' as const,
    id: identifiant.toString('base64url'),
    transports,
  }))
}
