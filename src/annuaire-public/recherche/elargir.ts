import type { Lecture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { compter } from './chercher.ts'
import { comprendre, type Demande } from './comprendre.ts'
import { type Criteres, rayons } from './criteres.ts'
import type { Puce } from './puces.ts'

/** Another search, close to one that found nothing, and how many it finds. */
export type Proposition = { libelle: string; criteres: Criteres; total: number }

const propositionsMax = 4

/** What to widen so that something is found: further around the place, then without each thing that was asked. */
export async function elargir(
  base: Lecture,
  demande: Demande,
  { puces, aujourdHui }: { puces: readonly Puce[]; aujourdHui: Jour },
): Promise<Proposition[]> {
  const { criteres, centre, rayon } = demande
  const plusLoin = centre
    ? rayons
        .filter(km => km > (rayon ?? 0) && km >= 20)
        .map(km => ({ libelle: `À ${km} km au plus`, criteres: { ...criteres, rayon: km, page: 1 } }))
    : []
  const sansUne =
    puces.length > 1
      ? puces.map(({ libelle, sans }) => ({ libelle: `Sans « ${libelle} »`, criteres: sans }))
      : []
  const trouvees: Proposition[] = []
  for (const candidate of [...plusLoin, ...sansUne].slice(0, 10)) {
    const total = await compter(base, await comprendre(base, candidate.criteres), aujourdHui)
    if (total > 0) trouvees.push({ ...candidate, total })
    if (trouvees.length === propositionsMax) break
  }
  return trouvees
}
