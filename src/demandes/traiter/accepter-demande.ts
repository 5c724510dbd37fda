import { sql } from 'kysely'
import { attribuerHabilitations } from '#src/habilitations/attribuer/attribuer-habilitations.ts'
import { refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { ContexteDemande, RefusDemande } from '../contexte.ts'
import { prevenirLeDemandeur } from '../courriels.ts'
import type { Demande } from '../lire-demande.ts'
import { noter } from '../noter.ts'
import { charger, type Vue } from './charger.ts'
import { creerLeCompte } from './creer-le-compte.ts'
import { changer } from './ecrire.ts'

/** What is given, which may be less than what was asked. */
export type Accord = {
  profils: readonly string[]
  /** Null: as asked, the whole structure or the unit. */
  uniteId: string | null
  debut: Jour
  fin: Jour
  reponse: string | null
}

/**
 * Gives what was asked, or less, through the same use case as any grant: its rules hold as they are (G10, G14, G15).
 * For somebody without an account, makes it and invites them first.
 */
export async function accepterDemande(
  tx: Ecriture,
  c: ContexteDemande,
  { accord, ...vue }: Vue & { accord: Accord },
): Promise<{ ok: true; demande: Demande; proposees: number } | RefusDemande> {
  const chargee = await charger(tx, c, vue, 'accepter')
  if (!chargee.ok) return chargee
  const { demande } = chargee
  const erreurs = erreursDeLAccord(demande, accord)
  if (Object.keys(erreurs).length > 0) return refuserSaisie(erreurs)
  const attribution = {
    profils: accord.profils,
    perimetre: perimetreAccorde(demande, accord),
    debut: accord.debut,
    fin: accord.fin,
    motif: demande.motif,
  }
  const donne = demande.demandeurId
    ? await attribuerHabilitations(tx, c, { ...attribution, comptes: [demande.demandeurId] })
    : await creerLeCompte(tx, c, demande, accord.profils.length > 0 ? attribution : null)
  if (!donne.ok) return donne
  await changer(tx, demande, {
    etat: 'acceptee',
    decidee_par: c.acteur.compteId,
    close_le: c.maintenant,
    reponse: accord.reponse,
    compte_cree_id: 'compteId' in donne ? donne.compteId : null,
  })
  await tx
    .updateTable('demande_profil')
    .set({ accorde: sql<boolean>`profil_code = any(${accord.profils}::text[])` })
    .where('demande_id', '=', demande.id)
    .execute()
  if (demande.demandeurId) await direCeQuiDiffere(tx, c, demande, accord)
  await noter(tx, c, 'acceptee', demande, accord.reponse)
  return { ok: true, demande, proposees: donne.propositionIds.length }
}

/** Pure: less than what was asked, never more. What may be given at all is for the grant to say. */
export function erreursDeLAccord(
  d: Pick<Demande, 'genre' | 'profils' | 'uniteId'>,
  { profils, uniteId }: Pick<Accord, 'profils' | 'uniteId'>,
): Erreurs {
  if (d.genre === 'compte') return {}
  if (profils.length === 0) return { profils: 'Gardez au moins un profil, ou refusez la demande.' }
  const demandes = d.profils.map(({ code }) => code)
  if (profils.some(code => !demandes.includes(code)))
    return { profils: 'Un des profils n’a pas été demandé : choisissez parmi ceux de la demande.' }
  if (d.uniteId !== null && uniteId !== null && uniteId !== d.uniteId)
    return { unite: 'La demande porte sur une autre unité : gardez la sienne.' }
  return {}
}

function perimetreAccorde({ structureId, perimetre }: Demande, { uniteId }: Accord): Demande['perimetre'] {
  return uniteId ? { genre: 'unite', structureId, uniteId } : perimetre
}

/** The grant mails what is given; what was asked and is not, or a word, is said apart. */
async function direCeQuiDiffere(
  tx: Ecriture,
  c: ContexteDemande,
  demande: Demande,
  accord: Accord,
): Promise<void> {
  const ecartes = demande.profils.filter(({ code }) => !accord.profils.includes(code))
  const proposes = demande.profils.filter(({ code, aDeux }) => aDeux && accord.profils.includes(code))
  if (ecartes.length === 0 && proposes.length === 0 && !accord.reponse) return
  const plusTard = accord.debut > jourDe(c.maintenant)
  await prevenirLeDemandeur(
    tx,
    c,
    { ...demande, profils: demande.profils.filter(({ code }) => accord.profils.includes(code)) },
    {
      sujet: `Votre demande est acceptée${ecartes.length > 0 ? ' en partie' : ''} : ${demande.lieu}`,
      paragraphes: [
        `${c.acteur.prenom} ${c.acteur.nom} a accepté votre demande, ${plusTard ? `du ${enToutesLettres(accord.debut)} au` : 'jusqu’au'} ${enToutesLettres(accord.fin)}.`,
        ...proposes.map(({ libelle }) => `Une autre personne doit encore l’approuver : ${libelle}.`),
        ...ecartes.map(({ libelle }) => `Non accordé : ${libelle}.`),
        ...(accord.reponse ? [`Réponse : ${accord.reponse}`] : []),
      ],
    },
  )
}
