import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { creerJeton, dernierJourPossible, type JetonCree } from './creer-jeton.ts'
import type { Entite } from './entites.ts'
import { type Jeton, trouverJeton } from './lire-jetons.ts'

type Qui = Pick<Contexte, 'acteur' | 'maintenant' | 'origine'>
type Vise = { entite: Entite; jetonId: string }

const fini = { ok: false, message: 'Ce jeton ne fonctionne déjà plus.' } as const

/** Works no more from the very next request on. */
export async function revoquerJeton(
  tx: Ecriture,
  qui: Qui,
  vise: Vise,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const jeton = await reserver(tx, qui, vise)
  if (!jeton) return fini
  await revoquer(tx, qui, jeton)
  await noter(tx, qui, { acte: 'scim.jeton-revoque', jeton, entite: vise.entite })
  return { ok: true }
}

/** The days during which the former one still works: the time to change it in the hospital's system. */
export const chevauchements = ['0', '1', '7', '30'] as const

/** A new secret of the same name for two years; the former one dies at once, or after the overlap. */
export async function remplacerJeton(
  tx: Ecriture,
  qui: Qui,
  { entite, jetonId, jours }: Vise & { jours: number },
): Promise<JetonCree> {
  const { maintenant } = qui
  const ancien = await reserver(tx, qui, { entite, jetonId })
  if (!ancien) return fini
  if (ancien.etat === 'remplace')
    return { ok: false, message: 'Ce jeton a déjà été remplacé : remplacez plutôt le plus récent.' }
  const dernierJour = dernierJourPossible(maintenant)
  const nouveau = await creerJeton(tx, qui, {
    entite,
    libelle: ancien.libelle,
    dernierJour,
    remplaceId: ancien.id,
  })
  if (!nouveau.ok) return nouveau
  const fin = new Date(maintenant.getTime() + jours * 86_400_000)
  if (jours === 0) await revoquer(tx, qui, ancien)
  else if (fin < ancien.expireLe)
    await tx.updateTable('jeton_scim').set({ expire_le: fin }).where('id', '=', ancien.id).execute()
  await noter(tx, qui, { acte: 'scim.jeton-remplace', jeton: ancien, entite, jours })
  return nouveau
}

/** The token, still working, ours until the end of the transaction. */
async function reserver(tx: Ecriture, { maintenant }: Qui, { entite, jetonId }: Vise): Promise<Jeton | null> {
  await tx.selectFrom('jeton_scim').select('id').where('id', '=', jetonId).forNoKeyUpdate().execute()
  const jeton = await trouverJeton(tx, { entiteId: entite.id, jetonId }, maintenant)
  return jeton && (jeton.etat === 'valable' || jeton.etat === 'remplace') ? jeton : null
}

async function revoquer(tx: Ecriture, { acteur, maintenant }: Qui, { id }: Jeton): Promise<void> {
  const revocation = { revoque_par: acteur.compteId, revoque_le: maintenant }
  await tx.updateTable('jeton_scim').set(revocation).where('id', '=', id).execute()
}

type Trace = { acte: string; jeton: Jeton; entite: Entite; jours?: number }

function noter(tx: Ecriture, { acteur, maintenant, origine }: Qui, { acte, jeton, entite, jours }: Trace) {
  const { libelle, prefixe } = jeton
  const fin = jours === undefined ? {} : { jours, le: jourDe(maintenant) }
  return journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte,
    details: { libelle, prefixe, entite: entite.nom, entite_id: entite.id, ...fin },
    origine,
  })
}
