import { empreinteDe, nouveauSecret } from '#src/comptes/liens/secret.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { ajouterAnnees, ajouterJours, debutDuJour, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Entite } from './entites.ts'

type Qui = Pick<Contexte, 'acteur' | 'maintenant' | 'origine'>
type Demande = {
  entite: Entite
  libelle: string
  /** Last day on which it works. */
  dernierJour: Jour
  remplaceId?: string
}

export type JetonCree = { ok: true; secret: string } | { ok: false; message: string }

/** More at once would be secrets that nobody remembers. */
const valablesAuPlus = 5

/** The last day that may be chosen. @see constraint `jeton_scim_deux_ans_au_plus` */
export function dernierJourPossible(maintenant: Date): Jour {
  return ajouterJours(ajouterAnnees(jourDe(maintenant), 2), -1)
}

/** @returns the secret, to be shown once: only its digest is kept. */
export async function creerJeton(tx: Ecriture, qui: Qui, demande: Demande): Promise<JetonCree> {
  const { acteur, maintenant, origine } = qui
  const { entite, libelle, dernierJour, remplaceId } = demande
  const aujourdhui = jourDe(maintenant)
  if (dernierJour < aujourdhui || dernierJour > dernierJourPossible(maintenant))
    return { ok: false, message: 'Choisissez un jour à venir, dans deux ans au plus.' }
  // two people at once take turns, and count each other
  await tx.selectFrom('entite_juridique').select('id').where('id', '=', entite.id).forNoKeyUpdate().execute()
  const { valables } = await tx
    .selectFrom('jeton_scim')
    .select(({ fn }) => fn.countAll<number>().as('valables'))
    .where('entite_juridique_id', '=', entite.id)
    .where('revoque_le', 'is', null)
    .where('expire_le', '>', maintenant)
    .executeTakeFirstOrThrow()
  // a replacement takes the place of its former one
  if (valables - (remplaceId ? 1 : 0) >= valablesAuPlus)
    return {
      ok: false,
      message: 'Cinq jetons sont déjà valables : révoquez d’abord ceux qui ne servent plus.',
    }
  const secret = `vts_${nouveauSecret()}`
  const prefixe = secret.slice(0, 12)
  await tx
    .insertInto('jeton_scim')
    .values({
      entite_juridique_id: entite.id,
      empreinte: empreinteDe(secret),
      prefixe,
      libelle,
      cree_par: acteur.compteId,
      cree_le: maintenant,
      expire_le: debutDuJour(ajouterJours(dernierJour, 1)),
      remplace_id: remplaceId ?? null,
      revoque_par: null,
      revoque_le: null,
      dernier_usage_le: null,
      minute: null,
    })
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'scim.jeton-cree',
    details: { libelle, prefixe, entite: entite.nom, entite_id: entite.id, dernier_jour: dernierJour },
    origine,
  })
  return { ok: true, secret }
}
