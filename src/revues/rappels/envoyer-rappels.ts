import { sql } from 'kysely'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { verrous } from '#src/socle/base/verrous.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Services } from '#src/socle/services.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { composerRappelDeRevue } from './composer-rappel.ts'
import { destinatairesDus, type Question, rappelsDus } from './rappels-dus.ts'

/** People per transaction: what a crash would have to do again. */
const parLot = 100

/** The reminders of the day, one digest per person, each threshold once. @returns mails written */
export async function envoyerRappelsDeRevue(
  { base, config }: Pick<Services, 'base' | 'config'>,
  maintenant: Date,
): Promise<number> {
  const question = { seuils: config.REVUES_RAPPELS_JOURS, maintenant }
  const destinataires = await destinatairesDus(base, question)
  let envoyes = 0
  for (let debut = 0; debut < destinataires.length; debut += parLot) {
    const lot = destinataires.slice(debut, debut + parLot)
    envoyes += await enTransaction(base, tx => envoyerLot(tx, config.URL_PUBLIQUE, question, lot))
  }
  return envoyes
}

/** What is due is read again once it is this job's turn: another one may have just sent it. */
async function envoyerLot(
  tx: Ecriture,
  urlPublique: string,
  question: Question,
  lot: readonly string[],
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${verrous.rappelsDeRevue})`.execute(tx)
  const aujourdhui = jourDe(question.maintenant)
  const dus = await rappelsDus(tx, question, lot)
  await sql`
    insert into revue_rappel (revue_id, destinataire_id, seuil, le)
    select *, ${aujourdhui}::date from unnest(
      ${dus.map(d => d.revueId)}::uuid[], ${dus.map(d => d.destinataireId)}::uuid[], ${dus.map(d => d.seuil)}::smallint[])
  `.execute(tx)
  const parPersonne = Map.groupBy(dus, ({ destinataireId }) => destinataireId)
  const personnes = await trouverPersonnes(tx, [...parPersonne.keys()])
  for (const personne of personnes) {
    const message = composerRappelDeRevue(personne, parPersonne.get(personne.id) ?? [], urlPublique)
    await poster(tx, message, question.maintenant, `revues:${personne.id}:${aujourdhui}`)
  }
  return personnes.length
}
