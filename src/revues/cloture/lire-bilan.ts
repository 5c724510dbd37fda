import type { Lecture } from '#src/socle/base/base.ts'
import type { Revue } from '../lire-revue.ts'
import type { Issue } from '../regles.ts'
import type { Relecteurs } from '../tables.ts'
import { type Cloture, type LigneAttestee, lireLignesAttestees } from './attestation.ts'
import { nomDuRelecteur } from './sceaux.ts'

export type RevueClose = Revue & { closeLe: Date; relecteurs: Relecteurs; empreinte: string }

export const estClose = (revue: Revue): revue is RevueClose => revue.etat !== 'ouverte'

export const clotureDe = ({ closeLe, signeePar, relecteurs }: RevueClose): Cloture => ({
  closeLe,
  signeePar,
  relecteurs,
})

/** How many rights came to each issue. */
export async function lireBilan(base: Lecture, revueId: string): Promise<{ issue: Issue; nombre: number }[]> {
  const lignes = await base
    .selectFrom('revue_ligne')
    .select(({ fn }) => ['issue', fn.countAll<number>().as('nombre')])
    .where('revue_id', '=', revueId)
    .where('issue', 'is not', null)
    .groupBy('issue')
    .orderBy('issue')
    .execute()
  return lignes.map(({ issue, nombre }) => ({ issue: issue ?? 'maintenue', nombre }))
}

export function lireAttestation(base: Lecture, revue: RevueClose): Promise<LigneAttestee[]> {
  return lireLignesAttestees(base, revue, revue.relecteurs)
}

export const signataireDe = ({ signeePar, relecteurs }: RevueClose): string | null =>
  nomDuRelecteur(relecteurs, signeePar)
