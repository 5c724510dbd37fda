import { sql } from 'kysely'
import { estClos } from '#src/comptes/vie/transitions.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { jourDe, zonee } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { prevenirLeDemandeur, prevenirLesDestinataires } from '../courriels.ts'
import { destinatairesDe } from '../destinataires.ts'
import { type Demande, trouverDemande } from '../lire-demande.ts'
import { noter } from '../noter.ts'
import { type Delais, echeanceDe, seuilDe } from '../regles.ts'
import { changer } from '../traiter/ecrire.ts'

const heureDEnvoi = 6

type Moment = { services: Services; maintenant: Date; delais: Delais; acteur: null }

/**
 * Each morning in Paris (cron knows only UTC: it knocks at both hours that may be six): what waits too long is
 * reminded, then passed on; what has lost its object is closed. Each once: a second run finds nothing to do.
 */
export const relancerDemandes: Travail = {
  nom: 'relancer-demandes',
  cron: '10 4,5 * * *',
  executer: async services => {
    const maintenant = services.horloge()
    if (zonee(maintenant).hour < heureDEnvoi) return
    const { DEMANDES_RELANCE_JOURS: relance, DEMANDES_TRANSMISSION_JOURS: transmission } = services.config
    const m: Moment = { services, maintenant, delais: { relance, transmission }, acteur: null }
    for (const id of await aRegarder(m)) await enTransaction(services.base, tx => regarder(tx, m, id))
  },
}

/** Old enough for something to be due, or about something that may be gone. */
async function aRegarder({ services, maintenant, delais }: Moment): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from demande d join structure s on s.id = d.structure_id
    left join compte c on c.id = d.demandeur_id
    where d.etat = 'a-traiter' and (
      (d.creee_le at time zone 'Europe/Paris')::date <= ${seuilDe(delais, maintenant)}::date
        and (d.niveau = 'referents' or d.relancee_le is null)
      or c.etat in ('desactive', 'anonymise') or s.fermee_le is not null or s.fermeture_code is not null
      or s.absente_le is not null or s.desactivee_le is not null)
    order by d.creee_le
  `.execute(services.base)
  return rows.map(({ id }) => id)
}

/** Read again once it is this job's turn: somebody may have just answered. */
async function regarder(tx: Ecriture, m: Moment, id: string): Promise<void> {
  await tx.selectFrom('demande').select('id').where('id', '=', id).forUpdate().execute()
  const demande = await trouverDemande(tx, id)
  if (demande?.etat !== 'a-traiter') return
  const parti = demande.etatCompte !== null && estClos(demande.etatCompte)
  if (parti || (await estFermee(tx, m, demande))) return clore(tx, m, demande)
  const due = echeanceDe(demande, m.delais, m.maintenant)
  if (due === 'relancer') await relancer(tx, m, demande)
  if (due === 'transmettre') await transmettre(tx, m, demande)
}

/** A reminder finds nobody there: the request goes up at once. */
async function relancer(tx: Ecriture, m: Moment, demande: Demande): Promise<void> {
  const { niveau, destinataires } = await destinatairesDe(tx, demande, m.maintenant)
  if (niveau !== demande.niveau) return transmettre(tx, m, demande)
  await changer(tx, demande, { relancee_le: m.maintenant })
  await prevenirLesDestinataires(tx, m, { demande, destinataires, etape: 'relance' })
  await noter(tx, m, 'relancee', demande)
}

async function transmettre(tx: Ecriture, m: Moment, lue: Demande): Promise<void> {
  const demande = { ...lue, niveau: 'region' as const }
  await changer(tx, lue, { niveau: 'region', transmise_le: m.maintenant, prise_par: null, prise_le: null })
  const { destinataires } = await destinatairesDe(tx, demande, m.maintenant)
  await prevenirLesDestinataires(tx, m, { demande, destinataires, etape: 'transmise' })
  await prevenirLeDemandeur(tx, m, demande, {
    sujet: `Votre demande est transmise : ${demande.lieu}`,
    paragraphes: [
      'Faute de réponse, votre demande est passée à l’équipe de votre territoire, qui vous répondra.',
    ],
  })
  await noter(tx, m, 'transmise', demande)
}

async function clore(tx: Ecriture, m: Moment, demande: Demande): Promise<void> {
  await changer(tx, demande, { etat: 'caduque', close_le: m.maintenant })
  await prevenirLeDemandeur(tx, m, demande, {
    sujet: `Votre demande est close : ${demande.lieu}`,
    paragraphes: ['La structure a fermé : votre demande n’a plus d’objet.'],
  })
  await noter(tx, m, 'caduque', demande)
}

async function estFermee(tx: Ecriture, { maintenant }: Moment, { structureId }: Demande): Promise<boolean> {
  const structure = await tx
    .selectFrom('structure')
    .select(['fermee_le as fermeeLe', 'fermeture_code as fermetureCode'])
    .select(['absente_le as absenteLe', 'desactivee_le as desactiveeLe'])
    .where('id', '=', structureId)
    .executeTakeFirstOrThrow()
  return nAccueillePlus(structure, jourDe(maintenant))
}
