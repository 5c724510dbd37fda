import { sql } from 'kysely'
import { z } from 'zod'
import { type ReferentsDeStructure, referentsDe } from '#src/habilitations/lectures/referents.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { structureParId } from '#src/structures/requetes.ts'
import { prevenirDeLaChute } from './courriel.ts'

/** A fall is noticed this long after it: more than any job stays down. */
const recul = 7 * 86_400_000

const schema = z.object({ structureId: z.uuid() })

/** At the act: enqueued when the end of a référent's right is brought closer. */
export const verifierReleve: Travail = {
  nom: 'verifier-releve',
  executer: (services, donnees) => verifier(services, schema.parse(donnees).structureId),
}

/** Each morning: rights that ran out by themselves, accounts closed, and falls that are over. */
export const veillerALaReleve: Travail = {
  nom: 'veiller-a-la-releve',
  cron: '20 5 * * *',
  executer: async services => {
    for (const id of await aRegarder(services.base, services.horloge())) await verifier(services, id)
  },
}

async function aRegarder(base: Lecture, maintenant: Date): Promise<string[]> {
  const depuis = new Date(maintenant.getTime() - recul)
  const { rows } = await sql<{ id: string }>`
    select structure_id as id from habilitation
    where profil_code = ${sql.lit(referentStructure)} and structure_id is not null
      and upper(periode) between ${depuis}::timestamptz and ${maintenant}::timestamptz
    union
    select s.id from habilitation h join structure s on s.entite_juridique_id = h.entite_juridique_id
    where h.profil_code = ${sql.lit(referentStructure)}
      and upper(h.periode) between ${depuis}::timestamptz and ${maintenant}::timestamptz
    union
    select h.structure_id from compte c join habilitation h on h.compte_id = c.id
    where c.etat in ('inactif', 'desactive', 'anonymise') and h.profil_code = ${sql.lit(referentStructure)} and h.structure_id is not null
      and h.periode @> ${maintenant}::timestamptz
    union
    select structure_id from alerte_releve where close_le is null
  `.execute(base)
  return rows.map(({ id }) => id)
}

/** One structure, one transaction; two jobs at once take turns on its open alert, which is unique. */
async function verifier(services: Services, structureId: string): Promise<void> {
  const maintenant = services.horloge()
  await enTransaction(services.base, async tx => {
    const structure = await structureParId(tx, structureId)
    const [lieu] = await referentsDe(tx, [structureId], maintenant)
    if (!structure || !lieu || nAccueillePlus(structure, jourDe(maintenant))) return
    if (lieu.referents.length >= 2) return clore(tx, structureId, maintenant)
    if (await enAvaitDeux(tx, lieu, maintenant)) await alerter(tx, services, lieu, maintenant)
  })
}

async function clore(tx: Ecriture, structureId: string, maintenant: Date): Promise<void> {
  await tx
    .updateTable('alerte_releve')
    .set({ close_le: maintenant })
    .where('structure_id', '=', structureId)
    .where('close_le', 'is', null)
    .execute()
}

/** Whether two people who could act held the right lately: a structure that never had two does not fall. */
async function enAvaitDeux(tx: Lecture, lieu: ReferentsDeStructure, maintenant: Date): Promise<boolean> {
  const recents = await tx
    .selectFrom('habilitation as h')
    .innerJoin('compte as c', 'c.id', 'h.compte_id')
    .select('c.id')
    .distinct()
    .where(
      sql<boolean>`(h.structure_id = ${lieu.structureId} or h.entite_juridique_id = (
        select entite_juridique_id from structure where id = ${lieu.structureId}))`,
    )
    .where('h.profil_code', '=', referentStructure)
    .where('c.etat', '<>', 'invite')
    .where(
      sql<boolean>`h.periode && tstzrange(${new Date(maintenant.getTime() - recul)}, ${maintenant}, '[]')`,
    )
    .execute()
  const ensemble = new Set([
    ...recents.map(({ id }) => id),
    ...lieu.referents.map(({ compteId }) => compteId),
  ])
  return ensemble.size >= 2
}

/** Once per fall: the open alert is there already, nothing more is said. */
async function alerter(
  tx: Ecriture,
  services: Services,
  lieu: ReferentsDeStructure,
  maintenant: Date,
): Promise<void> {
  const ouverte = await tx
    .insertInto('alerte_releve')
    .values({ structure_id: lieu.structureId, depuis: maintenant, close_le: null })
    .onConflict(conflit => conflit.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!ouverte) return
  await prevenirDeLaChute(tx, { services, maintenant }, { alerteId: ouverte.id, lieu })
  await journaliser(tx, {
    instant: maintenant,
    acteurId: null,
    acte: 'releve.alertee',
    structureId: lieu.structureId,
    details: { lieu: lieu.structure, referents: lieu.referents.length },
  })
}
