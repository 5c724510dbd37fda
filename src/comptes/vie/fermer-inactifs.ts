import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { ajouterJours, debutDuJour, jourDe } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { inviter } from '../liens/inviter.ts'
import type { EtatCompte } from '../tables.ts'
import { changerEtat } from './changer-etat.ts'
import { annoncerFermeture, avertirDeFermeture } from './courriels.ts'
import { type Reglage, suiteDuSilence } from './inactivite.ts'

type Outils = Pick<Services, 'base' | 'config'>
type Silencieux = {
  id: string
  etat: EtatCompte
  prenom: string
  nom: string
  courriel: string
  depuis: Date
}
export type BilanInactivite = { avertis: number; fermes: number }

/** Accounts in one transaction: few enough that a sign-in never waits, and that a crash loses little. */
const lot = 200

/** Every night: who has been silent for long is warned, then closed. Run again the same day, it changes nothing. */
export const fermerInactifs: Travail = {
  nom: 'fermer-inactifs',
  cron: '30 4 * * *',
  executer: async ({ base, config, horloge, log }) => {
    log.info(await traiterInactifs({ base, config }, horloge()), 'comptes inactifs')
  },
}

export async function traiterInactifs(outils: Outils, maintenant: Date): Promise<BilanInactivite> {
  const bilan = { avertis: 0, fermes: 0 }
  let apres: string | null = '00000000-0000-0000-0000-000000000000'
  while (apres) {
    const curseur: string = apres
    apres = await enTransaction(outils.base, tx => traiterUnLot(tx, outils, { curseur, maintenant, bilan }))
  }
  return bilan
}

type Lot = { curseur: string; maintenant: Date; bilan: BilanInactivite }

/** @returns where the next batch starts; null when there is none. */
async function traiterUnLot(tx: Ecriture, { config }: Outils, { curseur, maintenant, bilan }: Lot) {
  const silencieux = await lireSilencieux(tx, config, { curseur, maintenant })
  const avertis = await lireAvertissements(tx, silencieux)
  const aujourdhui = jourDe(maintenant)
  const envoi = { maintenant, urlPublique: config.URL_PUBLIQUE }
  const faits = { avertis: 0, fermes: 0 }
  for (const compte of silencieux) {
    const { id: compteId, depuis, etat } = compte
    const deja = avertis.filter(a => a.compteId === compteId && a.depuis.getTime() === depuis.getTime())
    const suite = suiteDuSilence({ depuis, avertis: deja }, reglagePour(etat, config), aujourdhui)
    if (suite.genre === 'avertir') {
      const { palier, fermeture } = suite
      await tx
        .insertInto('avertissement_compte')
        .values({ compte_id: compteId, depuis, palier, envoye_le: maintenant })
        .execute()
      if (etat === 'invite') await inviter(tx, { ...envoi, compteId })
      else await avertirDeFermeture(tx, compte, fermeture, envoi)
      faits.avertis++
    }
    if (suite.genre === 'fermer') {
      const acte = { action: 'fermer', role: 'systeme', acteurId: null } as const
      await changerEtat(tx, {
        ...acte,
        compteId,
        maintenant,
        motif: motifs[etat === 'invite' ? 'invite' : 'actif'],
      })
      await annoncerFermeture(tx, compte, envoi)
      faits.fermes++
    }
  }
  // last, so that a batch that is replayed is counted once
  bilan.avertis += faits.avertis
  bilan.fermes += faits.fermes
  return silencieux.length === lot ? (silencieux.at(-1)?.id ?? null) : null
}

const motifs = {
  invite: 'Jamais activé malgré les rappels',
  actif: 'Aucune connexion depuis longtemps malgré les avertissements',
}

type Config = Services['config']

function reglagePour(etat: EtatCompte, config: Config): Reglage {
  const jours = etat === 'invite' ? config.INVITATION_JOURS : config.INACTIVITE_JOURS
  return { jours, paliers: config.INACTIVITE_AVERTISSEMENTS.filter(palier => palier > 0 && palier < jours) }
}

/** Those to whom something may be due today, in the order of their ids. */
async function lireSilencieux(
  tx: Ecriture,
  config: Config,
  { curseur, maintenant }: { curseur: string; maintenant: Date },
): Promise<Silencieux[]> {
  const limite = (etat: EtatCompte) => {
    const { jours, paliers } = reglagePour(etat, config)
    if (jours === 0) return new Date(0)
    return debutDuJour(ajouterJours(jourDe(maintenant), 1 - jours + Math.max(0, ...paliers)))
  }
  const depuis = sql<Date>`greatest(coalesce(derniere_connexion_le, '-infinity'), etat_depuis)`
  return (
    tx
      .selectFrom('compte')
      .select(['id', 'etat', 'prenom', 'nom', 'courriel', depuis.as('depuis')])
      .where('id', '>', curseur)
      .where(eb =>
        eb.or([
          eb.and([eb('etat', 'in', ['actif', 'verrouille']), eb(depuis, '<', limite('actif'))]),
          eb.and([eb('etat', '=', 'invite'), eb('etat_depuis', '<', limite('invite'))]),
        ]),
      )
      .orderBy('id')
      .limit(lot)
      // two jobs at once take turns on an account
      .forUpdate()
      .execute()
  )
}

async function lireAvertissements(tx: Ecriture, comptes: readonly Silencieux[]) {
  if (comptes.length === 0) return []
  return tx
    .selectFrom('avertissement_compte')
    .select(['compte_id as compteId', 'depuis', 'palier', 'envoye_le as le'])
    .where(
      'compte_id',
      'in',
      comptes.map(({ id }) => id),
    )
    .execute()
}
