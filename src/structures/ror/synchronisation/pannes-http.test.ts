import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import {
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { type DoubleRor, ouvrirDouble } from '../double/ouvrir-double.ts'
import type { DemandeDePanne } from '../double/pannes.ts'
import { ouvrirSource } from '../source/client.ts'
import { outilsReels } from '../source/outils.ts'
import { synchroniser } from './synchroniser.ts'

/** Over real HTTP: what the in-memory ROR cannot show (sockets that close, answers that never come, large bodies). */
const essai = baseDeTest()
const ici = {} as { double: DoubleRor; instant: Date }

beforeEach(async () => {
  await viderAnnuaire(essai.base)
  ici.instant = new Date('2026-11-23T10:00:00Z')
  const offres = [1, 2, 3].map(n => uneOffre(`hs${n}`))
  const ressources = [uneEntiteJuridique(), uneStructure(), uneUnite(), unLieu(), ...offres]
  ici.double = await ouvrirDouble({ source: { ressources }, parTranche: 1, horloge: () => ici.instant })
})
afterEach(() => ici.double.fermer())

async function passer(nature: 'complet' | 'delta' = 'complet') {
  const { url: base, urlJetons: jeton, clientId, clientSecret: secret } = ici.double
  const reglages = { base, jeton, clientId, secret, regions: [], profil: 'CU22', delaiSecondes: 1 }
  const outils = { ...outilsReels(reglages, () => ici.instant), attendre: async () => undefined }
  const variables = { DATA_DIR: mkdtempSync(join(tmpdir(), 'ror-')) }
  const services = { ...servicesDeTest(essai.base, { variables }), horloge: () => ici.instant }
  const issue = await synchroniser(services, ouvrirSource(reglages, outils), { nature })
  ici.instant = new Date(ici.instant.getTime() + 3_600_000)
  return issue
}

const presentes = async () => {
  const { rows } = await essai.base.pool.query(
    'select count(*) n from ror_ressource where absente_le is null',
  )
  return Number(rows[0].n)
}

describe('a fault that passes leaves no trace', () => {
  it.each<DemandeDePanne>([
    { sorte: 'jeton-refuse', sur: ['tranche'], apres: 1 },
    { sorte: 'trop-d-appels', fois: 3 },
    { sorte: 'erreur-interne', fois: 2 },
    { sorte: 'muette', sur: ['tranche'], apres: 1 },
    { sorte: 'lente', secondes: 0.2, fois: 4 },
    { sorte: 'coupee', sur: ['tranche'], fois: 2 },
    { sorte: 'tronquee', sur: ['tranche'], fois: 2 },
    { sorte: 'tronquee', sur: ['suivi'] },
    { sorte: 'mauvais-type', sur: ['tranche'] },
    { sorte: 'enorme', octets: 3_000_000 },
  ])('%o', async panne => {
    ici.double.panne(panne)
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(await presentes()).toBe(7)
  })
})

describe('a fault that lasts is told, and takes nothing away', () => {
  it.each<[DemandeDePanne, string]>([
    [{ sorte: 'client-refuse', fois: 0 }, 'echoue'],
    [{ sorte: 'erreur-interne', fois: 0 }, 'echoue'],
    [{ sorte: 'sortie-vide', fois: 0 }, 'echoue'],
    [{ sorte: 'tranche-absente', fois: 0 }, 'partiel'],
    [{ sorte: 'tranche-absente', apres: 1, fois: 0 }, 'partiel'],
    [{ sorte: 'entree-en-erreur', fois: 0 }, 'partiel'],
    [{ sorte: 'mauvais-type', sur: ['suivi'], fois: 0 }, 'echoue'],
  ])('%o: %s', async (panne, etat) => {
    await passer()
    ici.double.retirer('HealthcareService', 'hs3')
    ici.double.panne(panne)
    expect(await passer()).toMatchObject({ etat, motif: expect.any(String) })
    expect(await presentes()).toBe(7)
    ici.double.reparer()
    expect(await passer()).toMatchObject({ etat: 'reussi' })
    expect(await presentes()).toBe(6)
  })
})

it('stops at a page that repeats, and at a source that sends us elsewhere in time', async () => {
  await passer()
  ici.double.deposer(uneStructure('eg1', { name: 'NEUF' }))
  ici.double.panne({ sorte: 'page-repetee', fois: 0 })
  expect(await passer('delta')).toMatchObject({ etat: 'echoue', motif: expect.stringContaining('page') })
  ici.double.reparer()
  ici.double.panne({ sorte: 'horloge-en-avance', fois: 0 })
  expect(await passer('delta')).toMatchObject({ etat: 'reussi' })
  ici.double.reparer()
  // a clock that was ahead must not make the next delta miss what changes now
  ici.double.deposer(uneStructure('eg1', { name: 'PLUS NEUF' }))
  await passer('delta')
  const { rows } = await essai.base.pool.query('select nom from structure')
  expect(rows).toEqual([{ nom: 'PLUS NEUF' }])
})
