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

/** More would be more parameters than PostgreSQL takes in one statement. */
const parPaquet = 500

/**
 * The same for many people at once, whose profession is known: those whose address or RPPS is taken are left out.
 * @returns the accounts created, by address.
 */
export async function creerComptes(
  tx: Ecriture,
  personnes: readonly Personne[],
  auteur: Auteur,
): Promise<Map<string, string>> {
  const crees = new Map<string, string>()
  for (let i = 0; i < personnes.length; i += parPaquet)
    for (const { id, courriel } of await inserer(tx, personnes.slice(i, i + parPaquet), auteur))
      crees.set(courriel, id)
  return crees
}

/** Writes the accounts that nobody has, and the line of the journal of each. */
async function inserer(tx: Ecriture, personnes: readonly Personne[], auteur: Auteur) {
  const { creePar, maintenant, origine } = auteur
  const crees = await tx
    .insertInto('compte')
    .values(
      personnes.map(personne => ({
        courriel: personne.courriel,
        civilite: personne.civilite,
        nom: personne.nom,
        prenom: personne.prenom,
        profession_code: personne.professionCode,
        fonction: personne.fonction,
        rpps: personne.rpps,
        telephone: personne.telephone,
        mot_de_passe: null,
        cree_le: maintenant,
        cree_par: creePar,
        invite_le: null,
        active_le: null,
        derniere_connexion_le: null,
      })),
    )
    // any unique constraint: a violation would abort the whole transaction of the caller
    .onConflict(conflit => conflit.doNothing())
    .returning(['id', 'courriel', 'prenom', 'nom'])
    .execute()
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
