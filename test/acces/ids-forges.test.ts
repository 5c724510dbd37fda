import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { creerClient } from '#test/socle/client.ts'
import { type Objets, objetsDeLAutre, objetsDuReferent } from './objets.ts'

const demo = applicationDeDemo()
const objets: { siens: Objets; autres: Objets } = { siens: {}, autres: {} }
const racine = '/administration/habilitations'

beforeAll(async () => {
  objets.siens = await objetsDuReferent(demo.services.base)
  objets.autres = await objetsDeLAutre(demo.services.base)
})

/** Requests whose object travels in the query or in the form, not in the path. */
const demandes: [string, (o: Objets) => { chemin: string; champs?: Record<string, string> }][] = [
  ['the list of a structure', o => ({ chemin: `${racine}?structure=${o.structureId}` })],
  ['its export', o => ({ chemin: `${racine}/export.csv?structure=${o.structureId}` })],
  ['a search in it', o => ({ chemin: `/administration/utilisateurs?structure=${o.structureId}` })],
  ['its journal', o => ({ chemin: `/administration/journal?structure=${o.structureId}` })],
  [
    'the export of its journal',
    o => ({
      chemin: '/administration/journal/exporter',
      champs: { structure: o.structureId ?? '', motif: 'une enquête interne' },
    }),
  ],
  ['giving there', o => ({ chemin: `${racine}/attribuer?compte=${o.compteId}&structure=${o.structureId}` })],
  [
    'a departure from it',
    o => ({ chemin: `${racine}/depart?compte=${o.compteId}&structure=${o.structureId}` }),
  ],
  [
    'naming a référent there',
    o => ({ chemin: `/administration/second-referent?structure=${o.structureId}` }),
  ],
  ['renewing a right', o => ({ chemin: `${racine}/renouveler?h=${o.habilitationId}` })],
  ['ending a right', o => ({ chemin: `${racine}/terminer?h=${o.habilitationId}` })],
  [
    'giving there, at once',
    o => ({
      chemin: `${racine}/attribuer`,
      champs: {
        comptes: o.compteId ?? '',
        structure: o.structureId ?? '',
        profils: 'adm-referent-structure',
        debut: '2099-01-01',
        fin: '2099-02-01',
      },
    }),
  ],
  [
    'renewing, at once',
    o => ({ chemin: `${racine}/renouveler`, champs: { h: o.habilitationId ?? '', version: '1' } }),
  ],
  [
    'ending, at once',
    o => ({
      chemin: `${racine}/terminer`,
      champs: { h: o.habilitationId ?? '', motif: 'essai', le: '2026-12-01' },
    }),
  ],
  [
    'a departure, at once',
    o => ({
      chemin: `${racine}/depart`,
      champs: { compte: o.compteId ?? '', structure: o.structureId ?? '', le: '2099-01-01' },
    }),
  ],
]

async function connecte() {
  const client = creerClient(demo.app)
  await client.post('/demo/connexion', { compte: 'referent' })
  return client
}

async function envoyer({ chemin, champs }: { chemin: string; champs?: Record<string, string> }) {
  const client = await connecte()
  return champs ? client.post(chemin, { ...champs, jeton: randomUUID() }) : client.get(chemin)
}

async function etatDeLaBase() {
  const { base } = demo.services
  const compter = (table: 'habilitation' | 'depart' | 'courriel') =>
    base
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  const refus = base
    .selectFrom('journal')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('acte', '=', 'acces.refuse')
    .executeTakeFirstOrThrow()
  const [habilitations, departs, courriels] = await Promise.all(
    (['habilitation', 'depart', 'courriel'] as const).map(compter),
  )
  return { ecrits: [habilitations?.n, departs?.n, courriels?.n], refus: (await refus).n }
}

describe('an id of another structure, slipped into an address or a form', () => {
  it.each(demandes)('%s: 404, a line in the journal, nothing written', async (_, demande) => {
    const avant = await etatDeLaBase()
    expect((await envoyer(demande(objets.autres))).statut).toBe(404)
    const apres = await etatDeLaBase()
    expect(apres.ecrits).toEqual(avant.ecrits)
    expect(apres.refus).toBeGreaterThan(avant.refus)
  })

  it.each(demandes.filter(([, demande]) => !demande({}).champs))(
    '%s: one’s own opens',
    async (_, demande) => {
      expect((await envoyer(demande(objets.siens))).statut).toBe(200)
    },
  )

  it.each(demandes)('%s: nonsense never breaks anything', async (_, demande) => {
    const nonsens = { structureId: "1'--", compteId: '../../etc', habilitationId: '💥' }
    expect((await envoyer(demande(nonsens))).statut).toBeLessThan(500)
  })
})
