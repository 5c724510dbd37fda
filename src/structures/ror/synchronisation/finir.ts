import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { baseInjoignable, enTransaction } from '#src/socle/base/transaction.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import { type BilanImport, compterSorts } from '../bilan.ts'
import { prendreSonTour } from '../importer.ts'
import { projeter } from '../projection/projeter.ts'
import type { CodeEchec } from '../source/echec.ts'
import { alerter } from './alerter.ts'
import type { Contexte, Fin } from './contexte.ts'
import { autreProfilAvant, type Passage, terminerPassage } from './passages.ts'
import { laisseUnExport } from './reprendre-export.ts'
import { retirer } from './retirer.ts'

/** A run that has ended, well or not. */
export type Fait = {
  genre: 'fait'
  passageId: number
  etat: Fin['etat']
  bilan: BilanImport
  motif?: string
  code?: CodeEchec
}

/** A run whose end itself fails must not be resumed for ever: it is closed without showing anything more. */
export async function finir(contexte: Contexte, fin: Fin): Promise<Fait> {
  try {
    return await montrerEtClore(contexte, fin)
  } catch (erreur) {
    const { services, passage, bilan } = contexte
    if (baseInjoignable(erreur)) throw erreur
    services.log.error({ err: erreur, passage: passage.id }, 'fin de synchronisation du ROR')
    const motif = 'Ce qui a été reçu du ROR n’a pas pu être montré dans les fiches.'
    const echec = { etat: 'echoue', code: 'incident', motif } as const
    await enTransaction(services.base, async tx => {
      await prendreSonTour(tx)
      await terminerPassage(tx, passage.id, {
        ...echec,
        bilan,
        maintenant: services.horloge(),
        aReprendre: laisseUnExport(passage, echec),
      })
      await alerter(tx, services, passage, echec)
    })
    return { genre: 'fait', passageId: passage.id, bilan, ...echec }
  }
}

/** Whatever the end, what was received is shown; removals need a run that succeeded wholly. */
async function montrerEtClore(contexte: Contexte, fin: Fin): Promise<Fait> {
  const { services, passage } = contexte
  const bilan = await enTransaction(services.base, async tx => {
    const compte = structuredClone(contexte.bilan)
    const ici = { ...contexte, bilan: compte }
    await prendreSonTour(tx)
    await compterSorts(tx, passage.id, compte)
    const profilAvant = await autreProfilAvant(tx, passage.profil)
    const muet = profilAvant !== undefined
    if (muet) compte.profil = { avant: profilAvant, nonRevues: await compterNonRevues(tx, passage) }
    await projeter(tx, compte, passage.commenceLe, { muet })
    if (fin.etat === 'reussi' && passage.nature === 'complet' && !muet)
      compte.changements += await retirer(tx, ici)
    await remarquer(tx, ici)
    await terminerPassage(tx, passage.id, {
      ...fin,
      bilan: compte,
      maintenant: services.horloge(),
      aReprendre: laisseUnExport(passage, fin),
    })
    await alerter(tx, services, passage, fin)
    if (compte.changements > 0) await planifier(tx, 'prevenir-des-changements-ror', { passageId: passage.id })
    return compte
  })
  services.log.info({ passage: passage.id, nature: passage.nature, etat: fin.etat }, 'synchronisation du ROR')
  return {
    genre: 'fait',
    passageId: passage.id,
    etat: fin.etat,
    bilan,
    ...(fin.motif !== undefined && { motif: fin.motif }),
    ...(fin.code !== undefined && { code: fin.code }),
  }
}

/** Known, and not met by a complete pass: what its profile does not show, or no longer. */
async function compterNonRevues(tx: Ecriture, { id, nature }: Passage): Promise<number> {
  if (nature !== 'complet') return 0
  const { rows } = await sql<{ n: number }>`select count(*) as n from ror_ressource r
    where r.absente_le is null and not exists (
      select from ror_vue v where v.passage_id = ${id} and v.type = r.type and v.id = r.id
    )`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Kept, and said: resources of regions that were not asked for. */
async function remarquer(tx: Ecriture, { passage, source, bilan }: Contexte): Promise<void> {
  const { regions } = source.reglages
  if (regions.length === 0) return
  const { rows } = await sql<{ region: string; n: number }>`
    select r.region, count(*) as n from ror_ressource r
    where r.region <> all(${regions}::text[]) and r.recue_le = ${passage.commenceLe}
    group by r.region order by n desc limit 10`.execute(tx)
  for (const { region, n } of rows) {
    bilan.remarques.push(
      `${n.toLocaleString('fr-FR')} fiches reçues portent une autre région (${region}) : gardées.`,
    )
  }
}
