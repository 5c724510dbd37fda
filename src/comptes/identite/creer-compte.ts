import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Identite } from './identite.ts'
import { professionConnue } from './requetes.ts'

type Personne = Identite & { courriel: string }
type Auteur = {
  /** Who creates it; null for an import. */
  creePar: string | null
  maintenant: Date
  origine: Origine
}
type Commande = Personne & Auteur

export type Creation =
  | { ok: true; compteId: string }
  /** The account that already has this address, or this RPPS: it is found and reused, never doubled (G12). */
  | { ok: false; motif: 'courriel-pris' | 'rpps-pris'; compteId: string }
  | { ok: false; motif: 'profession-inconnue' }

/**
 * Creates an account, not activated: `inviter` sends the link. Two people creating the same person at once: the
 * second waits for the first, then gets its account as a refusal.
 */
export async function creerCompte(tx: Ecriture, commande: Commande): Promise<Creation> {
  const { courriel, rpps, professionCode } = commande
  if (professionCode && !(await professionConnue(tx, professionCode)))
    return { ok: false, motif: 'profession-inconnue' }
  const [cree] = await inserer(tx, [commande], commande)
  if (!cree) return dejaPris(tx, courriel, rpps)
  return { ok: true, compteId: cree.id }
}

/**
 * The same for many people at once, whose profession is known: those whose address or RPPS is taken are left out.
 * @returns the accounts created, by address.
 */
export async function creerComptes(
  tx: Ecriture,
  personnes: readonly Personne[],
  auteur: Auteur,
): Promise<Map<string, string>> {
  const crees = await inserer(tx, personnes, auteur)
  return new Map(crees.map(({ id, courriel }) => [courriel, id]))
}

/** Writes the accounts that nobody has, and the line of the journal of each. */
async function inserer(tx: Ecriture, personnes: readonly Personne[], auteur: Auteur) {
  const { creePar, maintenant, origine } = auteur
  const colonne = (nom: keyof Personne) => personnes.map(personne => personne[nom])
  const { rows: crees } = await sql<{ id: string; courriel: string; prenom: string; nom: string }>`
    insert into compte (courriel, civilite, nom, prenom, profession_code, fonction, rpps, telephone, cree_le, cree_par)
    select *, ${maintenant}::timestamptz, ${creePar}::uuid from unnest(
      ${colonne('courriel')}::citext[], ${colonne('civilite')}::text[], ${colonne('nom')}::text[],
      ${colonne('prenom')}::text[], ${colonne('professionCode')}::text[], ${colonne('fonction')}::text[],
      ${colonne('rpps')}::text[], ${colonne('telephone')}::text[])
    -- any unique constraint: a violation would abort the whole transaction of the caller
    on conflict do nothing
    returning id, courriel, prenom, nom`.execute(tx)
  await journaliser(
    tx,
    crees.map(({ id, prenom, nom }) => ({
      instant: maintenant,
      acteurId: creePar,
      acte: 'compte.cree',
      compteId: id,
      details: { personne: `${prenom} ${nom}` },
      origine,
    })),
  )
  return crees
}

async function dejaPris(tx: Ecriture, courriel: string, rpps: string | null): Promise<Creation> {
  const pris = await tx
    .selectFrom('compte')
    .select(['id', eb => eb('courriel', '=', courriel).as('parCourriel')])
    .where(eb => eb.or([eb('courriel', '=', courriel), ...(rpps ? [eb('rpps', '=', rpps)] : [])]))
    .orderBy('parCourriel', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ok: false, motif: pris.parCourriel ? 'courriel-pris' : 'rpps-pris', compteId: pris.id }
}
