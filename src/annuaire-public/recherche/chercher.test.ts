import { beforeAll, describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { unEtablissement } from '#test/constructeurs/annuaire.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { rafraichirAnnuaire } from '../modele/rafraichir.ts'
import { chercher, chercherPoints } from './chercher.ts'
import { comprendre } from './comprendre.ts'
import { lireCriteres } from './criteres.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-26T09:00:00Z')
const aujourdHui = jour('2026-11-26')

/** Names found, in order, for the query string of an address. */
async function noms(adresse: string): Promise<string[]> {
  return (await lancer(adresse)).trouvailles.map(({ nom }) => nom)
}

async function lancer(adresse: string) {
  return chercher(test.base, await demande(adresse), aujourdHui)
}

function demande(adresse: string) {
  const parametres = new URLSearchParams(adresse)
  const criteres = lireCriteres({
    requete: nom => parametres.getAll(nom).at(-1),
    requetes: nom => parametres.getAll(nom),
  })
  return comprendre(test.base, criteres)
}

beforeAll(async () => {
  const { base } = test
  await unEtablissement(base, { latitude: 43.67, longitude: 4.13, prixJour: '60.00' })
  await unEtablissement(base, {
    nom: 'EHPAD La Roseraie',
    commune: 'MONTPELLIER CEDEX 5',
    code_postal: '34000',
    voie: '12 rue du Moulin',
    latitude: 43.61,
    longitude: 3.87,
    prixJour: '75.50',
    grandAge: { hebergements: ['permanent', 'temporaire'], aideSociale: true, alzheimer: true },
    places: { libres: 3, le: '2026-11-20T08:00:00Z' },
  })
  await unEtablissement(base, {
    nom: 'EHPAD Le Clos',
    commune: 'Montpellier',
    code_postal: '34090',
    places: { libres: 4, le: '2026-08-01T08:00:00Z' },
  })
  await unEtablissement(base, {
    nom: 'Clinique du Val',
    categorie: '109',
    departement: '31',
    commune: 'Toulouse',
    offres: [
      { nom: 'SMR cardio', categorie: '104', champ: '02', modes: ['29'], activites: ['235'], lits: 12 },
      { nom: 'SMR gériatrie', categorie: '101', champ: '02', modes: ['28'], activites: ['241'], lits: 30 },
    ],
  })
  await unEtablissement(base, {
    nom: 'Résidence du Lac',
    categorie: '202',
    departement: '31',
    commune: 'Toulouse',
    fermee_le: '2026-12-31',
    fermeture_code: 'PRE',
  })
  const cache = { departement: '31', commune: 'Blagnac' }
  await unEtablissement(base, { ...cache, nom: 'EHPAD Absent', absente_le: '2026-11-01T00:00:00Z' })
  await unEtablissement(base, { ...cache, nom: 'EHPAD Désactivé', desactivee_le: '2026-11-01T00:00:00Z' })
  await unEtablissement(base, {
    ...cache,
    nom: 'EHPAD Fermé',
    fermee_le: '2026-01-01',
    fermeture_code: 'DEF',
  })
  await unEtablissement(base, { ...cache, nom: 'EHPAD Sans numéro', finess: null })
  await unEtablissement(base, { ...cache, nom: 'Laboratoire', categorie: '611' })
  await unEtablissement(base, {
    ...cache,
    nom: 'Unité gardée',
    categorie: '355',
    offres: [{ champ: '03', sensible: true }],
  })
  const { id } = await unEtablissement(base, { ...cache, nom: 'CH de Blagnac', categorie: '355' })
  const gardee = await uneUnite(base, { structureId: id })
  const fermee = await uneUnite(base, { structureId: id, fermee_le: '2026-02-01', fermeture_code: 'DEF' })
  await ajouterOffres(id, gardee.id, fermee.id)
  await rafraichirAnnuaire(base, maintenant)
})

async function ajouterOffres(structure_id: string, gardee: string, fermee: string) {
  const offre = {
    structure_id,
    caracteristiques: '[]',
    horaires: '[]',
    modes: [],
    active: true,
    sensible: false,
    ror_recue_le: maintenant,
  }
  await test.base
    .insertInto('offre')
    .values([
      { ...offre, ror_id: 'o1', nom: 'Visible', champ_code: '01', unite_id: null },
      { ...offre, ror_id: 'o2', nom: 'Secrète', champ_code: '03', unite_id: gardee, sensible: true },
      { ...offre, ror_id: 'o3', nom: 'À côté de la secrète', champ_code: '03', unite_id: gardee },
      { ...offre, ror_id: 'o4', nom: 'D’une unité fermée', categorie_code: '175', unite_id: fermee },
      { ...offre, ror_id: 'o5', nom: 'Arrêtée', categorie_code: '128', active: false, unite_id: null },
    ])
    .execute()
}

