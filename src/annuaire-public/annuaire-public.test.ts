import { beforeAll, describe, expect, it } from 'vitest'
import { trancheFhir } from '#src/fhir/tranche.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unEtablissement } from '#test/constructeurs/annuaire.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneEntite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { rafraichirAnnuaire } from './modele/rafraichir.ts'
import { trancheAnnuairePublic } from './tranche.ts'

const test = baseDeTest()
const etat: { ehpad?: string; ferme?: string; cache?: string; prison?: string } = {}

async function monter(cookie?: string) {
  const { acteur } = await unePersonne(test.base)
  const app = creerServeur({
    services: servicesDeTest(test.base, { variables: { URL_PUBLIQUE: 'https://vt.example' } }),
    tranches: [trancheAnnuairePublic, trancheFhir],
    identifier: async () => (cookie ? acteur : null),
  })
  const client = creerClient(app)
  if (cookie) client.cookies.set('__Host-session', cookie)
  return { client, app }
}

/** The first is delivered where the second is. */
async function partagerLeLieu(une: string, autre: string) {
  const { base } = test
  const { id } = await base.selectFrom('offre').select('id').where('nom', '=', une).executeTakeFirstOrThrow()
  await base
    .insertInto('offre_lieu')
    .columns(['offre_id', 'lieu_ror_id'])
    .expression(eb =>
      eb
        .selectFrom('offre_lieu as l')
        .innerJoin('offre as o', 'o.id', 'l.offre_id')
        .select([eb.val(id).as('offre_id'), 'l.lieu_ror_id'])
        .where('o.nom', '=', autre),
    )
    .execute()
}

beforeAll(async () => {
  const { base } = test
  const { id: entite } = await uneEntite(base)
  const ehpad = await unEtablissement(base, {
    nom: 'EHPAD </script><script>alert(1)</script> & Co',
    entite_juridique_id: entite,
    voie: '1 rue du Four',
    telephone: '0467000000',
    site_web: 'javascript:alert(1)',
    latitude: 43.67,
    longitude: 4.13,
    prixJour: '60.00',
    places: { libres: 2, le: '2026-11-20T08:00:00Z' },
    offres: [
      { nom: 'Hébergement', categorie: '21', modes: ['46'], lits: 60 },
      { nom: 'Offre secrète', categorie: '24', sensible: true },
      { nom: 'Au même étage', categorie: '24', lits: 7 },
      { nom: 'Offre arrêtée', categorie: '24', active: false },
    ],
  })
  await partagerLeLieu('Offre secrète', 'Au même étage')
  await base
    .insertInto('contact_ror')
    .values([
      {
        structure_id: ehpad.id,
        rang: 0,
        niveau: 1,
        canal: 'telephone',
        valeur: '0467000001',
        nom: 'Mme Connue',
        fonction: 'Accueil',
      },
      {
        structure_id: ehpad.id,
        rang: 1,
        niveau: 2,
        canal: 'telephone',
        valeur: '0467000002',
        nom: 'M. Réservé',
      },
    ])
    .execute()
  const ferme = await unEtablissement(base, {
    nom: 'EHPAD Ancien',
    fermee_le: '2024-06-30',
    fermeture_code: 'DEF',
  })
  const cache = await unEtablissement(base, { nom: 'EHPAD Absent', absente_le: '2026-11-01T00:00:00Z' })
  const prison = await unEtablissement(base, {
    nom: 'Unité gardée',
    categorie: '355',
    offres: [{ sensible: true }, { nom: 'Offre disparue' }],
  })
  await base
    .updateTable('offre')
    .set({ absente_le: new Date() })
    .where('nom', '=', 'Offre disparue')
    .execute()
  Object.assign(etat, {
    ehpad: ehpad.finess,
    ferme: ferme.finess,
    cache: cache.finess,
    prison: prison.finess,
  })
  await rafraichirAnnuaire(base, new Date('2026-11-23T09:00:00Z'))
})

