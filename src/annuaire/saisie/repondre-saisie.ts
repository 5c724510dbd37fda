import type { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Erreurs, lireFormulaire, type Saisie, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { Conflit, Enregistree, RefusSaisie } from './enregistrer-saisie.ts'
import type { EtatSaisie } from './lire-saisie.ts'

/** A form shown again: what was typed, what to mend, what somebody else wrote. */
export type Remontree = { saisie: Saisie; erreurs: Erreurs; conflit?: Conflit | undefined }

type Suite<S extends z.ZodObject> = {
  schema: S
  agir: (tx: Ecriture, valeurs: z.infer<S>) => Promise<Enregistree>
  montrer: (remontree: Remontree) => Response | Promise<Response>
  vers: string
  message: string
}

const inchangee = 'Rien n’a changé : tout était déjà enregistré ainsi.'

/** What every form of the fiche answers: the page of what was saved, or itself again with all that was typed. */
export async function repondreSaisie<S extends z.ZodObject>(
  r: Requete<Acteur>,
  s: Suite<S>,
): Promise<Response> {
  const lu = await lireFormulaire(r, s.schema)
  if (!lu.ok) return s.montrer({ saisie: lu.saisie, erreurs: lu.erreurs })
  const jeton = lu.saisie.jeton?.at(-1) ?? ''
  const reponse = await uneSeuleFois<RefusSaisie>(r, jeton, async tx => {
    const fait = await s.agir(tx, lu.valeurs)
    return fait.ok ? { ok: true, vers: s.vers, message: fait.changee ? s.message : inchangee } : fait
  })
  if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
  return s.montrer({ saisie: lu.saisie, erreurs: reponse.erreurs, conflit: reponse.conflit })
}

/** 200 for a first look, 422 with something to mend, 409 when somebody else wrote meanwhile. */
export const statutDe = (remontree: Remontree | undefined) =>
  remontree ? (remontree.conflit ? 409 : 422) : 200

/**
 * The version that a form bears: the one it was made from for as long as it is mended, so that what somebody wrote meanwhile
 * is still told; the new one once it was told.
 */
export function versionDe(remontree: Remontree | undefined, { version }: EtatSaisie): number {
  if (!remontree) return version
  const lue = remontree.saisie.version?.at(-1) ?? ''
  return remontree.conflit?.version ?? (/^\d{1,9}$/.test(lue) ? Number(lue) : version)
}
