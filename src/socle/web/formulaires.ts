import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Acteur } from '../acces/acteur.ts'
import type { Ecriture } from '../base/base.ts'
import { enTransaction } from '../base/transaction.ts'
import type { Requete } from './requete.ts'

/** One message per field, by the field's name. */
export type Erreurs = Record<string, string>
/** What was typed, as typed: given back with the errors so that nothing has to be typed again. */
export type Saisie = Record<string, string[]>

export type Lu<T> = { ok: true; valeurs: T; saisie: Saisie } | { ok: false; erreurs: Erreurs; saisie: Saisie }

/**
 * Reads a submitted form. Fields that the schema declares as arrays get all their values, others their last one.
 * The first message of each field is kept: one thing to mend at a time.
 */
export async function lireFormulaire<S extends z.ZodObject>(
  r: Requete<Acteur | null>,
  schema: S,
): Promise<Lu<z.infer<S>>> {
  return valider(schema, await r.champs())
}

export function valider<S extends z.ZodObject>(schema: S, saisie: Saisie): Lu<z.infer<S>> {
  const brut = Object.fromEntries(
    Object.entries(schema.shape).map(([nom, type]) => [
      nom,
      attendUnTableau(type as z.ZodType) ? (saisie[nom] ?? []) : (saisie[nom]?.at(-1) ?? ''),
    ]),
  )
  const lu = schema.safeParse(brut)
  if (lu.success) return { ok: true, valeurs: lu.data, saisie }
  const erreurs: Erreurs = {}
  for (const { path, message } of lu.error.issues) erreurs[String(path[0] ?? '')] ??= message
  return { ok: false, erreurs, saisie }
}

function attendUnTableau(type: z.ZodType): boolean {
  if (type instanceof z.ZodArray) return true
  if (type instanceof z.ZodPipe) return attendUnTableau(type.in as z.ZodType)
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional)
    return attendUnTableau(type.unwrap() as z.ZodType)
  return false
}

/** The one-time token that each form carries in its field `jeton`. */
export const schemaJeton = z.uuid('Ce formulaire a expiré : rechargez la page et recommencez.')

/** Either an address to go to, or a refusal that the form shows. */
export type Reponse<R> = { ok: true; vers: string; message?: string } | ({ ok: false } & R)

/**
 * Runs a use case once per form token, in its own transaction. The same form sent again (double click, back
 * button, two tabs) waits for the first to end and gets its answer, without acting a second time. The same form,
 * not only the same token: what was corrected after the back button is another demand. A refusal frees the token.
 */
export async function uneSeuleFois<R>(
  r: Requete<Acteur | null>,
  jeton: string,
  agir: (tx: Ecriture) => Promise<Reponse<R>>,
): Promise<Reponse<R>> {
  const compteId = r.acteur?.compteId ?? null
  const cle = enUuid([jeton, compteId, r.c.req.path, Object.entries(await r.champs()).sort()])
  return enTransaction(r.services.base, async tx => {
    const pris = await tx
      .insertInto('soumission')
      .values({ jeton: cle, compte_id: compteId, reponse: null, cree_le: r.maintenant })
      .onConflict(conflit => conflit.column('jeton').doNothing())
      .executeTakeFirst()
    if (pris.numInsertedOrUpdatedRows === 0n) return reponseConnue<R>(tx, cle)
    const reponse = await agir(tx)
    if (reponse.ok) {
      const { vers, message } = reponse
      const texte = JSON.stringify({ ok: true, vers, message })
      await tx.updateTable('soumission').set({ reponse: texte }).where('jeton', '=', cle).execute()
    } else {
      await tx.deleteFrom('soumission').where('jeton', '=', cle).execute()
    }
    return reponse
  })
}

async function reponseConnue<R>(tx: Ecriture, cle: string): Promise<Reponse<R>> {
  const connue = await tx
    .selectFrom('soumission')
    .select('reponse')
    .where('jeton', '=', cle)
    .executeTakeFirst()
  return connue?.reponse ? (JSON.parse(connue.reponse) as Reponse<R>) : { ok: true, vers: '/' }
}

/** The token of a form that sends a file: the same file again is the same demand, another one is not. */
export function jetonAvecFichier(jeton: string, contenu: ArrayBuffer): string {
  return enUuid([jeton, createHash('sha256').update(new Uint8Array(contenu)).digest('hex')])
}

/** A digest in the shape of the column: who sent what, with which token. Nothing of it can be read back. */
function enUuid(demande: unknown): string {
  const empreinte = createHash('sha256').update(JSON.stringify(demande)).digest('hex')
  return empreinte.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
