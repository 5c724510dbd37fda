import { attribuerHabilitations } from '#src/habilitations/attribuer/attribuer-habilitations.ts'
import { type Contexte, verrouillerStructures } from '#src/habilitations/contexte.ts'
import { lireVivantes } from '#src/habilitations/lectures/vivantes.ts'
import { cleDe, structureDe } from '#src/habilitations/perimetre.ts'
import type { Refus } from '#src/habilitations/refus.ts'
import { planifier } from '#src/habilitations/regles/recouvrement.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { couper, type DroitVoulu, grouper, separer } from './grouper.ts'

export type Donne = { genre: 'donne' } | { genre: 'inchange' | 'refus'; message: string }

/**
 * Gives the rights of many rows through the very use case of the screens, by groups as large as they are alike. A group that
 * is refused is cut in two until the row at fault is known: the others are given all the same.
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
  await avancer(resultats.size)
  for (const groupe of grouper(aDonner)) {
    await donnerLeGroupe(tx, contexte, groupe, resultats)
    await avancer(resultats.size)
  }
  return resultats
}

async function donnerLeGroupe(
  tx: Ecriture,
  contexte: Contexte,
  groupe: readonly DroitVoulu[],
  resultats: Map<number, Donne>,
): Promise<void> {
  const message = await refusDuGroupe(tx, contexte, groupe)
  const noter = (droits: readonly DroitVoulu[], donne: Donne) => {
    for (const { numero } of droits) resultats.set(numero, donne)
  }
  if (message === null) return noter(groupe, { genre: 'donne' })
  if (groupe.length === 1) return noter(groupe, { genre: 'refus', message })
  const { extremes, milieu } = separer(groupe)
  for (const seul of extremes) await donnerLeGroupe(tx, contexte, seul, resultats)
  // the same words for two people alone as for all: it is the profil, the place or the dates, and so for the others
  const pourTous =
    extremes.length > 0 &&
    extremes.every(seul => seul.every(({ numero }) => memeRefus(resultats.get(numero), message)))
  if (pourTous) return noter(milieu, { genre: 'refus', message })
  for (const moitie of couper(milieu)) await donnerLeGroupe(tx, contexte, moitie, resultats)
}

const memeRefus = (donne: Donne | undefined, message: string) =>
  donne?.genre === 'refus' && donne.message === message

/** Gives all that the group asks, or nothing. @returns why nothing was given, or null. */
async function refusDuGroupe(
  tx: Ecriture,
  contexte: Contexte,
  groupe: readonly DroitVoulu[],
): Promise<string | null> {
  const [premier] = groupe
  if (!premier) return null
  const { perimetre, debut, fin, motif } = premier
  const fait = await attribuerHabilitations(tx, contexte, {
    comptes: groupe.map(({ compteId }) => compteId),
    profils: groupe.map(({ profil }) => profil),
    perimetre,
    debut,
    fin,
    motif,
  })
  return fait.ok ? null : dire(fait)
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
