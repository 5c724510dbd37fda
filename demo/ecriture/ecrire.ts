import { createHash } from 'node:crypto'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Personne, Peuplement } from '../personnel/types.ts'
import { insererEnBloc } from './en-bloc.ts'
import { raconter } from './journal.ts'
import type { Reperes } from './reperes.ts'

const validiteJours = 7

/** Writes the people, their rights, departures, pending invitations, sign-ins and the journal of it all. */
export async function ecrirePeuplement(
  tx: Ecriture,
  peuplement: Peuplement,
  { reperes, motDePasse }: { reperes: Reperes; motDePasse: string },
): Promise<{ journal: number }> {
  await insererEnBloc(
    tx,
    'compte',
    peuplement.personnes.map(p => ({
      id: p.id,
      courriel: p.courriel,
      civilite: p.civilite,
      nom: p.nom,
      prenom: p.prenom,
      profession_code: p.profession,
      fonction: p.fonction,
      rpps: p.rpps,
      telephone: p.telephone,
      etat: p.etat,
      mot_de_passe: p.etat === 'invite' ? null : motDePasse,
      cree_le: p.creeLe,
      cree_par: p.creePar,
      invite_le: p.creeLe,
      active_le: p.activeLe,
      derniere_connexion_le: p.derniereConnexionLe,
      version: 1,
    })),
  )
  await insererEnBloc(
    tx,
    'habilitation',
    peuplement.droits.map(d => ({
      id: d.id,
      compte_id: d.compte,
      profil_code: d.profil,
      structure_id: 'finess' in d.perimetre ? reperes.structureId(d.perimetre.finess) : null,
      unite_id: d.perimetre.genre === 'unite' ? reperes.uniteId(d.perimetre.rorId) : null,
      departement_code: d.perimetre.genre === 'departement' ? d.perimetre.code : null,
      region_code: d.perimetre.genre === 'region' ? d.perimetre.code : null,
      debut: d.debut,
      fin_accordee: d.finAccordee,
      fin: d.fin,
      terminee_le: d.termineeLe,
      motif_fin: d.motifFin,
      commentaire_fin: d.commentaireFin,
      attribuee_par: d.attribueePar,
      approuvee_par: d.approuveePar,
      attribuee_le: d.attribueeLe,
      motif: d.motif,
      renouvelle_id: d.renouvelle,
      modifiee_par: d.modifieePar,
      recevoir_courriels: d.recevoirCourriels,
      version: 1,
    })),
  )
  await insererEnBloc(
    tx,
    'proposition',
    peuplement.propositions.map(p => ({
      compte_id: p.compte,
      profil_code: p.profil,
      region_code: p.region,
      debut: p.debut,
      fin: p.fin,
      motif: p.motif,
      proposee_par: p.par,
      proposee_le: p.le,
      expire_le: new Date(p.le.getTime() + validiteJours * 86_400_000),
    })),
  )
  await insererEnBloc(
    tx,
    'depart',
    peuplement.departs.map(d => ({
      id: d.id,
      compte_id: d.compte,
      structure_id: reperes.structureId(d.finess),
      le: d.le,
      immediat: d.immediat,
      motif: d.motif,
      decide_par: d.decidePar,
      decide_le: d.decideLe,
    })),
  )
  await insererEnBloc(
    tx,
    'depart_habilitation',
    peuplement.departs.flatMap(({ id, droits }) =>
      droits.map(d => ({ depart_id: id, habilitation_id: d.id, fin_precedente: d.finPrecedente })),
    ),
  )
  await insererEnBloc(
    tx,
    'jeton_compte',
    peuplement.personnes.filter(({ etat }) => etat === 'invite').map(invitation),
  )
  await insererEnBloc(tx, 'connexion', peuplement.personnes.flatMap(connexions))
  const lignes = raconter(peuplement, reperes)
  await insererEnBloc(
    tx,
    'journal',
    lignes.map(ligne => ({
      instant: ligne.instant,
      acteur_id: ligne.acteurId,
      acte: ligne.acte,
      issue: 'fait',
      compte_id: ligne.compteId ?? null,
      structure_id: ligne.structureId ?? null,
      habilitation_id: ligne.habilitationId ?? null,
      motif: ligne.motif ?? null,
      details: ligne.details ?? {},
      origine: {},
    })),
  )
  return { journal: lignes.length }
}

const empreinte = (texte: string) => `\\x${createHash('sha256').update(texte).digest('hex')}`

/** A link was sent, which nobody kept: « Renvoyer l’invitation » is the way. Past seven days it is dead. */
function invitation({ id, creeLe }: Personne) {
  return {
    empreinte: empreinte(`lien perdu de ${id}`),
    compte_id: id,
    usage: 'activation',
    cree_le: creeLe,
    expire_le: new Date(creeLe.getTime() + validiteJours * 86_400_000),
  }
}

/** The last sign-ins that « Mon compte » shows: three, one of them refused. Addresses are kept for documentation. */
function connexions({ id, courriel, derniereConnexionLe }: Personne) {
  if (!derniereConnexionLe) return []
  return [9, 2, 0].map((jours, i) => ({
    compte_id: id,
    courriel_empreinte: empreinte(courriel),
    instant: new Date(derniereConnexionLe.getTime() - jours * 86_400_000),
    reussie: i !== 1,
    moyen: 'mot-de-passe',
    adresse: '192.0.2.17',
    navigateur: 'Firefox sous Windows',
  }))
}
