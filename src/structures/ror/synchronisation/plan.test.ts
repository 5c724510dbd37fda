import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { unLieu } from '#test/structures/ressources-ror.ts'
import { RorFactice } from '#test/structures/ror-factice.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { bilanVide } from '../bilan.ts'
import { ouvrirSource } from '../source/client.ts'
import { recevoir } from './contexte.ts'
import { ouvrirPassage } from './passages.ts'

const essai = baseDeTest()
const lieux = (name: string) => Array.from({ length: 2000 }, (_, n) => unLieu(`lo${n}`, { name }))

/** Receives, in a transaction that `avec` may look at or undo. */
async function recevoirDesLieux(passageId: number, nom: string, avec: Parameters<typeof recevoir>[2]) {
  const ror = new RorFactice()
  const services = servicesDeTest(essai.base)
  const passage = { ...(await passageDe(passageId)), id: passageId }
  const contexte = { services, source: ouvrirSource(ror.reglages, ror.outils), passage, bilan: bilanVide() }
  await recevoir(contexte, lieux(nom), avec)
}
const modele = { nature: 'complet', maintenant: new Date('2026-11-23T09:00:00Z') } as const
const passageDe = async (id: number) => ({
  id,
  nature: 'complet' as const,
  structureId: null,
  profil: 'CU22',
  regions: null,
  commenceLe: modele.maintenant,
  depuis: null,
  repereLe: null,
  suiviUrl: null,
  reprend: null,
  bilan: {},
})

it('after a run killed on an empty mirror, what is received is still looked up by its keys', async () => {
  await viderAnnuaire(essai.base)
  const { id } = await enTransaction(essai.base, tx => ouvrirPassage(tx, modele))
  const mort = new Error('kill -9')
  await expect(recevoirDesLieux(id, 'Avant', () => Promise.reject(mort))).rejects.toBe(mort)
  // as autovacuum does a minute later: the tables pass for empty
  await essai.base.pool.query('vacuum ror_ressource')
  await essai.base.pool.query('vacuum ror_vue')
  const lues: number[] = []
  const compterLesLectures: Parameters<typeof recevoir>[2] = async tx => {
    const { rows } = await sql<{ n: string }>`select seq_tup_read as n from pg_stat_xact_user_tables
      where relname in ('ror_ressource', 'ror_vue')`.execute(tx)
    lues.push(...rows.map(({ n }) => Number(n)))
  }
  await recevoirDesLieux(id, 'Avant', compterLesLectures)
  await recevoirDesLieux(id, 'Après', compterLesLectures)
  expect(lues).toEqual([0, 0, 0, 0])
})
