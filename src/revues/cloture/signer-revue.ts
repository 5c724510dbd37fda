import type { Contexte } from '#src/habilitations/contexte.ts'
import { refuserAutoHabilitation } from '#src/habilitations/pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { prendreSaPart } from '../prendre-sa-part.ts'
import { arreter, attendreLesDroits, terminerEtReduire } from './appliquer.ts'
import { type LigneAClore, preparerIssues } from './preparer-issues.ts'
import { prevenirDesArrets } from './prevenir.ts'
import { avecNouvelles, sceller } from './sceller.ts'

/** A refusal met after something was written: thrown, so that the transaction undoes it. */
export class RefusDeSignature extends Error {
  readonly refus: Refus
  constructor(refus: Refus) {
    super('signature refusée')
    this.refus = refus
  }
}

/**
 * Signs a review whose lines are all decided: applies the decisions, observes what they did, seals the whole with its
 * digest. All or nothing.
 * @throws RefusDeSignature
 */
export async function signerRevue(
  tx: Ecriture,
  contexte: Contexte,
  revueId: string,
): Promise<{ ok: true; empreinte: string } | Refus> {
  const part = await prendreSaPart(tx, contexte, revueId, { seul: true })
  if (!part.ok) return part
  const { revue } = part
  const { acteur, maintenant, origine } = contexte
  const lignes = await preparerIssues(tx, revue, maintenant)
  const restantes = lignes.filter(({ decision }) => decision === null).length
  if (restantes > 0)
    return refuserSaisie({
      formulaire: `Il reste ${pluriel(restantes, 'habilitation')} à décider avant de signer.`,
    })
  const sienne = lignes.find(({ compteId, issue }) => compteId === acteur.compteId && issue !== 'maintenue')
  if (sienne)
    return refuserAutoHabilitation(tx, {
      ...contexte,
      acte: 'modifier',
      structureId: sienne.structureId,
      habilitationId: sienne.habilitationId,
    })
  const indispensables = lignes.filter(({ issue }) => issue === 'sursis')
  if (indispensables.length > 0) return refuserSaisie({ formulaire: sansReleve(indispensables) })

  await attendreLesDroits(tx, lignes)
  const fait = await terminerEtReduire({ tx, revue, contexte, lignes })
  if (!fait.ok) throw new RefusDeSignature(fait)
  const inconnues = lignes.filter(({ issue }) => issue === 'suspendue')
  const suspendues = await arreter(
    { tx, revue, contexte, lignes: inconnues },
    { comment: 'suspendre', pourquoi: 'personne inconnue', acteurId: acteur.compteId },
  )
  await prevenirDesArrets(tx, contexte, {
    arretees: suspendues,
    pourquoi: `La revue des habilitations est signée (${revue.lieu}), et personne n’a pu dire qui vous êtes.`,
  })
  const empreinte = await sceller(tx, revue, {
    lignes: avecNouvelles(lignes, fait.nouvelles),
    signeePar: acteur.compteId,
    closeLe: maintenant,
  })
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'revue.signee',
    structureId: revue.structureId,
    details: { revue: revue.id, lieu: revue.lieu, lignes: lignes.length, empreinte },
    origine,
  })
  return { ok: true, empreinte }
}

/** G16, in the words of a review. */
function sansReleve(lignes: readonly LigneAClore[]): string {
  const noms = lignes.slice(0, 5).map(({ personne }) => personne)
  const suite = lignes.length > noms.length ? ' et d’autres' : ''
  return `Leur structure resterait sans référent : ${noms.join(', ')}${suite}. Désignez d’abord un autre référent, ou maintenez ${lignes.length > 1 ? 'leurs habilitations' : 'son habilitation'} jusque-là.`
}
