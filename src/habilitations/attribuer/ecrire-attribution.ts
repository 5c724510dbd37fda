import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { avancerFins, inserer, noter } from '../ecrire.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Attribution, DroitPrepare } from './controler-attribution.ts'

/** A right that has been checked, and what it was asked with. */
export type DroitAEcrire = DroitPrepare &
  Pick<Attribution, 'perimetre' | 'debut' | 'fin' | 'motif'> & { lieu: LieuDuPerimetre }

/** Writes rights that have been checked, and ends those that they replace. @returns their ids, in order. */
export async function ecrireAttribution(
  tx: Ecriture,
  contexte: Contexte,
  droits: readonly DroitAEcrire[],
): Promise<string[]> {
  await avancerFins(
    tx,
    contexte,
    droits.flatMap(({ cedees }) =>
      cedees.map(cession => ({
        habilitationId: cession.habilitation.id,
        motif: 'fusion',
        commentaire: null,
        ...(cession.genre === 'la-veille' ? { dernierJour: cession.fin } : {}),
      })),
    ),
  )
  const ids = await inserer(
    tx,
    contexte,
    droits.map(({ personne, profil, cedees, ...droit }) => ({
      ...droit,
      compteId: personne.id,
      profil: profil.code,
      renouvelleId: cedees[0]?.habilitation.id ?? null,
    })),
  )
  await noter(
    tx,
    contexte,
    droits.flatMap(({ personne, profil, cedees, perimetre, lieu, debut, fin, motif }, i) => {
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