describe('the public directory', () => {
  it.each([
    ['q=ehpad montpellier', ['EHPAD La Roseraie', 'EHPAD Le Clos']],
    ['q=ephad monpellier', ['EHPAD La Roseraie', 'EHPAD Le Clos']],
    ['q=roseraie', ['EHPAD La Roseraie']],
    ['q=rozeraie', ['EHPAD La Roseraie']],
    ['q=34090', ['EHPAD Le Clos']],
    ['q=rue du moulin montpellier', ['EHPAD La Roseraie']],
    ['q=smr cardio 31', ['Clinique du Val']],
    ['q=smr cardio&mode=hospitalisation-de-jour', ['Clinique du Val']],
    // two offers of one clinic never add up to one that nobody has
    ['q=smr cardio&mode=hospitalisation-complete', []],
    ['q=smr geriatrie&mode=hospitalisation-complete', ['Clinique du Val']],
    ['module=sanitaire&departement=31', ['CH de Blagnac', 'Clinique du Val']],
    ['option=aide-sociale', ['EHPAD La Roseraie']],
    ['option=aide-sociale&option=pasa', []],
    ['q=alzheimer', ['EHPAD La Roseraie']],
    ['mode=hebergement-temporaire', ['EHPAD La Roseraie']],
    ['prix=2000', ['EHPAD Les Tilleuls']],
    ['q=ehpad&tri=prix', ['EHPAD Les Tilleuls', 'EHPAD La Roseraie', 'EHPAD Le Clos']],
    // places that were declared long ago are nobody's any more
    ['places=oui', ['EHPAD La Roseraie']],
    ['q=ehpad&lieu=Lunel', ['EHPAD Les Tilleuls']],
    ['q=ehpad&lieu=Lunel (34)&rayon=50', ['EHPAD Les Tilleuls', 'EHPAD La Roseraie']],
    ['q=ehpad&lieu=Nulle part', []],
    ['q=résidence du lac', ['Résidence du Lac']],
    ['q=psychiatrie 31', []],
    ['q=soins palliatifs', []],
    ['q=had', []],
  ])('%s', async (adresse, attendus) => {
    expect(await noms(adresse)).toEqual(attendus)
  })

  it('lists nothing that is absent, disabled, closed, without a FINESS, of another world or sensitive', async () => {
    expect(await noms('q=blagnac')).toEqual(['CH de Blagnac'])
  })

  it('finds a FINESS whatever its spaces, and a number that nobody has finds nothing', async () => {
    const [trouve] = (await lancer('q=roseraie')).trouvailles
    const finess = trouve?.finess ?? ''
    expect(await noms(`q=${finess.slice(0, 2)} ${finess.slice(2, 5)} ${finess.slice(5)}`)).toEqual([
      'EHPAD La Roseraie',
    ])
    expect(await noms('q=990000008')).toEqual([])
  })

  it('says how far, from the middle of the place', async () => {
    const { trouvailles, tri } = await lancer('q=ehpad lunel&rayon=50')
    expect(tri).toBe('distance')
    expect(trouvailles.map(({ nom, distance }) => [nom, Math.round(distance ?? -1)])).toEqual([
      ['EHPAD Les Tilleuls', 0],
      ['EHPAD La Roseraie', 22],
    ])
  })

  it('says when the words were not found just so', async () => {
    expect((await lancer('q=roseraie')).approchee).toBe(false)
    expect((await lancer('q=rozeraie')).approchee).toBe(true)
  })

  it('gives points to those who have one', async () => {
    const points = await chercherPoints(test.base, await demande('q=ehpad 34'), aujourdHui)
    expect(points.map(({ nom }) => nom).sort()).toEqual(['EHPAD La Roseraie', 'EHPAD Les Tilleuls'])
  })

  it('a closure that was foreseen takes effect on its day, with nothing to rebuild', async () => {
    const recherche = await demande('q=résidence du lac')
    expect((await chercher(test.base, recherche, jour('2026-12-31'))).total).toBe(0)
  })

  it('follows what changes, and a second run has nothing to do', async () => {
    const { base } = test
    expect(await rafraichirAnnuaire(base, maintenant)).toBe(0)
    const { id } = await unEtablissement(base, { nom: 'EHPAD Nouveau', commune: 'Pézenas' })
    expect(await noms('q=pezenas')).toEqual([])
    expect(await rafraichirAnnuaire(base, maintenant)).toBe(1)
    expect(await noms('q=pezenas')).toEqual(['EHPAD Nouveau'])
    await base.updateTable('structure').set({ desactivee_le: maintenant }).where('id', '=', id).execute()
    await rafraichirAnnuaire(base, maintenant)
    expect(await noms('q=pezenas')).toEqual([])
    const communes = await base
      .selectFrom('annuaire_commune')
      .select('nom')
      .where('nom', '=', 'Pézenas')
      .execute()
    expect(communes).toEqual([])
  })

  it('the job is enqueued with the change, once per transaction', async () => {
    const { pool } = test.base
    const jobs = async () =>
      (
        await pool.query(
          `select count(*)::int as n from graphile_worker._private_jobs j
           join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'rafraichir-annuaire'`,
        )
      ).rows[0].n
    const avant = await jobs()
    await test.base.transaction().execute(async tx => {
      await unEtablissement(tx, { prixJour: '50.00', offres: [{ lits: 3 }] })
    })
    expect(await jobs()).toBe(avant + 1)
    await rafraichirAnnuaire(test.base, maintenant)
  })
})
