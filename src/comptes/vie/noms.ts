import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Identite } from '../identite/identite.ts'
import { type Modification, modifierIdentite } from '../identite/modifier-identite.ts'
import { trouverCompte } from '../identite/requetes.ts'

export type NomPropose = { prenom: string; nom: string; proposeeLe: Date }

type Commande = { compteId: string; acteurId: string; maintenant: Date; origine: Origine }

/**
 * « Mon compte »: the person corrects who they are at once, but for their name. Under another name one could pass for
 * a colleague: a référent accepts it. An accent or a capital that was missing is no other name.
 */
export async function modifierSonIdentite(
  tx: Ecriture,
  commande: Omit<Commande, 'acteurId'> & { version: number; identite: Identite },
): Promise<Modification & { nomPropose?: boolean }> {
  const { compteId, identite } = commande
  const acteurId = compteId
  const actuel = await trouverCompte(tx, compteId)
  if (!actuel || estLeMemeNom(actuel, identite)) return modifierIdentite(tx, { ...commande, acteurId })
  const { nom, prenom } = actuel
  const reste = await modifierIdentite(tx, { ...commande, acteurId, identite: { ...identite, nom, prenom } })
  if (!reste.ok) return reste
  await proposer(tx, { ...commande, acteurId }, identite)
  return { ...reste, nomPropose: true }
}

async function proposer(tx: Ecriture, c: Commande, { prenom, nom }: Pick<Identite, 'prenom' | 'nom'>) {
  const valeurs = { prenom, nom, proposee_le: c.maintenant }
  await tx
    .insertInto('proposition_nom')
    .values({ compte_id: c.compteId, ...valeurs })
    .onConflict(conflit => conflit.column('compte_id').doUpdateSet(valeurs))
    .execute()
  await noter(tx, c, 'compte.nom-propose', `${prenom} ${nom}`)
}

export async function nomProposePar(base: Lecture, compteId: string): Promise<NomPropose | null> {
  const proposition = await base
    .selectFrom('proposition_nom')
    .select(['prenom', 'nom', 'proposee_le as proposeeLe'])
    .where('compte_id', '=', compteId)
    .executeTakeFirst()
  return proposition ?? null
}

/** A référent gives the account the name that its holder asked for. @returns false when there is none any more. */
export async function accepterNom(tx: Ecriture, commande: Commande): Promise<boolean> {
  const propose = await retirer(tx, commande.compteId)
  const compte = propose && (await trouverCompte(tx, commande.compteId))
  if (!compte) return false
  const identite = { ...compte, prenom: propose.prenom, nom: propose.nom }
  const { ok } = await modifierIdentite(tx, { ...commande, version: compte.version, identite })
  return ok
}

/** The name stays as it is. @returns false when there is no proposal any more. */
export async function ecarterNom(tx: Ecriture, commande: Commande): Promise<boolean> {
  const propose = await retirer(tx, commande.compteId)
  if (!propose) return false
  await noter(tx, commande, 'compte.nom-refuse', `${propose.prenom} ${propose.nom}`)
  return true
}

/** Taken once: of two référents who answer at once, one does. The account is locked first, as everywhere. */
async function retirer(tx: Ecriture, compteId: string) {
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  return tx
    .deleteFrom('proposition_nom')
    .where('compte_id', '=', compteId)
    .returning(['prenom', 'nom'])
    .executeTakeFirst()
}

function noter(
  tx: Ecriture,
  { compteId, acteurId, maintenant, origine }: Commande,
  acte: string,
  personne: string,
) {
  return journaliser(tx, { instant: maintenant, acteurId, acte, compteId, details: { personne }, origine })
}

type Nom = { prenom: string; nom: string }

/** But for accents, case and hyphens. */
export function estLeMemeNom(a: Nom, b: Nom): boolean {
  return simplifier(a) === simplifier(b)
}

function simplifier({ prenom, nom }: Nom): string {
  return `${prenom} ${nom}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
