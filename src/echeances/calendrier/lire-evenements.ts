import { type RawBuilder, sql } from 'kysely'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { droitsAdministres } from '#src/habilitations/pouvoirs/droits-administres.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterJours, jour, jourDe } from '#src/socle/temps/jours.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminEcheances } from '../chemins.ts'
import { tenueParUneAutre } from '../relais.ts'
import type { Evenement } from './ics.ts'

/** What a calendar shows: days back, days ahead, and events at most (a whole region has thousands). */
const passes = 30
const aVenir = 180
const evenementsAuPlus = 500

/**
 * One event per last day and structure, own rights apart: « 4 habilitations se terminent – CH … ». Counts, never
 * names: calendars are shared with colleagues and shown on locked phones. What the person may see at this instant.
 */
export async function lireEvenements(
  base: Lecture,
  qui: { compteId: string; urlPublique: string },
  maintenant: Date,
): Promise<Evenement[]> {
  const administration = administrationDe({ droits: await droitsActuels(base, qui.compteId, maintenant) })
  const aMoi = sql<boolean>`h.compte_id = ${qui.compteId}::uuid`
  const [miens, confies] = await Promise.all([
    parJourEtStructure(base, maintenant, aMoi),
    parJourEtStructure(
      base,
      maintenant,
      sql<boolean>`(not ${aMoi} and ${droitsAdministres(administration)})`,
    ),
  ])
  const hote = new URL(qui.urlPublique).hostname
  return [
    ...miens.map(ligne => enEvenement(ligne, { hote, urlPublique: qui.urlPublique, aMoi: true })),
    ...confies.map(ligne => enEvenement(ligne, { hote, urlPublique: qui.urlPublique, aMoi: false })),
  ]
}

type Ligne = Awaited<ReturnType<typeof parJourEtStructure>>[number]

function parJourEtStructure(base: Lecture, maintenant: Date, lesquels: RawBuilder<boolean>) {
  const aujourdhui = jourDe(maintenant)
  return base
    .selectFrom('habilitation as h')
    .leftJoin('structure as s', 's.id', 'h.structure_id')
    .where('h.terminee_le', 'is', null)
    .where('h.fin', '>=', ajouterJours(aujourdhui, -passes))
    .where('h.fin', '<=', ajouterJours(aujourdhui, aVenir))
    .where(sql<boolean>`lower(h.periode) <= ${maintenant}::timestamptz`)
    .where(lesquels)
    .where(({ not }) => not(tenueParUneAutre(sql`upper(h.periode)`)))
    .groupBy(['h.fin', 'h.structure_id', 's.nom'])
    .select(['h.fin', 'h.structure_id as structureId', 's.nom as structure'])
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.max('h.attribuee_le').as('vuLe')])
    .orderBy('h.fin')
    .orderBy('h.structure_id')
    .limit(evenementsAuPlus)
    .execute()
}

function enEvenement(
  l: Ligne,
  { hote, urlPublique, aMoi }: { hote: string; urlPublique: string; aMoi: boolean },
): Evenement {
  const ou = l.structure ?? 'territoire'
  const verbe = accord(l.total, 'se termine', 'se terminent')
  return {
    uid: `${aMoi ? 'moi-' : ''}${l.fin}-${l.structureId ?? 'territoire'}@${hote}`,
    jour: jour(l.fin),
    titre: aMoi
      ? `${accord(l.total, 'Votre habilitation se termine', 'Vos habilitations se terminent')} – ${ou}`
      : `${pluriel(l.total, 'habilitation')} ${verbe} – ${ou}`,
    description: aMoi
      ? 'Dernier jour. Pour un renouvellement, demandez à l’un de vos référents.'
      : 'Dernier jour. La liste et le renouvellement sont sur la page Échéances.',
    url: aMoi
      ? `${urlPublique}/administration/mes-referents`
      : `${urlPublique}${cheminEcheances}${l.structureId ? `?structure=${l.structureId}` : ''}`,
    vuLe: l.vuLe,
  }
}
