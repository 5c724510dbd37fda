import { sql } from 'kysely'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, debutDuJour, type Jour } from '#src/socle/temps/jours.ts'
import type { TableSceau } from '../tables.ts'
import { comparer, type EcartDeLigne } from './comparer.ts'
import { abreger, commencerSceau, octetsLus } from './empreinte.ts'
import { lireJour } from './lire-jour.ts'

export type Anomalie =
  | ({ jour: Jour } & EcartDeLigne)
  /** The lines are right, the seal itself (or its list of lines, or its link to the day before) was changed. */
  | { jour: Jour; genre: 'sceau-altere' }
  | { jour: Jour; genre: 'sceau-retire' }
  /** Not the seal that was exported: the day was sealed again over changed lines. */
  | { jour: Jour; genre: 'sceau-remplace' }

const joursEnsemble = 2

export type Intervalle = { depuis?: Jour | undefined; jusqua?: Jour | undefined }

export type Verification = { jours: number; lignes: number; anomalies: Anomalie[] }

/**
 * Reads again every sealed day of the interval and compares: which line was changed, removed or inserted, which seal
 * was touched. A base that was never sealed has nothing to prove: zero day, no anomaly.
 * @param exportes seals kept outside the base, by day: the only proof against whoever may rewrite lines and seals
 */
export async function verifierJournal(
  base: Base,
  options: Intervalle & { exportes?: ReadonlyMap<Jour, string> } = {},
): Promise<Verification> {
  const sceaux = await lireSceaux(base, options)
  const verification: Verification = { jours: sceaux.length, lignes: 0, anomalies: [] }
  const [premier] = sceaux
  if (premier && !options.depuis) verification.anomalies.push(...(await lignesAvant(base, premier.jour)))
  // a day needs only its own seal and the one before: two at a time, one computes while the other reads
  for (let rang = 0; rang < sceaux.length; rang += joursEnsemble) {
    const ensemble = sceaux.slice(rang, rang + joursEnsemble)
    const lus = await Promise.all(ensemble.map(sceau => enTransaction(base, tx => verifierJour(tx, sceau))))
    for (const [i, { lignes, anomalies }] of lus.entries()) {
      const sceau = ensemble[i] as TableSceau
      verification.lignes += lignes
      verification.anomalies.push(...chaine(sceaux[rang + i - 1], sceau), ...anomalies)
    }
  }
  if (options.exportes) verification.anomalies.push(...confronter(sceaux, options.exportes, options))
  return verification
}

export function lireSceaux(base: Base, { depuis, jusqua }: Intervalle = {}): Promise<TableSceau[]> {
  const requete = base.selectFrom('journal_sceau').selectAll().orderBy('jour')
  const bornee = depuis ? requete.where('jour', '>=', depuis) : requete
  return (jusqua ? bornee.where('jour', '<=', jusqua) : bornee).execute()
}

/** Lines of a time before the first seal: they were not there when it was made. */
async function lignesAvant(base: Base, premier: Jour): Promise<Anomalie[]> {
  const lignes = await base
    .selectFrom('journal')
    .select('id')
    .where('instant', '<', debutDuJour(premier))
    .orderBy('id')
    .limit(1000)
    .execute()
  return lignes.map(({ id }) => ({ jour: premier, genre: 'inseree', ligne: id }))
}

/** Each seal holds the one before it, and no day is missing between two. */
function chaine(avant: TableSceau | undefined, sceau: TableSceau): Anomalie[] {
  if (!avant) return []
  const veille = ajouterJours(sceau.jour, -1)
  if (avant.jour !== veille) return [{ jour: veille, genre: 'sceau-retire' }]
  return sceau.empreinte_precedente?.equals(avant.empreinte)
    ? []
    : [{ jour: sceau.jour, genre: 'sceau-altere' }]
}

async function verifierJour(
  tx: Ecriture,
  sceau: TableSceau,
): Promise<{ lignes: number; anomalies: Anomalie[] }> {
  const { jour } = sceau
  await sql`set local statement_timeout = 0`.execute(tx)
  const empreinte = commencerSceau(jour, sceau.empreinte_precedente)
  const vu = { lignes: 0, rang: 0, memeListe: true }
  for await (const bloc of lireJour(tx, jour)) {
    empreinte.update(bloc)
    vu.lignes += bloc.length / octetsLus
    vu.memeListe &&= (await blocGarde(tx, jour, vu.rang++))?.equals(abreger(bloc)) ?? false
  }
  const listeFinie = (await blocGarde(tx, jour, vu.rang)) === null
  const intact = empreinte.digest().equals(sceau.empreinte) && Number(sceau.nombre) === vu.lignes
  if (intact && vu.memeListe && listeFinie) return { lignes: vu.lignes, anomalies: [] }

  const ecarts: Anomalie[] = []
  if (!intact)
    for await (const ecart of comparer(rang => blocGarde(tx, jour, rang), lireJour(tx, jour)))
      ecarts.push({ jour, ...ecart })
  return { lignes: vu.lignes, anomalies: ecarts.length > 0 ? ecarts : [{ jour, genre: 'sceau-altere' }] }
}

async function blocGarde(tx: Ecriture, jour: Jour, rang: number): Promise<Buffer | null> {
  const bloc = await tx
    .selectFrom('journal_sceau_bloc')
    .select('lignes')
    .where('jour', '=', jour)
    .where('rang', '=', rang)
    .executeTakeFirst()
  return bloc?.lignes ?? null
}

function confronter(
  sceaux: readonly TableSceau[],
  exportes: ReadonlyMap<Jour, string>,
  { depuis, jusqua }: Intervalle,
): Anomalie[] {
  const actuels = new Map(sceaux.map(({ jour, empreinte }) => [jour, empreinte.toString('hex')]))
  return [...exportes]
    .filter(([jour]) => (!depuis || jour >= depuis) && (!jusqua || jour <= jusqua))
    .filter(([jour, empreinte]) => actuels.get(jour) !== empreinte)
    .map(([jour]) => ({ jour, genre: actuels.has(jour) ? 'sceau-remplace' : 'sceau-retire' }))
}
