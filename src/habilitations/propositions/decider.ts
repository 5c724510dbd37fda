import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { controlerAttribution } from '../attribuer/controler-attribution.ts'
import { ecrireAttribution } from '../attribuer/ecrire-attribution.ts'
import { type Contexte, verrouillerComptes, verrouillerStructures } from '../contexte.ts'
import { prevenirDesAttributions } from '../courriels.ts'
import { type Personne, trouverPersonnes } from '../lectures/personnes.ts'
import { structureDe, verrouDe } from '../perimetre.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { noterAccesRefuse } from '../pouvoirs/exiger-structure-administree.ts'
import { refuserAutoHabilitation } from '../pouvoirs/refuser-auto-habilitation.ts'
import { type Refus, refuserSaisie } from '../refus.ts'
import { direLaDecision } from './courriels.ts'
import { estDeSonRessort, type Proposition, trouverProposition } from './lire.ts'

export type Decision = { propositionId: string } & (
  | { choix: 'approuver' }
  | { choix: 'refuser'; motif: string }
)

type Decidee = { ok: true; proposition: Proposition }

/**
 * The second person decides: neither the holder, ever, nor who proposed, who may only withdraw. Both must have the
 * power at that instant; everything that a grant checks is checked again.
 */
export async function deciderProposition(
  tx: Ecriture,
  contexte: Contexte,
  decision: Decision,
): Promise<Decidee | Refus> {
  const { acteur, maintenant } = contexte
  const p = await attendreLaSienne(tx, decision.propositionId, maintenant)
  const administration = administrationDe({ droits: await droitsActuels(tx, acteur.compteId, maintenant) })
  if (!p || !estDeSonRessort(administration, p)) {
    await noterAccesRefuse(tx, { ...contexte, vise: { objet: 'proposition', id: decision.propositionId } })
    return { ok: false, genre: 'hors-perimetre' }
  }
  const surSoi = { ...contexte, structureId: structureDe(p.perimetre) }
  if (p.personne.id === acteur.compteId) return refuserAutoHabilitation(tx, { ...surSoi, acte: 'decider' })
  if (p.etat !== 'en-attente')
    return refuserSaisie({ formulaire: 'Cette proposition n’attend plus de décision.' })
  if (decision.choix === 'refuser') return refuser(tx, contexte, p, decision.motif)
  if (p.auteur.id === acteur.compteId) return refuserAutoHabilitation(tx, { ...surSoi, acte: 'approuver' })
  return approuver(tx, contexte, p)
}

/** Waits for one's turn, then reads it as it stands now. */
async function attendreLaSienne(tx: Ecriture, id: string, maintenant: Date): Promise<Proposition | null> {
  const vue = await trouverProposition(tx, id, maintenant)
  if (!vue) return null
  const verrou = verrouDe(vue.perimetre)
  await (verrou ? verrouillerStructures(tx, [verrou]) : verrouillerComptes(tx, [vue.personne.id]))
  return trouverProposition(tx, id, maintenant)
}

async function refuser(tx: Ecriture, c: Contexte, p: Proposition, motif: string): Promise<Decidee | Refus> {
  if (!motif) return refuserSaisie({ motif: 'Dites en une phrase pourquoi vous refusez cette proposition.' })
  await tx
    .updateTable('proposition')
    .set({
      decision: 'refusee',
      decidee_par: c.acteur.compteId,
      decidee_le: c.maintenant,
      motif_refus: motif,
    })
    .where('id', '=', p.id)
    .execute()
  await noterLaDecision(tx, c, p, { acte: 'habilitation.proposition-refusee', motif, habilitationId: null })
  await direAAuteur(tx, c, p, motif)
  return { ok: true, proposition: p }
}

async function approuver(tx: Ecriture, c: Contexte, p: Proposition): Promise<Decidee | Refus> {
  const { maintenant } = c
  if (!(await peutEncoreProposer(tx, p, maintenant)))
    return refuserSaisie({
      formulaire:
        'Qui l’a proposée ne peut plus donner cette habilitation : refusez la proposition, ou proposez-la vous-même.',
    })
  const aujourdhui = jourDe(maintenant)
  const demande = {
    comptes: [p.personne.id],
    profils: [p.profil.code],
    perimetre: p.perimetre,
    debut: p.debut < aujourdhui ? aujourdhui : p.debut,
    fin: p.fin,
    motif: p.motif,
  }
  const controle = await controlerAttribution(tx, c, demande)
  if (!controle.ok)
    return controle.genre === 'saisie'
      ? refuserSaisie({ formulaire: Object.values(controle.erreurs).join(' ') })
      : controle
  const { personnes, profils, lieu } = controle
  const droits = controle.droits.map(droit => ({ ...droit, ...demande, lieu, proposeePar: p.auteur.id }))
  const [habilitationId = null] = await ecrireAttribution(tx, c, droits)
  await tx
    .updateTable('proposition')
    .set({
      decision: 'approuvee',
      decidee_par: c.acteur.compteId,
      decidee_le: maintenant,
      habilitation_id: habilitationId,
    })
    .where('id', '=', p.id)
    .execute()
  await noterLaDecision(tx, c, p, { acte: 'habilitation.proposition-approuvee', motif: null, habilitationId })
  await prevenirDesAttributions(tx, c, [{ personnes, ...demande, profils, lieu: lieu.libelle }])
  await direAAuteur(tx, c, p, null)
  return { ok: true, proposition: p }
}

async function peutEncoreProposer(tx: Ecriture, p: Proposition, maintenant: Date): Promise<boolean> {
  const auteur = await auteurDe(tx, p)
  const droits = await droitsActuels(tx, p.auteur.id, maintenant)
  return auteur?.etat === 'actif' && estDeSonRessort(administrationDe({ droits }), p)
}

async function auteurDe(tx: Ecriture, p: Proposition): Promise<Personne | undefined> {
  const [auteur] = await trouverPersonnes(tx, [p.auteur.id])
  return auteur
}

async function direAAuteur(tx: Ecriture, c: Contexte, p: Proposition, refus: string | null) {
  const auteur = await auteurDe(tx, p)
  const proposition = { ...p, profil: p.profil.libelle, lieu: p.lieu.libelle }
  if (auteur && auteur.id !== c.acteur.compteId) await direLaDecision(tx, c, { auteur, proposition, refus })
}

async function noterLaDecision(
  tx: Ecriture,
  c: Contexte,
  p: Proposition,
  ligne: { acte: string; motif: string | null; habilitationId: string | null },
): Promise<void> {
  await journaliser(tx, {
    ...ligne,
    instant: c.maintenant,
    acteurId: c.acteur.compteId,
    compteId: p.personne.id,
    structureId: structureDe(p.perimetre),
    details: {
      profil: p.profil.libelle,
      lieu: p.lieu.libelle,
      auteur: `${p.auteur.prenom} ${p.auteur.nom}`,
      proposition: p.id,
    },
    origine: c.origine,
  })
}
