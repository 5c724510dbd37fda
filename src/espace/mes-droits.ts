import { droitsDuCompte, type Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/** Own rights that hold or will hold, the soonest to end first. */
export async function mesDroits(base: Lecture, compteId: string, maintenant: Date): Promise<Habilitation[]> {
  const droits = await droitsDuCompte(base, compteId, maintenant)
  return droits
    .filter(({ etat }) => etat !== 'terminee')
    .toSorted((a, b) => (a.fin < b.fin ? -1 : Number(a.fin > b.fin)))
}