describe('the page of an establishment', () => {
  it('says what anybody may know, and no more', async () => {
    const { client } = await monter()
    const { statut, texte } = await client.get(`/annuaire/${etat.ehpad}`)
    expect(statut).toBe(200)
    for (const dit of [
      '1 rue du Four',
      'tel:0467000000',
      'Accueil, Mme Connue',
      'tel:0467000001',
      '60,00',
      '2\u00a0places libres',
      'Hébergement',
    ])
      expect(texte).toContain(dit)
    for (const tu of [
      'Réservé',
      '0467000002',
      'Offre secrète',
      'Offre arrêtée',
      // a place where a sensitive unit works: neither its beds nor where it is
      '7\u00a0lits',
      'href="javascript:',
    ])
      expect(texte).not.toContain(tu)
  })

  it('closed, it is found by its number though no list shows it', async () => {
    const { client } = await monter()
    const { statut, vers } = await client.get(`/annuaire?q=${etat.ferme}`)
    expect([statut, vers]).toEqual([302, `/annuaire/${etat.ferme}`])
    expect((await client.get('/annuaire?q=990000008')).texte).toContain(
      'Aucun établissement ouvert ne porte le numéro FINESS',
    )
  })

  it('names whom the source lets everybody know, in the page as in the façade', async () => {
    const { client } = await monter()
    for (const adresse of [`/annuaire/${etat.ehpad}`, `/fhir/Organization/eg-${etat.ehpad}`]) {
      const { texte } = await client.get(adresse)
      expect(texte).toContain('Mme Connue')
      expect(texte).not.toContain('Réservé')
    }
  })

  it('what a source wrote stays text, in the page and in its data', async () => {
    const { client } = await monter()
    const { texte } = await client.get(`/annuaire/${etat.ehpad}`)
    expect(texte).not.toContain('<script>alert')
    const [, donnees = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(texte) ?? []
    expect(JSON.parse(donnees)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'MedicalOrganization',
      '@id': `https://vt.example/annuaire/${etat.ehpad}`,
      name: 'EHPAD </script><script>alert(1)</script> & Co',
      identifier: { propertyID: 'FINESS', value: etat.ehpad },
      location: { geo: { latitude: 43.67 } },
    })
  })

  it('has one address, that search engines may list', async () => {
    const { client } = await monter()
    const { texte } = await client.get(`/annuaire/${etat.ehpad}`)
    expect(texte).toContain(`<link rel="canonical" href="https://vt.example/annuaire/${etat.ehpad}"/>`)
    expect(texte).toContain('<meta name="description" content="EHPAD à Lunel (34)')
    expect(texte).not.toContain('noindex')
    const morceaux = [etat.ehpad?.slice(0, 2), etat.ehpad?.slice(2)]
    for (const variante of [morceaux.join('-'), morceaux.join('%20'), morceaux.join('.')]) {
      const { statut, vers } = await client.get(`/annuaire/${variante}`)
      expect([statut, vers]).toEqual([301, `/annuaire/${etat.ehpad}`])
    }
    for (const domaine of ['personnes-agees', 'personnes-situation-handicap'])
      expect((await client.get(`/fiche-etablissement/${domaine}/${etat.ehpad}`)).vers).toBe(
        `/annuaire/${etat.ehpad}`,
      )
    expect((await client.get(`/fiche-etablissement/autre/${etat.ehpad}`)).statut).toBe(404)
  })

  it('a closed one says so, a hidden one does not exist', async () => {
    const { client } = await monter()
    expect((await client.get(`/annuaire/${etat.ferme}`)).texte).toContain(
      'Fermé depuis le 30\u00a0juin\u00a02024',
    )
    for (const finess of [etat.cache, etat.prison, '990000008', 'n-importe-quoi'])
      expect((await client.get(`/annuaire/${finess}`)).statut).toBe(404)
  })

  it('is kept a short while by browsers, and spared when it has not changed; a signed-in page never', async () => {
    const { client, app } = await monter()
    const { entetes } = await client.get(`/annuaire/${etat.ehpad}`)
    expect(entetes.get('cache-control')).toBe('public, max-age=300')
    const encore = await app.request(`/annuaire/${etat.ehpad}`, {
      headers: { 'if-none-match': entetes.get('etag') ?? '' },
    })
    expect([encore.status, await encore.text()]).toEqual([304, ''])
    const connecte = await (await monter('jeton')).client.get(`/annuaire/${etat.ehpad}`)
    expect(connecte.entetes.get('cache-control')).toBe('no-store')
    expect(connecte.entetes.get('etag')).toBeNull()
  })

  it('stays light: under 50 kB', async () => {
    const { client } = await monter()
    for (const chemin of [`/annuaire/${etat.ehpad}`, '/annuaire?q=ehpad', '/annuaire'])
      expect(Buffer.byteLength((await client.get(chemin)).texte)).toBeLessThan(50_000)
  })
})

