import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { telephoneLisible } from '#src/socle/ui/joindre.tsx'
import { type Contact, referentsDe } from '../lectures/referents.ts'
import type { Refus } from '../refus.ts'

/** What one tried on oneself, as the refusal says it. */
const phrases = {
  attribuer: 'Vous ne pouvez pas vous attribuer une habilitation.',
  renouveler: 'Vous ne pouvez pas renouveler votre propre habilitation.',
  retablir: 'Vous ne pouvez pas rétablir vos propres habilitations.',
  partir: 'Vous ne pouvez pas déclarer votre propre départ.',
  dedoubler: 'Vous ne pouvez pas créer un second compte à votre nom.',
  decider: 'Vous ne pouvez pas décider d’une proposition qui vous concerne.',
  approuver: 'Vous ne pouvez pas approuver votre propre proposition : une autre personne doit le faire.',
  relire: 'Vous ne pouvez pas relire votre propre habilitation.',
  modifier: 'Vous ne pouvez pas modifier la fin de votre propre habilitation.',
} as const

export type ActeSurSoi = keyof typeof phrases

type Tentative = {
  acteur: Acteur
  acte: ActeSurSoi
  /** Where: null for a territory. */
  structureId: string | null
  habilitationId?: string
  maintenant: Date
  origine: Origine
}

/**
 * G14: nobody gives, widens, extends, renews or restores their own right. Writes the refusal in the journal (the
 * caller writes nothing else, so that only this line is committed) and says whom to ask.
 */
export async function refuserAutoHabilitation(tx: Ecriture, t: Tentative): Promise<Refus> {
  await journaliser(tx, {
    instant: t.maintenant,
    acteurId: t.acteur.compteId,
    acte: 'habilitation.refusee',
    issue: 'refuse',
    compteId: t.acteur.compteId,
    structureId: t.structureId,
    habilitationId: t.habilitationId ?? null,
    motif: phrases[t.acte],
    details: { acte: t.acte },
    origine: t.origine,
  })
  return { ok: false, genre: 'soi-meme', message: await expliquer(tx, t) }
}

/** The sentence alone, for a screen that explains before anything is tried. */
export async function expliquer(
  base: Ecriture | Parameters<typeof referentsDe>[0],
  { acte, acteur, structureId, maintenant }: Omit<Tentative, 'origine'>,
): Promise<string> {
  const [lieu] = structureId ? await referentsDe(base, [structureId], maintenant) : []
  const autres = (contacts: readonly Contact[] = []) =>
    contacts.filter(({ compteId }) => compteId !== acteur.compteId).map(enClair)
  const referents = autres(lieu?.referents)
  const charges = autres(lieu?.charges)
  const aQui = referents.length > 0 ? referents : charges
  const suite = aQui.length > 0 ? `Demandez à ${enumerer(aQui)}.` : 'Demandez à votre équipe régionale.'
  return `${phrases[acte]} ${suite}`
}

function enClair({ prenom, nom, courriel, telephone }: Contact): string {
  return `${prenom} ${nom} (${[courriel, telephone && telephoneLisible(telephone)].filter(Boolean).join(', ')})`
}

function enumerer(noms: readonly string[]): string {
  return noms.length < 2 ? noms.join('') : `${noms.slice(0, -1).join(', ')} ou à ${noms.at(-1)}`
}
