import {
  type Attribuees,
  type Attribution,
  attribuerEnNombre,
} from '#src/habilitations/attribuer/attribuer-habilitations.ts'
import { type Contexte, verrouillerStructures } from '#src/habilitations/contexte.ts'
import { lireVivantes } from '#src/habilitations/lectures/vivantes.ts'
import { cleDe, structureDe } from '#src/habilitations/perimetre.ts'
import type { Refus } from '#src/habilitations/refus.ts'
import { planifier } from '#src/habilitations/regles/recouvrement.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { couper, type DroitVoulu, grouper, prendreUneVague } from './grouper.ts'

export type Donne = { genre: 'donne' } | { genre: 'inchange' | 'refus'; message: string }

/** People given rights at once: what the progress bar waits for. */
const parVague = 500

/**
 * Gives the rights of many rows through the very use case of the screens, many people at once. What is refused to one is
 * theirs alone; several profils refused together are cut in two until the row at fault is known.
 */
export async function donnerLesDroits(
  tx: Ecriture,
  contexte: Contexte,
  voulus: readonly DroitVoulu[],
  avancer: (lignes: number) => Promise<void>,
): Promise<Map<number, Donne>> {
  await verrouillerStructures(
    tx,
    voulus.flatMap(({ perimetre }) => structureDe(perimetre) ?? []),
  )
  const resultats = new Map<number, Donne>()
  const aDonner = await ecarterDejaTenus(tx, contexte, voulus, resultats)
  for (let groupes = grouper(aDonner); groupes.length > 0; ) {
    await avancer(resultats.size)
    const { vague, reste } = prendreUneVague(groupes, parVague)
    const reponses = await attribuerEnNombre(tx, contexte, vague.map(enDemande))
    const coupes = vague.flatMap((groupe, i) => conclure(groupe, reponses[i], resultats))
    groupes = [...coupes, ...reste]
  }
  await avancer(resultats.size)
  return resultats
}

function enDemande(groupe: readonly DroitVoulu[]): Attribution {
  const [premier] = groupe
  if (!premier) throw new Error('un groupe a une ligne au moins')
  const { compteId, perimetre, debut, fin, motif } = premier
  return { comptes: [compteId], profils: groupe.map(({ profil }) => profil), perimetre, debut, fin, motif }
}

/** @returns what is to be tried again, in smaller groups */
function conclure(
  groupe: readonly DroitVoulu[],
  reponse: Attribuees | Refus | undefined,
  resultats: Map<number, Donne>,
): DroitVoulu[][] {
  if (!reponse) throw new Error('une demande, une réponse')
  if (!reponse.ok && groupe.length > 1) return couper(groupe)
  const donne: Donne = reponse.ok ? { genre: 'donne' } : { genre: 'refus', message: dire(reponse) }
  for (const { numero } of groupe) resultats.set(numero, donne)
  return []
}

/** What is held for as long already: a file sent twice changes nothing, and that is no error. */
async function ecarterDejaTenus(
  tx: Ecriture,
  { maintenant }: Contexte,
  voulus: readonly DroitVoulu[],
  resultats: Map<number, Donne>,
): Promise<DroitVoulu[]> {
  const de = { compteIds: voulus.map(v => v.compteId), profils: [...new Set(voulus.map(v => v.profil))] }
  const parPersonne = Map.groupBy(
    await lireVivantes(tx, de, maintenant),
    ({ compteId, profil }) => `${compteId} ${profil}`,
  )
  return voulus.filter(v => {
    const siennes = parPersonne.get(`${v.compteId} ${v.profil}`) ?? []
    const demande = {
      perimetre: cleDe(v.perimetre),
      structureId: structureDe(v.perimetre),
      debut: v.debut,
      fin: v.fin,
    }
    const plan = planifier(demande, siennes, jourDe(maintenant))
    if (!plan.ok)
      resultats.set(v.numero, { genre: 'inchange', message: `Cette habilitation ${plan.message}.` })
    return plan.ok
  })
}

function dire(refus: Refus): string {
  if (refus.genre === 'saisie') return Object.values(refus.erreurs).join(' ')
  return refus.genre === 'hors-perimetre'
    ? 'Cette structure n’est pas de celles que vous administrez.'
    : refus.message
}
