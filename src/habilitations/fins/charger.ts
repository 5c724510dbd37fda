import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { de } from '#src/socle/ui/typographie.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from '../contexte.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import { type Administration, administrationDe } from '../pouvoirs/administration.ts'
import { aLePouvoir } from '../pouvoirs/donner.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { estUnUuid, noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { type ActeSurSoi, refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import type { Refus } from '../refus.ts'

/** A right as the form showed it: its version tells whether somebody changed it since. */
export type Vue = { id: string; version: number }

type Chargees = { ok: true; habilitations: Habilitation[] } | Refus

/**
 * What every act on existing rights starts with: wait for one's turn, then read them as they stand now. Refuses
 * what is not theirs to administer, their own rights, and what somebody else has changed meanwhile.
 */
export async function charger(
  tx: Ecriture,
  contexte: Contexte,
  { vues, acte }: { vues: readonly Vue[]; acte: ActeSurSoi },
): Promise<Chargees> {
  const { acteur, maintenant } = contexte
  const ids = [...new Set(vues.map(({ id }) => id))].filter(estUnUuid)
  await attendreSonTour(tx, ids)
  const habilitations = await trouverHabilitations(tx, ids, maintenant)
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  const etrangere = vues.find(
    ({ id }) => !habilitations.some(h => h.id === id && estSienne(administration, h)),
  )
  if (etrangere) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'habilitation', id: etrangere.id } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  const propre = habilitations.find(({ personne }) => personne.id === acteur.compteId)
  if (propre)
    return refuserAutoHabilitation(tx, {
      ...contexte,
      acte,
      structureId: propre.structureId,
      habilitationId: propre.id,
    })
  const changees = habilitations.filter(h => vues.some(v => v.id === h.id && v.version !== h.version))
  return changees.length > 0 ? perimees(changees) : { ok: true, habilitations }
}

/** Whether somebody gives and takes back this right. */
export function estSienne(administration: Administration, h: Habilitation): boolean {
  return aLePouvoir(administration, { donne_a_partir_de: h.profil.niveau }, h.perimetre, h)
}

async function attendreSonTour(tx: Ecriture, ids: readonly string[]) {
  if (ids.length === 0) return
  const lieux = await tx
    .selectFrom('habilitation')
    .select(['compte_id', sql<string | null>`coalesce(structure_id, entite_juridique_id)`.as('lieu')])
    .where('id', 'in', ids)
    .execute()
  await verrouillerStructures(
    tx,
    lieux.flatMap(({ lieu }) => lieu ?? []),
  )
  await verrouillerComptes(
    tx,
    lieux.filter(({ lieu }) => lieu === null).map(({ compte_id }) => compte_id),
  )
}

export function perimees(changees: readonly Habilitation[]): Refus {
  const [une] = changees
  const message =
    changees.length === 1 && une
      ? `Quelqu’un a modifié l’habilitation ${de(`${une.personne.prenom} ${une.personne.nom}`)} pendant que vous remplissiez ce formulaire.`
      : `Quelqu’un a modifié ${changees.length} de ces habilitations pendant que vous remplissiez ce formulaire.`
  return { ok: false, genre: 'perime', message, habilitationIds: changees.map(({ id }) => id) }
}
