import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { importerRor } from '#src/structures/ror/importer.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const essai = baseDeTest()
const racine = '/administration/fiche-annuaire'
type Scene = Awaited<ReturnType<typeof unHopital>> & { lectrice: string; regionale: string; ailleurs: string }
const scene = {} as Scene

beforeAll(async () => {
  Object.assign(scene, await unHopital(essai.base))
  const { base } = essai
  scene.ailleurs = (await uneStructure(base, { nom: 'Clinique des Pins', commune: 'Sète' })).id
  scene.lectrice = (await unePersonne(base, { prenom: 'Dora', nom: 'Blin' })).id
  await uneHabilitation(base, {
    compteId: scene.lectrice,
    structureId: scene.structure.id,
    profil: 'san-demandeur-social',
  })
  scene.regionale = (await unePersonne(base, { prenom: 'Régine', nom: 'Gion', telephone: '0561000000' })).id
  await uneHabilitation(base, {
    compteId: scene.regionale,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
})

const page = async (compteId: string, suite: string) =>
  applicationEspace(essai.base).client(compteId).get(`${racine}${suite}`)

describe('who may read a fiche', () => {
  it.each(['', '/unites', '/referents'])(
    'any holder of a right in the structure, tab « %s »',
    async onglet => {
      const lue = await page(scene.lectrice, `/${scene.structure.id}${onglet}`)
      expect(lue.statut).toBe(200)
      expect(lue.texte).toContain('CH de Lunel</h1>')
      expect(lue.texte).not.toContain('/historique"')
    },
  )

  it('its history is for who administers it', async () => {
    expect((await page(scene.lectrice, `/${scene.structure.id}/historique`)).statut).toBe(403)
    for (const compteId of [scene.anne.id, scene.regionale]) {
      expect((await page(compteId, `/${scene.structure.id}/historique`)).statut).toBe(200)
    }
  })

  it.each(['', '/unites', '/referents', '/historique'])(
    'nobody else: 404 and a line of the journal, tab « %s »',
    async onglet => {
      const lignes = () =>
        essai.base
          .selectFrom('journal')
          .selectAll()
          .where('acte', '=', 'acces.refuse')
          .where('structure_id', '=', scene.ailleurs)
          .execute()
      const avant = (await lignes()).length
      expect((await page(scene.anne.id, `/${scene.ailleurs}${onglet}`)).statut).toBe(404)
      const apres = await lignes()
      expect(apres).toHaveLength(avant + 1)
      expect(apres.at(-1)).toMatchObject({ acteur_id: scene.anne.id, issue: 'refuse' })
    },
  )

  it.each(['/0198c2a1-0000-7000-8000-000000000000', '/x', "/'%20or%201=1"])(
    'what does not exist answers the same: %s',
    async suite => expect((await page(scene.anne.id, suite)).statut).toBe(404),
  )
})

describe('the list', () => {
  it('goes straight to the only structure', async () => {
    expect((await page(scene.lectrice, '')).vers).toBe(`${racine}/${scene.structure.id}`)
  })

  it('lists a territory, and finds whatever the accents', async () => {
    const toutes = motsDe((await page(scene.regionale, '')).texte)
    expect(toutes).toContain('2 structures')
    const trouvee = await page(scene.regionale, '?q=SETE')
    expect(trouvee.texte).toContain('Clinique des Pins')
    expect(trouvee.texte).not.toContain('CH de Lunel')
  })

  it('says what to do when nothing fits, or when there is nothing', async () => {
    expect(motsDe((await page(scene.regionale, '?q=zzz')).texte)).toContain('Aucune structure ne correspond')
    expect(motsDe((await page(scene.chloe.id, '')).texte)).toContain('Aucune fiche à afficher')
  })

  it.each(['?page=0', '?page=-1', '?page=abc', '?page=99999999999999999999', `?q=${'x'.repeat(10_000)}`])(
    'bears %s',
    async suite => expect((await page(scene.regionale, suite)).statut).toBe(200),
  )
})

describe('the tabs', () => {
  it('say what the source lacks, and where changes are made', async () => {
    const texte = motsDe((await page(scene.lectrice, `/${scene.structure.id}`)).texte)
    expect(texte).toContain('Non renseigné')
    expect(texte).toContain('Les modifications se font dans le ROR')
    expect(texte).toContain('ror@region.example')
    expect(texte).toContain('Aucun contact dans le ROR')
    const unites = motsDe((await page(scene.lectrice, `/${scene.ailleurs}/unites`)).texte)
    expect(unites).toContain('Cette page n’existe pas')
  })

  it('show closed units as such, children under their parent, and the rights of each', async () => {
    const { base } = essai
    const { id: structureId } = await uneStructure(base, { nom: 'CH du Vidourle' })
    await uneHabilitation(base, { compteId: scene.anne.id, structureId })
    const pole = await uneUnite(base, { structureId, nom: 'Pôle gériatrie' })
    const service = await uneUnite(base, { structureId, nom: 'SMR gériatrique', parent_id: pole.id })
    await uneUnite(base, {
      structureId,
      nom: 'Ancienne aile',
      fermee_le: '2024-06-30',
      fermeture_code: 'DEF',
    })
    await uneHabilitation(base, {
      compteId: scene.lectrice,
      perimetre: { genre: 'unite', structureId, uniteId: service.id },
      profil: 'san-demandeur-social',
    })
    const { texte } = await page(scene.anne.id, `/${structureId}/unites`)
    const mots = motsDe(texte)
    expect(mots).toContain('3 unités, dont 1 fermée')
    expect(mots).toContain('Fermée depuis le 30 juin 2024')
    expect(mots).toContain('1 habilitation limitée à cette unité')
    expect(texte.indexOf('SMR gériatrique')).toBeGreaterThan(texte.indexOf('Pôle gériatrie'))
  })

  it('name the référents, their means, and the chargée de mission', async () => {
    const texte = motsDe((await page(scene.lectrice, `/${scene.structure.id}/referents`)).texte)
    for (const mot of ['Anne Duval', 'Bruno Petit', '04 67 00 00 00', 'Régine Gion', '05 61 00 00 00'])
      expect(texte).toContain(mot)
  })

  it('tell the history with pages', async () => {
    const { base } = essai
    const lignes = Array.from({ length: 45 }, (_, rang) => ({
      instant: new Date(Date.UTC(2026, 10, 1, 8, rang)),
      acteur_id: scene.bruno.id,
      acte: 'depart.declare',
      issue: 'fait' as const,
      compte_id: scene.chloe.id,
      structure_id: scene.structure.id,
      habilitation_id: null,
      motif: `motif numéro ${rang}.`,
      details: JSON.stringify({ lieu: 'CH de Lunel', le: '2026-11-30' }),
      origine: '{}',
    }))
    await base.insertInto('journal').values(lignes).execute()
    const chemin = `/${scene.structure.id}/historique`
    const premiere = await page(scene.anne.id, chemin)
    expect(motsDe(premiere.texte)).toContain(
      'Bruno Petit a déclaré un départ au 30 novembre 2026 : CH de Lunel',
    )
    expect(premiere.texte).toContain('motif numéro 44.')
    expect(premiere.texte).not.toContain('motif numéro 3.')
    const suite = /historique(\?avant=\d+)/.exec(premiere.texte)?.[1]
    const seconde = await page(scene.anne.id, chemin + suite)
    expect(seconde.texte).toContain('motif numéro 3.')
    expect(motsDe(seconde.texte)).toContain('Revenir au plus récent')
  })
})

const echantillons = '../shared/data/ror/occitanie-2022'

describe.skipIf(!existsSync(echantillons))('with the real samples of the ROR', () => {
  it('every one of the 446 hospitals of Occitanie can be read', async () => {
    const { base } = essai
    const issue = await importerRor(base, {
      chemin: echantillons,
      maintenant: new Date('2026-11-23T09:00:00Z'),
    })
    expect(issue.ok).toBe(true)
    const national = await unePersonne(base)
    await uneHabilitation(base, {
      compteId: national.id,
      profil: 'adm-national',
      perimetre: { genre: 'national' },
    })
    const hopitaux = await base.selectFrom('structure').select('id').where('ror_id', 'is not', null).execute()
    expect(hopitaux).toHaveLength(446)
    const client = applicationEspace(base).client(national.id)
    for (const { id } of hopitaux.filter((_, rang) => rang % 20 === 0)) {
      for (const onglet of ['', '/unites', '/referents', '/historique']) {
        const lue = await client.get(`${racine}/${id}${onglet}`)
        expect(lue.statut).toBe(200)
        expect(lue.texte).not.toMatch(/undefined|\[object Object\]|NaN/)
      }
    }
  })
})
