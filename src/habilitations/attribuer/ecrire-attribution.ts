import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { avancerFin, inserer, type NouvelleHabilitation, noter } from '../ecrire.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Attribution, DroitPrepare } from './controler-attribution.ts'

type Ecrit = Pick<Attribution, 'perimetre' | 'debut' | 'fin' | 'motif'> & { lieu: LieuDuPerimetre }

/** Writes rights that have been checked, and ends those that they replace. @returns their ids, in order. */
export async function ecrireAttribution(
  tx: Ecriture,
  contexte: Contexte,
  plans: readonly DroitPrepare[],
  { perimetre, debut, fin, motif, lieu }: Ecrit,
): Promise<string[]> {
  if (plans.length === 0) return []
  for (const { cedees } of plans) {
    for (const cession of cedees) {
      await avancerFin(tx, contexte, {
        habilitationId: cession.habilitation.id,
        motif: 'fusion',
        commentaire: null,
        ...(cession.genre === 'la-veille' ? { dernierJour: cession.fin } : {}),
      })
    }
  }
  const nouvelles = plans.map(
    ({ personne, profil, cedees, recevoirCourriels, proposeePar }): NouvelleHabilitation => ({
      compteId: personne.id,
      profil: profil.code,
      perimetre,
      debut,
      fin,
      motif,
      renouvelleId: cedees[0]?.habilitation.id ?? null,
      recevoirCourriels,
      proposeePar,
    }),
  )
  const ids = await inserer(tx, contexte, nouvelles)
  await noter(
    tx,
    contexte,
    plans.flatMap(({ personne, profil, cedees }, i) => {
      const commun = { compteId: personne.id, perimetre }
      const details = { profil: profil.libelle, lieu: lieu.libelle, debut, fin }
      return [
        { ...commun, acte: 'habilitation.attribuee', habilitationId: ids[i] ?? '', motif, details },
        ...cedees.map(({ habilitation }) => ({
          ...commun,
          acte: 'habilitation.fusionnee',
          habilitationId: habilitation.id,
          details: { ...details, ancienne_fin: habilitation.fin },
        })),
      ]
    }),
  )
  return ids
}
