import { adresseManifestementPartagee } from '#src/comptes/identite/adresse-partagee.ts'
import { professionConnue } from '#src/comptes/identite/requetes.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { planifier } from '#src/socle/travaux/travail.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { structureParId } from '#src/structures/requetes.ts'
import { type Limite, limiteAtteinte } from './limites.ts'

export type DemandeDeCompte = {
  structureId: string
  courriel: string
  nom: string
  prenom: string
  professionCode: string | null
  rpps: string | null
  motif: string
  adresse: string | null
  maintenant: Date
}

export type Recue =
  | { ok: true }
  | { ok: false; motif: 'saisie'; erreurs: Erreurs }
  | { ok: false; motif: 'limite'; limite: Exclude<Limite, 'courriel'> }

/**
 * Anybody asks, for any mailbox. Nothing reaches a référent yet: a job mails the link that proves the mailbox, or
 * says that there is an account already. The answer is the same, and so is the work, whichever it is; a mailbox
 * that was written to three times today is left alone without a word.
 */
export async function demanderCompte(tx: Ecriture, d: DemandeDeCompte): Promise<Recue> {
  const structure = await structureParId(tx, d.structureId)
  if (!structure || nAccueillePlus(structure, jourDe(d.maintenant)))
    return { ok: false, motif: 'saisie', erreurs: { structure: 'Choisissez une structure ouverte.' } }
  const partagee = adresseManifestementPartagee(d.courriel)
  if (partagee) return { ok: false, motif: 'saisie', erreurs: { courriel: partagee } }
  if (d.professionCode && !(await professionConnue(tx, d.professionCode)))
    return {
      ok: false,
      motif: 'saisie',
      erreurs: { professionCode: 'Choisissez une profession de la liste.' },
    }
  const limite = await limiteAtteinte(tx, d)
  if (limite === 'courriel') return { ok: true }
  if (limite) return { ok: false, motif: 'limite', limite }
  const { id } = await tx
    .insertInto('demande_a_prouver')
    .values({
      structure_id: d.structureId,
      courriel: d.courriel,
      nom: d.nom,
      prenom: d.prenom,
      profession_code: d.professionCode,
      rpps: d.rpps,
      motif: d.motif,
      adresse: d.adresse,
      creee_le: d.maintenant,
      empreinte: null,
      traitee_le: null,
      prouvee_le: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await planifier(tx, 'envoyer-preuve', { id })
  return { ok: true }
}
