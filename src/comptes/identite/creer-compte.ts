import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser, type Origine } from '#src/socle/journal/journal.ts'
import type { Identite } from './identite.ts'
import { professionConnue } from './requetes.ts'

type Commande = Identite & {
  courriel: string
  /** Who creates it; null for an import. */
  creePar: string | null
  maintenant: Date
  origine: Origine
}

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
  const { courriel, rpps, professionCode, creePar, maintenant } = commande
  if (professionCode && !(await professionConnue(tx, professionCode)))
    return { ok: false, motif: 'profession-inconnue' }
  const cree = await tx
    .insertInto('compte')
    .values({
      courriel,
      civilite: commande.civilite,
      nom: commande.nom,
      prenom: commande.prenom,
      profession_code: professionCode,
      fonction: commande.fonction,
      rpps,
      telephone: commande.telephone,
      mot_de_passe: null,
      cree_le: maintenant,
      cree_par: creePar,
      invite_le: null,
      active_le: null,
      derniere_connexion_le: null,
    })
    // any unique constraint: a violation would abort the whole transaction of the caller
    .onConflict(conflit => conflit.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!cree) return dejaPris(tx, courriel, rpps)
  await journaliser(tx, {
    instant: maintenant,
    acteurId: creePar,
    acte: 'compte.cree',
    compteId: cree.id,
    details: { personne: `${commande.prenom} ${commande.nom}` },
    origine: commande.origine,
  })
  return { ok: true, compteId: cree.id }
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
