import { type RawBuilder, sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { MoyenConnexion } from '../tables.ts'
import { echecsUtiles, type Progression, parCompte, parReseau, reprise } from './progression.ts'

/** What may be guessed. */
export type MoyenDevinable = Extract<MoyenConnexion, 'mot-de-passe' | 'controle' | 'facteur' | 'cle-acces'>

/**
 * What counts together. A password that is right does not forgive wrong codes: else who has stolen it could guess the
 * second factor for ever.
 */
const familles: Record<MoyenDevinable, readonly MoyenConnexion[]> = {
  'mot-de-passe': ['mot-de-passe', 'controle', 'cle-acces'],
  controle: ['mot-de-passe', 'controle', 'cle-acces'],
  'cle-acces': ['mot-de-passe', 'controle', 'cle-acces'],
  facteur: ['facteur'],
}

/** A password chosen through a mailed link wipes its slate: whoever reads the mailbox is the person. Not that of codes. */
const ardoiseNeuve: readonly MoyenConnexion[] = ['activation', 'reinitialisation']

const habitude = 90 * 86_400_000

type Essai = {
  empreinte: Buffer
  compteId: string | null
  reseau: string | null
  moyen: MoyenDevinable
  maintenant: Date
}

/**
 * From when this account lets itself be tried again from there. Where it was signed in to lately, only the failures of
 * that very place count: who insists from elsewhere slows nobody but themself. Coming in forgives the failures of that
 * place, not those of whoever guesses elsewhere.
 */
export async function repriseDuCompte(tx: Ecriture, essai: Essai): Promise<Date | undefined> {
  const { empreinte, compteId, reseau, moyen, maintenant } = essai
  const famille = sql.join(familles[moyen])
  const duCompte = sql`courriel_empreinte = ${empreinte}`
  const ici = sql`reseau_de(adresse) is not distinct from reseau_de(${reseau}::text)`
  // nothing forgives wrong codes but time
  const pardon =
    moyen === 'facteur'
      ? sql`false`
      : sql`(moyen in (${sql.join(ardoiseNeuve)}) or (moyen in (${famille}) and ${ici}))`
  const habitue = sql<boolean>`exists (
    select from connexion where ${duCompte} and ${ici} and reussie and moyen <> 'controle'
      and instant > ${new Date(maintenant.getTime() - habitude)})`
  // an account that was unlocked or reopened starts afresh; nothing to forgive where codes are counted
  const rouvert = sql`(select etat_depuis from compte where id = ${moyen === 'facteur' ? null : compteId}::uuid)`
  const remise = sql`greatest(${rouvert}, (
    select max(instant) from connexion where ${duCompte} and reussie and instant > ${depuis(maintenant, parCompte)}
      and ${pardon}), '-infinity')`
  const { rows } = await sql<{ habitue: boolean }>`select ${habitue} as habitue`.execute(tx)
  // a stolen password makes a place familiar: it must not buy more guesses of the code
  const ou = moyen !== 'facteur' && rows[0]?.habitue ? ici : sql`true`
  const quels = sql`${duCompte} and ${ou} and moyen in (${famille}) and instant > ${remise}`
  return attendre(tx, parCompte, quels, maintenant)
}

/**
 * From when this network is listened to again, whatever the account. Who was distracted and then got in from there is
 * forgiven: a hospital full of them is no attack.
 */
export function repriseDuReseau(tx: Ecriture, { reseau, maintenant }: Essai): Promise<Date | undefined> {
  const ici = sql`reseau_de(${reseau}::text)`
  const quels = sql`reseau_de(adresse) = ${ici} and not exists (
    select from connexion entree where entree.courriel_empreinte = connexion.courriel_empreinte and entree.reussie
      and entree.instant >= connexion.instant and reseau_de(entree.adresse) = ${ici})`
  return attendre(tx, parReseau, quels, maintenant)
}

async function attendre(
  tx: Ecriture,
  progression: Progression,
  quels: RawBuilder<unknown>,
  maintenant: Date,
): Promise<Date | undefined> {
  const { rows } = await sql<{ echecs: number; dernier: Date | null }>`
    select count(*) as echecs, max(instant) as dernier from (
      select instant from connexion where ${quels} and not reussie and instant > ${depuis(maintenant, progression)}
      order by instant desc limit ${echecsUtiles(progression)}
    ) as derniers`.execute(tx)
  const { echecs, dernier } = rows[0] ?? { echecs: 0, dernier: null }
  return reprise(progression, { echecs, dernier, maintenant })
}

const depuis = (maintenant: Date, { duree }: Progression) => new Date(maintenant.getTime() - duree)
