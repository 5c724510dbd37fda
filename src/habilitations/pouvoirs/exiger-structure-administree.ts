import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type Administration, administrationDe } from './administration.ts'
import { type StructureOuverte, trouverDansLePerimetre } from './structures-administrees.ts'

export { estUuid as estUnUuid }

/**
 * The structure, for whoever administers it. For anybody else the answer is the same whether it exists or not, and
 * the attempt is written down.
 * @param options.uniteSuffit lets in who administers only some of its units
 * @param options.perimetre what they may look into, when it is more than what they administer
 * @throws Introuvable
 */
export async function exigerStructureAdministree(
  r: Requete<Acteur>,
  structureId: string,
  options: { uniteSuffit?: boolean; perimetre?: Administration } = {},
): Promise<StructureOuverte> {
  const perimetre = options.perimetre ?? administrationDe(r.acteur)
  const structure = estUuid(structureId)
    ? await trouverDansLePerimetre(r.services.base, perimetre, structureId)
    : null
  if (structure && (structure.unites === null || options.uniteSuffit)) return structure
  return refuserAcces(r, { objet: 'structure', id: structureId })
}

/** Writes down an attempt on what is not theirs, then answers as if it did not exist. */
export async function refuserAcces(
  r: Requete<Acteur>,
  vise: {
    objet:
      | 'structure'
      | 'habilitation'
      | 'compte'
      | 'cle-acces'
      | 'proposition'
      | 'revue'
      | 'campagne'
      | 'demande'
      | 'import'
      | 'signalement'
    id: string
  },
): Promise<never> {
  await enTransaction(r.services.base, tx => noterAccesRefuse(tx, { ...r, vise }))
  throw new Introuvable()
}

type Tentative = {
  acteur: Acteur
  maintenant: Date
  origine: Origine
  vise: { objet: string; id: string }
}

export async function noterAccesRefuse(tx: Ecriture, { acteur, maintenant, origine, vise }: Tentative) {
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'acces.refuse',
    issue: 'refuse',
    structureId: vise.objet === 'structure' ? await existante(tx, vise.id) : null,
    details: { objet: vise.objet, id: vise.id.slice(0, 80) },
    origine,
  })
}

/** The line joins the history of the structure only if there is one: a forged id may be anything. */
async function existante(tx: Lecture, id: string): Promise<string | null> {
  if (!estUuid(id)) return null
  const structure = await tx.selectFrom('structure').select('id').where('id', '=', id).executeTakeFirst()
  return structure?.id ?? null
}
