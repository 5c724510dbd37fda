import { type RawBuilder, sql } from 'kysely'
import { estPresent, referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Services } from '#src/socle/services.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { ajouterJours, type Jour, jour, jourDe, zonee } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { chemins } from '../chemins.ts'

const heureDEnvoi = 6
/** Structures per transaction: what a crash would have to do again. */
const parLot = 200

/**
 * Each morning in Paris (cron knows only UTC: it knocks at both hours that may be six): reminds the référents of fiches
 * whose yearly confirmation comes, or is late. One mail per person whatever their structures; each threshold once.
 */
export const rappelerLesFiches: Travail = {
  nom: 'rappeler-les-fiches',
  cron: '35 4,5 * * *',
  executer: async services => {
    const { FICHE_CONFIRMATION_MOIS: mois, FICHE_RAPPELS_JOURS: seuils } = services.config
    const maintenant = services.horloge()
    if (zonee(maintenant).hour < heureDEnvoi || mois === 0) return
    for (;;) {
      const faits = await enTransaction(services.base, tx =>
        rappelerUnLot(tx, services, { maintenant, mois, seuils }),
      )
      if (faits < parLot) return
    }
  },
}

type Question = { maintenant: Date; mois: number; seuils: readonly number[] }
type Due = { id: string; nom: string; echeance: Jour; seuil: number }

/** @returns how many structures were looked after */
async function rappelerUnLot(tx: Ecriture, { config }: Services, q: Question): Promise<number> {
  await sql`select pg_advisory_xact_lock(${verrous.rappelsDeFiche})`.execute(tx)
  const dues = await lireDues(tx, q)
  if (dues.length === 0) return 0
  await tx
    .insertInto('rappel_fiche')
    .values(
      dues.map(({ id, echeance, seuil }) => ({
        structure_id: id,
        echeance,
        seuil,
        le: jourDe(q.maintenant),
      })),
    )
    .execute()
  const relais = await referentsDe(
    tx,
    dues.map(({ id }) => id),
    q.maintenant,
  )
  const presents = relais.flatMap(({ structureId, referents }) =>
    referents.filter(estPresent).map(referent => ({ structureId, referent })),
  )
  for (const leurs of Map.groupBy(presents, ({ referent }) => referent.compteId).values()) {
    const [premier] = leurs
    if (!premier) continue
    const { referent } = premier
    const siennes = dues.filter(({ id }) => leurs.some(({ structureId }) => structureId === id))
    await poster(
      tx,
      {
        destinataire: referent.courriel,
        pour: `${referent.prenom} ${referent.nom}`,
        ...composer(siennes, config.URL_PUBLIQUE, jourDe(q.maintenant)),
      },
      q.maintenant,
    )
  }
  return dues.length
}

function composer(dues: readonly Due[], urlPublique: string, aujourdHui: Jour) {
  const [seule] = dues
  const uneSeule = dues.length === 1 && seule !== undefined
  return {
    sujet: uneSeule
      ? `Confirmez la fiche annuaire : ${seule.nom}`
      : `Confirmez ${dues.length} fiches annuaire`,
    paragraphes: [
      'Une fois par an, le référent relit la fiche annuaire de sa structure et dit que rien n’a changé, ou fait corriger ce qui est faux.',
      ...dues.map(
        ({ nom, echeance }) =>
          `${nom} : ${echeance < aujourdHui ? 'était à confirmer' : 'à confirmer'} avant le ${enToutesLettres(echeance)}.`,
      ),
    ],
    action: {
      libelle: uneSeule ? 'Relire et confirmer' : 'Voir mes fiches',
      url: urlPublique + (uneSeule ? chemins.completude(seule.id) : chemins.liste),
    },
  }
}

/**
 * The open structures with référents, whose deadline has passed a threshold for which no reminder left; the latest
 * threshold only, so that a product that starts late does not send three mails at once.
 */
async function lireDues(tx: Ecriture, { maintenant, mois, seuils }: Question): Promise<Due[]> {
  const aujourdhui = jourDe(maintenant)
  const tries = seuils.toSorted((a, b) => b - a)
  if (tries.length === 0) return []
  const plusTot = Math.min(...tries)
  const echeance = sql`((coalesce(f.le, s.cree_le) at time zone 'Europe/Paris')::date + make_interval(months => ${mois}))::date`
  const { rows } = await sql<{ id: string; nom: string; echeance: string; seuil: number }>`
    select d.id, d.nom, d.echeance, d.seuil from (
      select s.id, s.nom, ${echeance} as echeance, ${seuilAtteint(tries, echeance, aujourdhui)} as seuil
      from structure s left join confirmation_fiche f on f.structure_id = s.id
      where (s.fermee_le is null or s.fermee_le > ${aujourdhui}::date) and s.desactivee_le is null
        and ${echeance} <= ${ajouterJours(aujourdhui, -plusTot)}::date
    ) d
    where d.seuil is not null and not exists (
      select from rappel_fiche r where r.structure_id = d.id and r.echeance = d.echeance and r.seuil >= d.seuil)
    order by d.echeance, d.id limit ${parLot}`.execute(tx)
  return rows.map(({ echeance: e, ...due }) => ({ ...due, echeance: jour(e) }))
}

/** The latest of the thresholds that today has reached. @param tries from the latest */
function seuilAtteint(tries: readonly number[], echeance: RawBuilder<unknown>, aujourdhui: Jour) {
  const cas = tries.map(
    seuil => sql`when ${aujourdhui}::date - ${echeance} >= ${seuil}::int then ${seuil}::smallint`,
  )
  return sql`case ${sql.join(cas, sql` `)} end`
}
