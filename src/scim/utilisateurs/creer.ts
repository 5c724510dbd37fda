import { creerCompte } from '#src/comptes/identite/creer-compte.ts'
import { trouverCompteParCourriel, trouverCompteParRpps } from '#src/comptes/identite/requetes.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { RefusScim } from '../protocole/erreurs.ts'
import type { Voulu } from '../ressource/voulu.ts'
import { type ContexteScim, type Issue, noterScim, porteeDe } from './contexte.ts'
import { ecrireLien, lienConnu } from './lien.ts'
import { trouverUtilisateur } from './lire.ts'
import { inviterSiJamaisInvite, partir } from './presence.ts'

/**
 * An invited account, without any right: rights are given on screen, by people. Somebody who already has an account
 * is not doubled (G12): taken up as they are when they are of this entité, refused otherwise.
 */
export async function creerUtilisateur(tx: Ecriture, c: ContexteScim, voulu: Voulu): Promise<Issue> {
  const cree = await creerCompte(tx, {
    civilite: null,
    nom: voulu.nom,
    prenom: voulu.prenom,
    professionCode: null,
    fonction: voulu.fonction,
    rpps: voulu.rpps,
    telephone: voulu.telephone,
    courriel: voulu.courriel,
    creePar: null,
    maintenant: c.maintenant,
    origine: c.origine,
  })
  if (!cree.ok) return adopter(tx, c, voulu)
  await rattacher(tx, c, cree.compteId, voulu)
  return { ok: true, id: cree.compteId }
}

/**
 * The account that already bears this address or this RPPS, when the entité has a claim to it: a right in one of its
 * structures, or a link that its system had removed. Only the link is written: the account stays as its holder and
 * its référents made it.
 */
async function adopter(tx: Ecriture, c: ContexteScim, voulu: Voulu): Promise<Issue> {
  const parCourriel = await trouverCompteParCourriel(tx, voulu.courriel)
  const parRpps = voulu.rpps ? await trouverCompteParRpps(tx, voulu.rpps) : undefined
  if (parCourriel && parRpps && parCourriel.id !== parRpps.id)
    return dejaPris('Cette adresse et ce numéro RPPS sont ceux de deux comptes différents.')
  const compte = parCourriel ?? parRpps
  if (!compte) return dejaPris('Cette adresse ou ce numéro RPPS est déjà celui d’un compte.')
  if (voulu.rpps && compte.rpps && compte.rpps !== voulu.rpps)
    return dejaPris('Cette adresse est celle d’un compte qui porte un autre numéro RPPS.')
  await tx.selectFrom('compte').select('id').where('id', '=', compte.id).forNoKeyUpdate().execute()
  const ici = await trouverUtilisateur(tx, porteeDe(c), compte.id)
  if (ici?.lie) return dejaPris(`Ce compte est déjà rattaché à votre entité, sous l’identifiant ${ici.id}.`)
  if (!ici && !(await lienConnu(tx, c, compte.id)))
    return dejaPris(
      'Cette adresse ou ce numéro RPPS est celui d’un compte qui n’a aucune habilitation dans vos structures : demandez à un référent de lui en attribuer une, puis recommencez.',
    )
  await rattacher(tx, c, compte.id, voulu)
  const adopte = await trouverUtilisateur(tx, porteeDe(c), compte.id)
  return adopte?.present && !voulu.present ? partir(tx, c, adopte) : { ok: true, id: compte.id }
}

async function rattacher(tx: Ecriture, c: ContexteScim, compteId: string, voulu: Voulu): Promise<void> {
  const { externalId, present } = voulu
  await ecrireLien(tx, c, { compteId, externalId, actif: present })
  await noterScim(tx, c, { acte: 'scim.compte-rattache', compteId, details: { identifiant: externalId } })
  if (present) await inviterSiJamaisInvite(tx, c, compteId)
}

function dejaPris(detail: string): never {
  throw new RefusScim({ statut: 409, scimType: 'uniqueness', detail })
}
