import { sql } from 'kysely'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type BilanImport, bilanComplet } from '../bilan.ts'
import type { CodeEchec } from '../source/echec.ts'
import type { ReglagesRor } from '../source/reglages.ts'
import type { Fin } from './contexte.ts'
import type { Passage } from './passages.ts'

/** Beyond, the slices are no longer at the source. */
export const repriseMaxMs = 24 * 3_600_000

/** The export was sound, or may have been: what failed is around it. */
const sansFauteDeLExport: readonly CodeEchec[] = [
  'authentification',
  'certificat',
  'certificat-du-ror',
  'connexion-coupee',
  'disque-plein',
  'droits',
  'incident',
  'injoignable',
  'trop-de-requetes',
]

/** Whether a run that ends so leaves an export that the next one may go on with. */
export function laisseUnExport({ nature }: Passage, { etat, code }: Fin): boolean {
  return nature === 'complet' && etat !== 'reussi' && code !== undefined && sansFauteDeLExport.includes(code)
}

type Ancien = {
  /** The run that asked for the export, which may not be the last that worked on it. */
  origine: number
  dernier: number
  suiviUrl: string
  repereLe: Date | null
  bilan: BilanImport
}

/** The export that the last complete pass left unfinished; why not, in French, when it is of no use; null when there is none. */
export async function exportAReprendre(
  base: Lecture,
  reglages: ReglagesRor,
  maintenant: Date,
): Promise<Ancien | { raison: string } | null> {
  const dernier = await base
    .selectFrom('ror_passage as p')
    .innerJoin('ror_passage as o', join => join.on('o.id', '=', sql`coalesce(p.reprend, p.id)`))
    .select(['p.id', 'p.etat', 'p.code', 'p.suivi_url', 'p.repere_le', 'p.bilan', 'p.profil', 'p.regions'])
    .select(['o.id as origine', 'o.commence_le as demandeLe'])
    .where('p.nature', '=', 'complet')
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!dernier?.suivi_url || !/^(echoue|partiel)$/.test(dernier.etat)) return null
  const { origine, suivi_url: suiviUrl, code } = dernier
  const neuf = (raison: string) => ({
    raison: `Un nouvel export a été demandé au lieu de reprendre celui du passage n° ${origine} : ${raison}.`,
  })
  if (code === null || !sansFauteDeLExport.includes(code)) return neuf('il était lui-même en cause')
  if (maintenant.getTime() - dernier.demandeLe.getTime() > repriseMaxMs)
    return neuf('il a plus d’un jour, et le ROR ne garde pas les siens')
  if (dernier.profil !== reglages.profil) return neuf('ROR_PROFIL a changé depuis')
  if (String(dernier.regions) !== String(reglages.regions)) return neuf('ROR_REGIONS a changé depuis')
  if (URL.canParse(suiviUrl) && new URL(suiviUrl).origin !== new URL(reglages.base).origin)
    return neuf('ROR_URL a changé depuis')
  return {
    origine,
    dernier: dernier.id,
    suiviUrl,
    repereLe: dernier.repere_le,
    bilan: bilanDeReception(dernier.bilan),
  }
}

/** What was received counts again; what was shown of it was already told by the run that showed it. */
function bilanDeReception(lu: Partial<BilanImport>): BilanImport {
  const { fichiers, ressources, ignorees, incomplet } = bilanComplet(lu)
  for (const compte of Object.values(ressources)) compte.enAttente = {}
  return bilanComplet({ fichiers, ressources, ignorees, ...(incomplet === undefined ? {} : { incomplet }) })
}

/** Gives the run the export of another, with what has been read of it. */
export async function reprendreExport(tx: Ecriture, passage: Passage, ancien: Ancien): Promise<Passage> {
  const { origine, dernier, suiviUrl, repereLe } = ancien
  const { rows } = await sql<{ etat: string }>`insert into ror_etape (passage_id, rang, quoi, etat, lues)
    select ${passage.id}, rang, quoi, etat, lues from ror_etape where passage_id = ${dernier}
    returning etat`.execute(tx)
  const recues = rows.filter(({ etat }) => etat === 'recue').length
  const remarques = [
    `Reprend l’export demandé par le passage n° ${origine} : ${dejaLu(rows.length, recues)}.`,
  ]
  const bilan = { ...ancien.bilan, remarques }
  await tx
    .updateTable('ror_passage')
    .set({ reprend: origine, suivi_url: suiviUrl, repere_le: repereLe, bilan: JSON.stringify(bilan) })
    .where('id', '=', passage.id)
    .execute()
  await tx.updateTable('ror_vue').set({ passage_id: passage.id }).where('passage_id', '=', dernier).execute()
  return { ...passage, reprend: origine, suiviUrl, repereLe, bilan }
}

function dejaLu(tranches: number, recues: number): string {
  if (tranches === 0) return 'il était encore en préparation'
  if (recues === 0) return 'aucune tranche n’en était encore lue'
  return `${pluriel(recues, 'tranche')} sur ${tranches} ${recues > 1 ? 'étaient déjà lues et comptent' : 'était déjà lue et compte'} ici`
}

/** What no run will go on with: what ended complete passes had met. */
export async function oublierLesVues(tx: Ecriture, passageId: number): Promise<void> {
  await sql`delete from ror_vue v using ror_passage p
    where p.id = v.passage_id and p.id <> ${passageId} and p.nature = 'complet' and p.etat <> 'en-cours'
  `.execute(tx)
}
