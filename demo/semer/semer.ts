import type pg from 'pg'
import { rafraichirAnnuaire } from '#src/annuaire-public/modele/rafraichir.ts'
import { hacherMotDePasse } from '#src/comptes/connexion/mot-de-passe.ts'
import type { Base } from '#src/socle/base/base.ts'
import type { ParametresArgon2 } from '#src/socle/config/argon2.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { motDePasseDemo } from '../personnages.ts'
import { semerComptes } from './comptes.ts'
import { mettreDeCote } from './contraintes.ts'
import { semerHabilitations } from './habilitations.ts'
import { semerOffres } from './offres.ts'
import { preparer } from './preparer.ts'
import { semerStructures } from './structures.ts'

export type Volumes = { structures: number; comptes: number; habilitations: number; graine: number }

/** An account that a bench may sign in as, with the size of what it looks after. */
type CompteConnu = {
  role: string
  courriel: string
  structureId: string | null
  habilitations: number
}

export type ResultatSemis =
  | {
      ok: true
      structures: number
      unites: number
      offres: number
      comptes: number
      habilitations: number
      motDePasse: string
      connus: CompteConnu[]
      secondes: number
    }
  | { ok: false; motif: string }

/**
 * Fills the base with a synthetic country, in one transaction: structures, units, accounts and rights that obey
 * every constraint, each one validated before the end.
 * @param demande.ajouter adds to what an earlier call made; refused otherwise.
 */
export async function semer(
  base: Base,
  demande: Volumes & {
    ajouter: boolean
    maintenant: Date
    argon2: ParametresArgon2
    avancer: (quoi: string) => void
  },
): Promise<ResultatSemis> {
  const depart = performance.now()
  const { structures, comptes, habilitations, graine, ajouter, avancer } = demande
  const aujourdHui = jourDe(demande.maintenant)
  const motDePasse = await hacherMotDePasse(motDePasseDemo, demande.argon2)
  const client = await base.pool.connect()
  try {
    await client.query(`begin; set local statement_timeout = 0; set local synchronous_commit = off;
      set local maintenance_work_mem = '256MB'; set local work_mem = '128MB'; set local jit = off`)
    const decalage = await dejaSemes(client)
    if ((decalage.structures > 0 || decalage.comptes > 0) && !ajouter) {
      await client.query('rollback')
      return {
        ok: false,
        motif: 'Cette base a déjà un volume de synthèse : --ajouter pour en ajouter un autre.',
      }
    }
    await preparer(client, graine)
    const remettre = await mettreDeCote(client)
    avancer('structures')
    const faites = await semerStructures(client, {
      structures,
      comptes,
      decalage: decalage.structures,
      aujourdHui,
    })
    avancer('offres')
    const offres = await semerOffres(client, aujourdHui)
    avancer('comptes')
    const crees = await semerComptes(client, { comptes, decalage: decalage.comptes, aujourdHui, motDePasse })
    avancer('habilitations')
    const accordees = await semerHabilitations(client, { habilitations, aujourdHui })
    await remettre(avancer)
    const connus = await comptesConnus(client)
    await client.query('commit')
    avancer('analyze')
    await client.query('set statement_timeout = 0; analyze')
    avancer('annuaire')
    await rafraichirAnnuaire(base, demande.maintenant)
    await client.query('analyze annuaire_public, annuaire_commune')
    return {
      ok: true,
      structures: faites.structures,
      unites: faites.unites,
      offres,
      comptes: crees,
      habilitations: accordees,
      motDePasse: motDePasseDemo,
      connus,
      secondes: Math.round((performance.now() - depart) / 100) / 10,
    }
  } catch (erreur) {
    await client.query('rollback')
    throw erreur
  } finally {
    // temporary functions and settings die with the connection
    client.release(true)
  }
}

/** How far the numbering of an earlier call went. Its addresses are the mark it left. */
async function dejaSemes(client: pg.PoolClient): Promise<{ structures: number; comptes: number }> {
  const { rows } = await client.query<{ structures: number; comptes: number }>(`
    select (select coalesce(max(substring(courriel from '^accueil@s([0-9]+)[.]semis[.]example$')::int), 0) from structure) as structures,
      (select coalesce(max(substring(courriel::text from '[.]([0-9]+)@[a-z0-9]+[.]semis[.]example$')::int), 0) from compte) as comptes`)
  return rows[0] ?? { structures: 0, comptes: 0 }
}

/** A référent of a CHU, of a hospital, of a small structure, the teams above, and somebody with a plain right. */
async function comptesConnus(client: pg.PoolClient): Promise<CompteConnu[]> {
  const referent = (role: string, categories: string) => `
    (select '${role}' as role, c.courriel::text, s.id as "structureId",
       (select count(*) from habilitation h where h.structure_id = s.id) as habilitations
     from semis_structure s join semis_place p on p.structure_n = s.n and p.referents > 0
     join semis_compte k on k.n = p.avant + 1 join compte c on c.id = k.id
     where s.categorie in (${categories}) order by abs(p.fin - p.avant - (
       select percentile_disc(0.5) within group (order by q.fin - q.avant) from semis_place q
       join semis_structure x on x.n = q.structure_n where x.categorie in (${categories}))), s.n limit 1)`
  const territoire = (role: string, genre: string, code: string) => `
    (select '${role}', c.courriel::text, null::uuid, 1 from semis_territoire t join compte c on c.id = t.id
     where t.genre = '${genre}' and t.code = '${code}')`
  const { rows } = await client.query<CompteConnu>(
    [
      referent('referent-chu', "'101'"),
      referent('referent', "'355'"),
      referent('referent-petit', "'500', '183', '246'"),
      territoire('charge-de-mission', 'departement', '34'),
      territoire('regional', 'region', '76'),
      `(select 'professionnel', c.courriel::text, s.id, 0 from semis_structure s join semis_place p on p.structure_n = s.n
        join semis_compte k on k.n > p.avant + 2 and k.n <= p.fin join compte c on c.id = k.id and c.etat = 'actif'
        where s.categorie = '355' order by k.n limit 1)`,
    ].join(' union all '),
  )
  return rows
}
