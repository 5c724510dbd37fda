import { avecAncienNom } from '#src/comptes/identite/anciens-noms.ts'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { changerEtat } from '#src/comptes/vie/changer-etat.ts'
import { annoncerFusion } from '#src/comptes/vie/courriels.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Contexte } from '../../contexte.ts'
import { avancerFins, inserer, noter } from '../../ecrire.ts'
import { droitsActuels } from '../../pouvoirs/droits-actuels.ts'
import { attendreSonTour } from '../charger-compte.ts'
import { type Fusion, type Preparation, preparerFusion } from './preparer-fusion.ts'

type Commande = { gardeId: string; absorbeId: string; empreinte: string }

export type Fusionnes =
  | { ok: true; repris: number }
  | Extract<Preparation, { ok: false }>
  /** Rights or identities changed since the preview. */
  | { ok: false; genre: 'perime' }

/**
 * Makes one account of two, in one transaction, under the locks of both and of all their structures. The absorbed
 * one keeps its id, its past rights and its journal; it leads to the kept one from then on.
 */
export async function fusionnerComptes(
  tx: Ecriture,
  contexte: Contexte,
  { gardeId, absorbeId, empreinte }: Commande,
): Promise<Fusionnes> {
  const { maintenant } = contexte
  await attendreSonTour(tx, [gardeId, absorbeId])
  // people sign in, change their address: both rows wait too, in one order
  await tx
    .selectFrom('compte')
    .select('id')
    .where('id', 'in', [gardeId, absorbeId])
    .orderBy('id')
    .forUpdate()
    .execute()
  const acteur = { ...contexte.acteur, droits: await droitsActuels(tx, contexte.acteur.compteId, maintenant) }
  const preparation = await preparerFusion(tx, { acteur, gardeId, absorbeId, maintenant })
  if (!preparation.ok) return preparation
  const { fusion } = preparation
  if (fusion.empreinte !== empreinte) return { ok: false, genre: 'perime' }
  await unirLesDroits(tx, contexte, fusion)
  await fermerLAbsorbe(tx, contexte, fusion)
  await completerLeGarde(tx, fusion)
  await raconter(tx, contexte, fusion)
  const envoi = { maintenant, urlPublique: contexte.services.config.URL_PUBLIQUE }
  await annoncerFusion(tx, fusion.garde.compte, fusion.absorbe.compte.courriel, envoi)
  return { ok: true, repris: fusion.union.reprises.length }
}

async function unirLesDroits(tx: Ecriture, contexte: Contexte, { garde, absorbe, union }: Fusion) {
  const tous = new Map([...garde.vivants, ...absorbe.vivants].map(h => [h.id, h]))
  const finis = [
    ...absorbe.vivants.map(({ id }) => id),
    ...union.ecartes.filter(id => garde.vivants.some(h => h.id === id)),
  ]
  await avancerFins(
    tx,
    contexte,
    finis.map(habilitationId => ({
      habilitationId,
      motif: 'fusion',
      commentaire: union.ecartes.includes(habilitationId)
        ? 'Accordée par la personne elle-même, depuis son autre compte'
        : 'Réunion de deux comptes',
    })),
  )
  const reprises = union.reprises.flatMap(({ droitId, debut, fin }) => {
    const droit = tous.get(droitId)
    return droit ? [{ droit, debut, fin }] : []
  })
  const ids = await inserer(
    tx,
    contexte,
    reprises.map(({ droit, debut, fin }) => ({
      compteId: garde.compte.id,
      profil: droit.profil.code,
      perimetre: droit.perimetre,
      debut,
      fin,
      motif: droit.motif,
      renouvelleId: droit.id,
      recevoirCourriels: droit.recevoirCourriels,
      proposeePar: null,
    })),
  )
  await noter(tx, contexte, [
    ...finis.flatMap(id => {
      const h = tous.get(id)
      if (!h) return []
      const details = { profil: h.profil.libelle, lieu: h.lieu, ancienne_fin: h.fin }
      const acte = 'habilitation.arretee-par-fusion'
      return [{ acte, compteId: h.personne.id, perimetre: h.perimetre, habilitationId: id, details }]
    }),
    ...reprises.map(({ droit, debut, fin }, i) => ({
      acte: 'habilitation.reprise',
      compteId: garde.compte.id,
      perimetre: droit.perimetre,
      habilitationId: ids[i] ?? '',
      details: { profil: droit.profil.libelle, lieu: droit.lieu, debut, fin },
    })),
  ])
}

async function fermerLAbsorbe(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  { garde, absorbe, role }: Fusion,
) {
  const compteId = absorbe.compte.id
  const acte = {
    action: 'fusionner',
    role,
    acteurId: acteur.compteId,
    motif: 'Réuni à un autre compte',
  } as const
  const details = { garde: garde.compte.id, absorbe: compteId, personne: nomDe(garde.compte) }
  await changerEtat(tx, { ...acte, compteId, details, maintenant, origine })
  // those it had absorbed before follow it
  await tx
    .updateTable('compte')
    .set({ fusionne_avec: garde.compte.id })
    .where(eb => eb.or([eb('id', '=', compteId), eb('fusionne_avec', '=', compteId)]))
    .execute()
  await tx.updateTable('compte').set({ rpps: null }).where('id', '=', compteId).execute()
  // the card of the absorbed account is its holder's: free to open the kept one, once they prove themselves there
  await tx
    .updateTable('compte_psc')
    .set({ delie_le: maintenant })
    .where('compte_id', '=', compteId)
    .where('delie_le', 'is', null)
    .execute()
  await tx.deleteFrom('proposition_nom').where('compte_id', '=', compteId).execute()
}

/** Its address and ways of signing in are its own; it only gains what it lacked, and names to be found by. */
async function completerLeGarde(tx: Ecriture, { garde, absorbe }: Fusion) {
  const { id, rpps, anciensNoms, version } = garde.compte
  const autres = [nomDe(absorbe.compte), ...absorbe.compte.anciensNoms.split(' / ').filter(Boolean)]
  const anciens = autres.filter(nom => nom !== nomDe(garde.compte)).reduce(avecAncienNom, anciensNoms)
  await tx
    .updateTable('compte')
    .set({ rpps: rpps ?? absorbe.compte.rpps, anciens_noms: anciens, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** The line of the absorbed account is written with its change of state: this is the one of the kept account. */
function raconter(
  tx: Ecriture,
  { acteur, maintenant, origine }: Contexte,
  { garde, absorbe, union }: Fusion,
) {
  return journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'compte.reuni',
    compteId: garde.compte.id,
    details: {
      garde: garde.compte.id,
      absorbe: absorbe.compte.id,
      personne: nomDe(absorbe.compte),
      courriel: absorbe.compte.courriel,
      reprises: union.reprises.length,
    },
    origine,
  })
}

const nomDe = ({ prenom, nom }: Compte) => `${prenom} ${nom}`
