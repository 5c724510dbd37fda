import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { unePersonne } from './comptes.ts'
import { uneHabilitation } from './habilitations.ts'
import { uneStructure } from './structures.ts'

export const midi = new Date('2026-11-23T11:00:00Z')

/** What a use case is told of who acts, without a web request around it. */
export function contexteDe(acteur: Acteur, maintenant: Date = midi): Contexte {
  return { acteur, maintenant, origine: {}, services: { config: { URL_PUBLIQUE: 'https://vt.example' } } }
}

/** Somebody who holds this profil there, given by nobody's screen. */
export async function unTitulaire(
  base: Base,
  profil: string,
  perimetre: Perimetre,
  qui: Parameters<typeof unePersonne>[1] = {},
) {
  const personne = await unePersonne(base, qui)
  const enCeMoment = profil === 'adm-assistance' ? { debut: '2026-11-22', fin: '2026-11-28' } : {}
  const droit = await uneHabilitation(base, { compteId: personne.id, profil, perimetre, ...enCeMoment })
  return { ...personne, droit }
}

export const occitanie = { genre: 'region', region: '76' } as const satisfies Perimetre

/** A hospital with two référents, Anne and Bruno, and a newcomer, Chloé, who has no right yet. */
export async function unHopital(base: Base) {
  const structure = await uneStructure(base)
  const [anne, bruno, chloe] = await Promise.all([
    unePersonne(base, { prenom: 'Anne', nom: 'Duval' }),
    unePersonne(base, { prenom: 'Bruno', nom: 'Petit', telephone: '0467000000' }),
    unePersonne(base, { prenom: 'Chloé', nom: 'Rey' }),
  ])
  const droitAnne = await uneHabilitation(base, { compteId: anne.id, structureId: structure.id })
  const droitBruno = await uneHabilitation(base, { compteId: bruno.id, structureId: structure.id })
  return { structure, anne, bruno, chloe, droitAnne, droitBruno }
}
