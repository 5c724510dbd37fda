import type { Ecriture } from '#src/socle/base/base.ts'
import type { Contexte } from '../contexte.ts'
import { prevenirDesAttributions } from '../courriels.ts'
import { avancerFin, inserer, type NouvelleHabilitation, noter } from '../ecrire.ts'
import type { LieuDuPerimetre } from '../lectures/lieux.ts'
import type { Personne } from '../lectures/personnes.ts'
import type { Refus } from '../refus.ts'
import { type Attribution, controlerAttribution, type DroitPrepare } from './controler-attribution.ts'

export type { Attribution } from './controler-attribution.ts'

export type Attribuees = { ok: true; habilitationIds: string[]; personnes: Personne[]; lieu: string }

/**
 * Gives every profil to every person on one perimeter, or nothing at all. Never two rights at once for the same
 * thing: a shorter one is merged into the new one, one that lasts as long refuses it (G10, G14, G15).
 */
export async function attribuerHabilitations(
  tx: Ecriture,
  contexte: Contexte,
  demande: Attribution,
): Promise<Attribuees | Refus> {
  const controle = await controlerAttribution(tx, contexte, demande)
  if (!controle.ok) return controle
  const { personnes, profils, lieu, droits } = controle
  const habilitationIds = await ecrire(tx, contexte, droits, demande, lieu)
  await prevenirDesAttributions(tx, contexte, { personnes, ...demande, profils, lieu: lieu.libelle })
  return { ok: true, habilitationIds, personnes, lieu: lieu.libelle }
}

async function ecrire(
  tx: Ecriture,
  contexte: Contexte,
  plans: readonly DroitPrepare[],
  { perimetre, debut, fin, motif }: Attribution,
  lieu: LieuDuPerimetre,
): Promise<string[]> {
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
    ({ personne, profil, cedees, recevoirCourriels }): NouvelleHabilitation => ({
      compteId: personne.id,
      profil: profil.code,
      perimetre,
      debut,
      fin,
      motif,
      renouvelleId: cedees[0]?.habilitation.id ?? null,
      recevoirCourriels,
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