describe('the directory', () => {
  it('finds, says how it understood, and lets each thing be taken back', async () => {
    const { client } = await monter()
    const { texte } = await client.get('/annuaire?q=ehpad%20lunel')
    expect(texte).toContain('1\u00a0établissement')
    expect(texte).toContain('href="/annuaire?q=lunel"')
    expect(texte).toContain('href="/annuaire?q=ehpad"')
    expect(texte).toContain('noindex')
  })

  it('when nothing is found, proposes what would be', async () => {
    const { client } = await monter()
    const { texte } = await client.get('/annuaire?q=smr%20lunel')
    expect(texte).toContain('Aucun établissement ne correspond')
    expect(texte).toContain('Sans « SMR »')
  })

  it('gives points to the map, and a page to who has no script', async () => {
    const { client } = await monter()
    expect((await client.get('/annuaire?q=ehpad')).texte).toContain('60\u00a0places')
    const { points } = JSON.parse((await client.get('/annuaire/points.json?q=ehpad')).texte)
    expect(points).toEqual([[4.13, 43.67, etat.ehpad, expect.stringContaining('EHPAD'), 'ehpad']])
    expect((await client.get('/annuaire?q=ehpad')).texte).toMatch(/<carte-etablissements[^>]* hidden/)
  })

  it('whatever is asked, answers', async () => {
    const { client } = await monter()
    const pires = [
      'q=%00',
      'q=%25_%27%22',
      `q=${'é'.repeat(400)}`,
      'page=-1',
      'page=999',
      'rayon=x',
      'type=x&type=y',
      'tri=distance',
    ]
    for (const pire of pires) expect((await client.get(`/annuaire?${pire}`)).statut).toBe(200)
  })

  it('tells search engines where everything is, and nothing else', async () => {
    const { client } = await monter()
    expect((await client.get('/robots.txt')).texte).toContain('Sitemap: https://vt.example/sitemap.xml')
    expect((await client.get('/sitemap.xml')).texte).toContain(
      '<loc>https://vt.example/annuaire/plan/1.xml</loc>',
    )
    const { texte } = await client.get('/annuaire/plan/1.xml')
    expect(texte).toContain(`<loc>https://vt.example/annuaire/${etat.ehpad}</loc>`)
    expect(texte).not.toContain(etat.ferme)
    expect(texte.endsWith('</urlset>\n')).toBe(true)
    for (const page of ['2', '0', '99999999999999999999'])
      expect((await client.get(`/annuaire/plan/${page}.xml`)).statut, page).toBe(404)
  })

  it('serves the map by its own files only', async () => {
    const { client } = await monter()
    expect((await client.get('/annuaire/carte/1/departements.topojson')).statut).toBe(200)
    expect((await client.get('/annuaire/carte/1/maplibre-gl-worker.mjs')).statut).toBe(200)
    for (const autre of ['package.json', '..%2Fpackage.json', 'constructor'])
      expect((await client.get(`/annuaire/carte/1/${autre}`)).statut).toBe(404)
  })
})

describe('the calculator', () => {
  it('fills in the prices of the establishment, and the rate of the group that was chosen', async () => {
    const { client } = await monter()
    await test.base.pool.query(
      `insert into tarif_grand_age (structure_id, nature, montant, au)
       select id, 'gir-1-2', 21.40, '2026-01-01' from structure where finess = $1`,
      [etat.ehpad],
    )
    const chemin = `/annuaire/${etat.ehpad}/reste-a-charge`
    const page = await client.get(chemin)
    expect(champDe(page.texte, 'hebergement')).toBe('60,00')
    const reponse = await client.post(chemin, {
      hebergement: '60,00',
      gir: '2',
      gir56: '6',
      ressources: '1 500',
    })
    expect(reponse.statut).toBe(200)
    expect(reponse.texte).toContain('Reste à payer par mois')
    expect(reponse.texte).toContain('Le tarif du GIR 2, 21,40')
    expect(reponse.texte).toContain('avec les montants connus au 1er\u00a0janvier\u00a02026')
  })

  it('says what is missing, beside what was typed', async () => {
    const { client } = await monter()
    const { statut, texte } = await client.post('/annuaire/reste-a-charge', {
      hebergement: 'beaucoup',
      gir: '2',
    })
    expect(statut).toBe(422)
    expect(champDe(texte, 'hebergement')).toBe('beaucoup')
    expect(texte).toContain('un montant en euros')
    expect(texte).toContain('4\u00a0points à corriger')
  })

  it('is for EHPAD only', async () => {
    const { client } = await monter()
    expect((await client.get(`/annuaire/${etat.ferme}/reste-a-charge`)).statut).toBe(404)
  })
})
