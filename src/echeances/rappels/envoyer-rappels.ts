import { sql } from 'kysely'
import { trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { posterTous } from '#src/socle/courriel/poster.ts'
import type { Services } from '#src/socle/services.ts'
import { jourDe, zonee } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { composerRappel, nommesAuPlus } from './composer-rappel.ts'
import { destinatairesDus, type Question, type RappelDu, rappelsDus } from './rappels-dus.ts'

/** People per transaction: what it holds in memory, and what a crash would have to do again. */
const parLot = 100
const heureDEnvoi = 6

/**
 * The reminders of the day, one digest per person, from 06:00 in Paris. Cron knows only UTC, so it knocks at both
 * hours that may be six in the morning in Paris: too early is not yet, too late finds nothing left. A start before
 * six (a run caught up) waits for its hour in the same way.
 */
export const envoyerRappels: Travail = {
  nom: 'envoyer-rappels',
  cron: '0 4,5 * * *',
  executer: async services => {
    const maintenant = services.horloge()
    if (zonee(maintenant).hour < heureDEnvoi) return
    const question = { seuils: services.config.RAPPELS_JOURS, maintenant }
    const destinataires = await destinatairesDus(services.base, question)
    let envoyes = 0
    for (let debut = 0; debut < destinataires.length; debut += parLot) {
      const lot = destinataires.slice(debut, debut + parLot)
      envoyes += await enTransaction(services.base, tx => envoyerLot(tx, services, question, lot))
    }
    services.log.info({ envoyes }, 'rappels de fin d’habilitation')
  },
}

/** What is due is read again once it is this job's turn: another one may have just sent it. @returns mails written */
async function envoyerLot(
  tx: Ecriture,
  { config }: Services,
  question: Question,
  lot: readonly string[],
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${verrous.rappels})`.execute(tx)
  const { maintenant } = question
  const dus = await rappelsDus(tx, question, lot)
  await inscrire(tx, dus, question)
  const parPersonne = Map.groupBy(dus, ({ destinataireId }) => destinataireId)
  const structures = new Set(dus.flatMap(({ structureId }) => structureId ?? []))
  const personnes = await trouverPersonnes(tx, [...parPersonne.keys()])
  const relais = await referentsDe(tx, [...structures], maintenant)
  const nommees = await trouverHabilitations(tx, [...parPersonne.values()].flatMap(aNommer), maintenant)
  const habilitations = new Map(nommees.map(h => [h.id, h]))
  const lieux = new Map(relais.map(lieu => [lieu.structureId, lieu]))
  const aujourdhui = jourDe(maintenant)
  const digests = personnes.map(personne => {
    const siens = parPersonne.get(personne.id) ?? []
    const message = composerRappel({ personne, dus: siens, habilitations, lieux, aujourdhui, config })
    return { message, cle: `rappels:${personne.id}:${aujourdhui}`, enNombre: true }
  })
  await posterTous(tx, digests, maintenant)
  return personnes.length
}

/** A mail names the first rights of each place and counts the others: only those are read. */
function aNommer(dus: readonly RappelDu[]): string[] {
  const groupes = Map.groupBy(dus, d => `${d.titulaireId === d.destinataireId} ${d.structureId}`)
  return [...groupes.values()].flatMap(groupe =>
    groupe.slice(0, nommesAuPlus).map(({ habilitationId }) => habilitationId),
  )
}

async function inscrire(tx: Ecriture, dus: readonly RappelDu[], { maintenant }: Question): Promise<void> {
  await sql`
    insert into rappel (habilitation_id, destinataire_id, seuil, le)
    select *, ${jourDe(maintenant)}::date from unnest(
      ${dus.map(d => d.habilitationId)}::uuid[], ${dus.map(d => d.destinataireId)}::uuid[],
      ${dus.map(d => d.seuil)}::smallint[])
  `.execute(tx)
}
