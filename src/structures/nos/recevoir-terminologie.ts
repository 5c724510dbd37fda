import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { CodeLu, TerminologieLue } from './lire-terminologie.ts'

export type BilanNos = {
  terminologies: { creees: number; modifiees: number; inchangees: number; perimees: number }
  codes: { ajoutes: number; relibelles: number; inactives: number; reactives: number }
}

export const bilanNosVide = (): BilanNos => ({
  terminologies: { creees: 0, modifiees: 0, inchangees: 0, perimees: 0 },
  codes: { ajoutes: 0, relibelles: 0, inactives: 0, reactives: 0 },
})

type Edition = { version: string | null; publiee_le: string | null }

/** Versions are instants 'AAAAMMJJhhmmss'; others are compared as people number them (1.9 before 1.10). */
const ordre = new Intl.Collator('en', { numeric: true })

/** The copy received is older than the one we have. One that does not tell its version never replaces one that does. */
export function estPerimee(recue: Edition, connue: Edition): boolean {
  if (connue.version !== null)
    return recue.version === null || ordre.compare(recue.version, connue.version) < 0
  if (recue.version !== null) return false
  return recue.publiee_le !== null && connue.publiee_le !== null && recue.publiee_le < connue.publiee_le
}

/**
 * Writes one terminology over its former edition: codes are added, relabelled (the former label is kept) or made
 * inactive, never deleted. The same edition twice, or an older one, changes nothing.
 */
export async function recevoirTerminologie(
  tx: Ecriture,
  lue: TerminologieLue,
  { bilan, maintenant }: { bilan: BilanNos; maintenant: Date },
): Promise<void> {
  const { codes, liens, ...entete } = lue
  const empreinte = createHash('sha256').update(JSON.stringify(lue)).digest('hex')
  const connue = await tx
    .selectFrom('terminologie')
    .select(['version', 'publiee_le', 'empreinte'])
    .where('url', '=', lue.url)
    .executeTakeFirst()
  if (connue?.empreinte === empreinte) return void bilan.terminologies.inchangees++
  if (connue && estPerimee(lue, connue)) return void bilan.terminologies.perimees++
  bilan.terminologies[connue ? 'modifiees' : 'creees']++

  const ligne = { ...entete, empreinte, importee_le: maintenant }
  await tx
    .insertInto('terminologie')
    .values(ligne)
    .onConflict(conflit => conflit.column('url').doUpdateSet(ligne))
    .execute()
  await ecrireCodes(tx, lue.url, codes, bilan)
  if (!lue.fragment) bilan.codes.inactives += await retirerLesAbsents(tx, lue.url, codes)
  await ecrireLiens(tx, lue.url, liens)
}

async function ecrireCodes(tx: Ecriture, url: string, codes: CodeLu[], bilan: BilanNos) {
  const { rows } = await sql<{ nouveau: boolean; relibelle: boolean; avant: boolean; actif: boolean }>`
    insert into terminologie_code as c (terminologie, systeme, code, nos, rang, libelle, actif, valide_du, fini_le)
    select ${url}, l.systeme, l.code, l.nos, l.rang, l.libelle, l.actif, l.valide_du, l.fini_le
    from rows from (json_to_recordset(${JSON.stringify(codes)}::json) as (
      systeme text, code text, nos text, libelle text, actif boolean, valide_du date, fini_le date
    )) with ordinality as l (systeme, code, nos, libelle, actif, valide_du, fini_le, rang)
    on conflict (terminologie, systeme, code) do update set
      nos = excluded.nos, rang = excluded.rang, actif = excluded.actif,
      valide_du = excluded.valide_du, fini_le = excluded.fini_le,
      libelle = coalesce(excluded.libelle, c.libelle),
      anciens_libelles = case when excluded.libelle <> c.libelle
        then array_remove(array_remove(c.anciens_libelles, c.libelle), excluded.libelle) || c.libelle
        else c.anciens_libelles end
    returning old.code is null as nouveau, old.libelle <> new.libelle as relibelle, old.actif as avant, new.actif`.execute(
    tx,
  )
  for (const { nouveau, relibelle, avant, actif } of rows) {
    if (nouveau) bilan.codes.ajoutes++
    if (relibelle) bilan.codes.relibelles++
    if (!nouveau && avant && !actif) bilan.codes.inactives++
    if (!nouveau && !avant && actif) bilan.codes.reactives++
  }
}

async function retirerLesAbsents(tx: Ecriture, url: string, codes: CodeLu[]): Promise<number> {
  const { numAffectedRows } = await sql`update terminologie_code c set actif = false
    where c.terminologie = ${url} and c.actif and not exists (
      select from unnest(${codes.map(lu => lu.systeme)}::text[], ${codes.map(lu => lu.code)}::text[]) as p (systeme, code)
      where p.systeme = c.systeme and p.code = c.code
    )`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function ecrireLiens(tx: Ecriture, url: string, liens: TerminologieLue['liens']) {
  await sql`update terminologie_lien set actif = false where terminologie = ${url}`.execute(tx)
  await sql`insert into terminologie_lien (terminologie, systeme, code, vers_systeme, vers_code, equivalence, actif)
    select distinct on (systeme, code, vers_systeme, vers_code) ${url}, l.*, true
    from json_to_recordset(${JSON.stringify(liens)}::json) as l (
      systeme text, code text, vers_systeme text, vers_code text, equivalence text
    )
    on conflict (terminologie, systeme, code, vers_systeme, vers_code)
    do update set equivalence = excluded.equivalence, actif = true`.execute(tx)
}
