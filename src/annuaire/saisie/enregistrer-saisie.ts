import { isDeepStrictEqual } from 'node:util'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { noterChangements } from '#src/structures/historique/noter-changements.ts'
import type { Partie } from '../tables.ts'
import { lireSaisie } from './lire-saisie.ts'

/** Each field by its key, in words that a history can show. */
export type Champs = Readonly<Record<string, unknown>>

/** Somebody else wrote meanwhile: what they wrote, to be looked at before writing over it. */
export type Conflit = { message: string; version: number; enregistre: Champs }
export type RefusSaisie = { ok: false; erreurs: Erreurs; conflit?: Conflit }
export type Enregistree = { ok: true; changee: boolean } | RefusSaisie

export type Saisie = {
  structureId: string
  /** Of the structure, or of the unit that is described. */
  objet: 'structure' | 'unite'
  objetId: string
  partie: Partie
  /** What bears the version, when it is finer than the object: a consultation. */
  sujetId?: string
  /** What the journal says was changed: « la convention PRADO ». */
  quoi: string
  /** The version that the form was made from; 0 when nothing was ever typed. */
  version: number
  /** Saying the same again is an act too: it dates what was said. */
  dateToujours?: boolean
  lire: (tx: Ecriture) => Promise<Champs>
  ecrire: (tx: Ecriture) => Promise<void>
}

/**
 * Saves one part of a fiche that is typed here: version check → write → history, field by field → journal. Nothing is
 * written when nothing changed.
 */
export async function enregistrerSaisie(tx: Ecriture, c: Contexte, s: Saisie): Promise<Enregistree> {
  const sujetId = s.sujetId ?? s.objetId
  await tx
    .insertInto('saisie_fiche')
    .values({
      objet_id: sujetId,
      partie: s.partie,
      structure_id: s.structureId,
      version: 0,
      compte_id: null,
      le: c.maintenant,
    })
    .onConflict(conflit => conflit.columns(['objet_id', 'partie']).doNothing())
    .execute()
  const { compte_id: dernier } = await tx
    .selectFrom('saisie_fiche')
    .select('compte_id')
    .where('objet_id', '=', sujetId)
    .where('partie', '=', s.partie)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const connue = await lireSaisie(tx, sujetId, s.partie)
  const avant = await s.lire(tx)
  if (connue.version !== s.version) {
    const par = dernier === c.acteur.compteId ? 'vous-même' : (connue.par ?? 'quelqu’un d’autre')
    return {
      ok: false,
      erreurs: {},
      conflit: {
        message: `Modifié entre-temps par ${par}${connue.le ? `, le ${jourEtHeure(connue.le)}` : ''}.`,
        version: connue.version,
        enregistre: avant,
      },
    }
  }
  await s.ecrire(tx)
  const apres = await s.lire(tx)
  if (isDeepStrictEqual(avant, apres) && !s.dateToujours) return { ok: true, changee: false }
  const { compteId } = c.acteur
  await tx
    .updateTable('saisie_fiche')
    .set({ version: s.version + 1, compte_id: compteId, le: c.maintenant })
    .where('objet_id', '=', sujetId)
    .where('partie', '=', s.partie)
    .execute()
  await noterChangements(tx, {
    structureId: s.structureId,
    objet: s.objet,
    objetId: s.objetId,
    avant,
    apres,
    source: 'viatrajectoire',
    acteurId: compteId,
    le: c.maintenant,
  })
  await journaliser(tx, {
    instant: c.maintenant,
    acteurId: compteId,
    acte: 'fiche.modifiee',
    structureId: s.structureId,
    details: { quoi: s.quoi, partie: s.partie },
    origine: c.origine,
  })
  return { ok: true, changee: true }
}
