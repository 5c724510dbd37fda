import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type Enregistree, enregistrerSaisie } from '../saisie/enregistrer-saisie.ts'
import { codesRefuses, lireThesaurus } from '../saisie/thesaurus.ts'
import { caissesPossibles, lirePrado } from './lire-prado.ts'

export type ConventionVoulue = {
  version: number
  caisse: string
  volets: string[]
  debut: string | null
  fin: string | null
}

/** Pure: what does not hold together, by field. */
export function erreursDeConvention({ caisse, volets, debut, fin }: ConventionVoulue): Erreurs {
  if (debut && fin && fin < debut) return { fin: 'La convention ne peut pas finir avant d’avoir commencé.' }
  if (caisse === '' && (volets.length > 0 || debut || fin))
    return { caisse: 'Choisissez la caisse avec laquelle la convention est signée.' }
  if (caisse !== '' && volets.length === 0)
    return { volets: 'Cochez au moins un volet que la convention couvre.' }
  return {}
}

/** CPAM, volets and dates, which ViaTrajectoire masters (domain.md §4.2). All empty: no convention. */
export async function modifierPrado(
  tx: Ecriture,
  c: Contexte,
  structure: { id: string; region: string | null },
  voulue: ConventionVoulue,
): Promise<Enregistree> {
  const erreurs = erreursDeConvention(voulue)
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  const deja = await lirePrado(tx, structure.id)
  const caisses = await caissesPossibles(tx, structure.region)
  const connue = voulue.caisse === deja.caisse?.id || caisses.some(({ id }) => id === voulue.caisse)
  if (voulue.caisse !== '' && !(estUuid(voulue.caisse) && connue))
    return { ok: false, erreurs: { caisse: 'Choisissez la caisse dans la liste.' } }
  const volets = [...new Set(voulue.volets)]
  const refuses = codesRefuses(await lireThesaurus(tx, ['volet-prado']), 'volet-prado', {
    choisis: volets,
    deja: deja.volets.map(({ code }) => code),
  })
  if (refuses.length > 0)
    return { ok: false, erreurs: { volets: 'Un des volets n’existe plus : choisissez dans la liste.' } }
  return enregistrerSaisie(tx, c, {
    structureId: structure.id,
    objet: 'structure',
    objetId: structure.id,
    partie: 'prado',
    quoi: 'la convention PRADO',
    version: voulue.version,
    lire: t => champsDe(t, structure.id),
    ecrire: t => ecrire(t, structure.id, { ...voulue, volets }),
  })
}

async function champsDe(base: Lecture, structureId: string) {
  const { caisse, volets, debut, fin } = await lirePrado(base, structureId)
  return {
    'prado.caisse': caisse?.nom ?? null,
    'prado.volets': volets.map(({ libelle }) => libelle),
    'prado.debut': debut,
    'prado.fin': fin,
  }
}

async function ecrire(tx: Ecriture, structureId: string, { caisse, volets, debut, fin }: ConventionVoulue) {
  const colonnes = { caisse_id: caisse || null, debut, fin }
  await tx
    .insertInto('convention_prado')
    .values({ structure_id: structureId, ...colonnes })
    .onConflict(conflit => conflit.column('structure_id').doUpdateSet(colonnes))
    .execute()
  await tx.deleteFrom('convention_prado_volet').where('structure_id', '=', structureId).execute()
  if (volets.length === 0) return
  await tx
    .insertInto('convention_prado_volet')
    .values(volets.map(code => ({ structure_id: structureId, code })))
    .execute()
}
