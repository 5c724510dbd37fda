import { type Contexte, verrouillerComptes, verrouillerStructures } from '#src/habilitations/contexte.ts'
import { raccourcirHabilitation } from '#src/habilitations/fins/raccourcir-habilitation.ts'
import { terminerHabilitations } from '#src/habilitations/fins/terminer-habilitations.ts'
import { type Habilitation, trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import type { Refus } from '#src/habilitations/refus.ts'
import { restreindreHabilitation } from '#src/habilitations/restrictions/restreindre-habilitation.ts'
import { arreterHabilitations } from '#src/habilitations/suspensions/arreter-habilitations.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Revue } from '../lire-revue.ts'
import { estPassee } from '../regles.ts'
import type { LigneAClore } from './preparer-issues.ts'

/** As many rights as one act ends: what it writes in one statement. */
const parLot = 1_000

export type Execution = {
  tx: Ecriture
  revue: Pick<Revue, 'id' | 'lieu'>
  /** Who acts: the signatory, or for want of one, who decided. */
  contexte: Contexte
  lignes: readonly LigneAClore[]
}

const motifDe = ({ lieu }: Pick<Revue, 'lieu'>, commentaire: string | null) =>
  `Revue des habilitations, ${lieu}${commentaire ? ` : ${commentaire}` : ''}`.slice(0, 500)

/** Acts on these rights take turns with the others', in the same order as everywhere. */
export async function attendreLesDroits(tx: Ecriture, lignes: readonly LigneAClore[]): Promise<void> {
  const touchees = lignes.filter(({ issue }) => issue !== 'maintenue' && issue !== 'sursis')
  await verrouillerStructures(
    tx,
    touchees.flatMap(({ verrou }) => verrou ?? []),
  )
  await verrouillerComptes(
    tx,
    touchees.filter(({ verrou }) => verrou === null).map(({ compteId }) => compteId),
  )
}

/**
 * Ends and reduces what was decided so, through the use cases that any référent goes through. What has ended by itself
 * meanwhile is done already.
 * @returns the narrower rights that it gave, by rank; or the first refusal: the caller then undoes all of it
 */
export async function terminerEtReduire({
  tx,
  revue,
  contexte,
  lignes,
}: Execution): Promise<{ ok: true; nouvelles: Map<number, string> } | Refus> {
  const aujourdhui = jourDe(contexte.maintenant)
  const concernees = lignes.filter(({ issue }) => issue === 'terminee' || issue === 'reduite')
  const actuelles = await droitsActuels(tx, concernees, contexte.maintenant)
  const vivantes = concernees.flatMap(ligne => {
    const droit = actuelles.get(ligne.habilitationId)
    return droit && droit.etat !== 'terminee' ? [{ ligne, droit }] : []
  })
  const terminees = vivantes.filter(
    ({ ligne }) =>
      ligne.issue === 'terminee' || (ligne.reduiteAu !== null && estPassee(ligne.reduiteAu, aujourdhui)),
  )
  for (const [motif, groupe] of Map.groupBy(terminees, v => motifDe(revue, v.ligne.commentaire)))
    for (let i = 0; i < groupe.length; i += parLot) {
      const habilitations = groupe.slice(i, i + parLot).map(({ droit: { id, version } }) => ({ id, version }))
      const fait = await terminerHabilitations(tx, contexte, { habilitations, motif, successeurId: null })
      if (!fait.ok) return fait
    }
  const nouvelles = new Map<number, string>()
  for (const { ligne, droit } of vivantes) {
    const { reduiteAu, reduiteProfil: profil, reduiteUniteId: uniteId } = ligne
    if (ligne.issue !== 'reduite' || (reduiteAu && estPassee(reduiteAu, aujourdhui))) continue
    const commun = { id: droit.id, version: droit.version, motif: motifDe(revue, ligne.commentaire) }
    if (profil || uniteId) {
      const fait = await restreindreHabilitation(tx, contexte, {
        ...commun,
        vers: { profil, uniteId },
        fin: reduiteAu,
      })
      if (!fait.ok) return fait
      nouvelles.set(ligne.rang, fait.habilitationId)
    } else if (reduiteAu && droit.fin > reduiteAu) {
      const fait = await raccourcirHabilitation(tx, contexte, {
        ...commun,
        fin: reduiteAu,
        successeurId: null,
      })
      if (!fait.ok) return fait
    }
  }
  return { ok: true, nouvelles }
}

/** Stops rights that nobody decided to keep, without asking who may: the review itself says so. */
export function arreter(
  { tx, revue, contexte, lignes }: Execution,
  a: { comment: 'suspendre' | 'terminer'; pourquoi: string; acteurId: string | null },
): Promise<Habilitation[]> {
  return arreterHabilitations(tx, {
    habilitationIds: lignes.map(({ habilitationId }) => habilitationId),
    comment: a.comment,
    revueId: revue.id,
    motif: motifDe(revue, a.pourquoi),
    acteurId: a.acteurId,
    maintenant: contexte.maintenant,
    origine: contexte.origine,
  })
}

async function droitsActuels(tx: Ecriture, lignes: readonly LigneAClore[], maintenant: Date) {
  const ids = lignes.map(({ habilitationId }) => habilitationId)
  return new Map((await trouverHabilitations(tx, ids, maintenant)).map(h => [h.id, h]))
}
