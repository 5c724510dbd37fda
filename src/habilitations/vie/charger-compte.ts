import { type Compte, trouverCompte } from '#src/comptes/identite/requetes.ts'
import type { RoleDeVie } from '#src/comptes/vie/transitions.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from '../contexte.ts'
import { droitsDuCompte, type Habilitation } from '../lectures/lire-habilitations.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import type { Refus } from '../refus.ts'
import { type Emprise, empriseSur, roleDe } from './pouvoir.ts'

export type CompteCharge = {
  ok: true
  compte: Compte
  droits: Habilitation[]
  emprise: Exclude<Emprise, 'aucune'>
  role: RoleDeVie
}

/**
 * What every act on somebody's account starts with: wait for one's turn on the account and on the structures where it
 * holds rights, then read both as they stand now. Refuses oneself and what is not theirs, with a line of journal.
 */
export async function chargerCompte(
  tx: Ecriture,
  contexte: Contexte,
  compteId: string,
): Promise<CompteCharge | Refus> {
  const { acteur, maintenant, origine } = contexte
  if (compteId === acteur.compteId) {
    const ligne = { instant: maintenant, acteurId: compteId, compteId, origine }
    await journaliser(tx, { ...ligne, acte: 'compte.agir-sur-soi', issue: 'refuse' })
    return { ok: false, genre: 'soi-meme', message: phraseSoiMeme }
  }
  await attendreSonTour(tx, [compteId])
  const compte = await trouverCompte(tx, compteId)
  const droits = compte ? await droitsDuCompte(tx, compteId, maintenant) : []
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  const emprise = empriseSur(administration, droits, compte?.creePar === acteur.compteId)
  if (!compte || emprise === 'aucune') {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'compte', id: compteId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  return { ok: true, compte, droits, emprise, role: roleDe(administration) }
}

/** The structures of these people, then the people: the same order for everybody. */
export async function attendreSonTour(tx: Ecriture, compteIds: readonly string[]): Promise<void> {
  const lieux = await tx
    .selectFrom('habilitation')
    .select('structure_id')
    .distinct()
    .where('compte_id', 'in', compteIds)
    .where('terminee_le', 'is', null)
    .execute()
  await verrouillerStructures(
    tx,
    lieux.flatMap(({ structure_id }) => structure_id ?? []),
  )
  await verrouillerComptes(tx, compteIds)
}

export const phraseSoiMeme =
  'Vous ne pouvez pas changer l’état de votre propre compte. Demandez à un autre référent ou à votre équipe régionale.'
