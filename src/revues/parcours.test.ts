import { describe, expect, it } from 'vitest'
import { ouvrir, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe } from '#test/constructeurs/scene.ts'
import { applicationRevues } from '#test/revues/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { empreinteDuFichier } from './verification/verifier.ts'

const test = baseDeTest()
const racine = '/administration/revues'

async function uneReferente() {
  const scene = await unHopitalPeuple(test.base, 3)
  const application = applicationRevues(test.base)
  return { ...scene, ...application, navigateur: await application.client(scene.anne.id) }
}

/** Opens the yearly review from the page, as a référent would. */
async function ouvrirParLaPage({ navigateur }: Awaited<ReturnType<typeof uneReferente>>) {
  const page = await navigateur.get(`${racine}/ouvrir`)
  const [, portee = ''] = /value="(structure:[^"]+)" selected/.exec(page.texte) ?? []
  const fait = await navigateur.post(`${racine}/ouvrir`, {
    jeton: champDe(page.texte, 'jeton'),
    portee,
    seulementNonRevues: '',
    debut: champDe(page.texte, 'debut'),
    echeance: champDe(page.texte, 'echeance'),
    cadence: '12',
    sansReponse: 'suspension',
    delai: '7',
  })
  expect(fait.statut).toBe(303)
  return fait.vers ?? ''
}

describe('a référent’s review, page after page', () => {
  it('opens, decides one by one, by selection and by rule, signs, downloads and verifies', async () => {
    const scene = await uneReferente()
    const { navigateur, app } = scene
    const revue = await ouvrirParLaPage(scene)
    const page = await navigateur.get(revue)
    expect(page.texte).toContain('Zola0 Camille0')
    expect(page.texte).toMatch(/0 sur 3.habilitations décidées/)
    const jeton = champDe(page.texte, 'jeton')
    const decider = (champs: Record<string, string | string[]>) =>
      navigateur.post(`${revue}/decider`, { jeton, retour: `${revue}?etat=a-decider`, ...champs })

    const un = await decider({ une: 'maintenir:1:0' })
    expect(un.vers).toBe(`${revue}?etat=a-decider#l-1`)
    expect((await decider({ lot: 'terminer' })).texte).toContain('Cochez d’abord')
    const choisies = await decider({ lot: 'reduire', l: ['2:0'] })
    expect(choisies.vers).toBe(`${revue}/reduire?l=2`)
    const reduire = await navigateur.get(choisies.vers ?? '')
    const reduite = await navigateur.post(`${revue}/reduire`, {
      jeton: champDe(reduire.texte, 'jeton'),
      retour: champDe(reduire.texte, 'retour'),
      l: '2:0',
      reduiteAu: champDe(reduire.texte, 'reduiteAu'),
      commentaire: 'Fin de mission',
    })
    expect(reduite.statut).toBe(303)
    expect((await navigateur.get(`${revue}/signer`)).texte).toMatch(/Il reste 1.habilitation/)
    await decider({ regle: 'terminer:jamais' })
    const recap = await navigateur.get(`${revue}/signer`)
    expect(recap.texte).toContain('terminée maintenant')
    const signee = await navigateur.post(`${revue}/signer`, { jeton: champDe(recap.texte, 'jeton') })
    expect(signee.vers).toMatch(/attestations/)

    const attestation = await navigateur.get(signee.vers ?? '')
    const [, empreinte = ''] = />([0-9a-f]{64})</.exec(attestation.texte) ?? []
    const csv = await navigateur.get(`${signee.vers}/attestation.csv`)
    expect(empreinteDuFichier(csv.texte)).toBe(empreinte)
    const pdf = await app.request(`http://localhost${signee.vers}/attestation.pdf`, {
      headers: { cookie: [...navigateur.cookies].map(([n, v]) => `${n}=${v}`).join('; ') },
    })
    const octets = Buffer.from(await pdf.arrayBuffer()).toString('latin1')
    expect(octets.slice(0, 5)).toBe('%PDF-')
    for (const marque of ['pdfuaid:part>1<', 'StructTreeRoot', '/Lang', 'FontFile'])
      expect(octets).toContain(marque)

    const public_ = (await app.request(`http://localhost/revues/verifier?empreinte=${empreinte}`)).text()
    expect(await public_).toMatch(/Cette attestation est authentique/)
    expect(await public_).not.toContain('Zola')
    const deposer = async (texte: string) => {
      const corps = new FormData()
      corps.set('fichier', new File([texte], 'liste.csv', { type: 'text/csv' }))
      const reponse = await app.request('http://localhost/revues/verifier', { method: 'POST', body: corps })
      return reponse.text()
    }
    expect(await deposer(csv.texte)).toContain('Cette attestation est authentique')
    expect(await deposer(csv.texte.replace('Maintenir', 'Terminer'))).toContain(
      'n’est celle d’aucune attestation',
    )
    expect(await deposer('')).toContain('Choisissez la liste CSV')
    expect((await navigateur.get(revue)).vers).toBe(signee.vers)
  })

  it('tells the second of two référents what the first decided', async () => {
    const scene = await uneReferente()
    const revue = await ouvrirParLaPage(scene)
    const bruno = await scene.client(scene.bruno.id)
    const page = await bruno.get(revue)
    await scene.navigateur.post(`${revue}/decider`, {
      jeton: champDe((await scene.navigateur.get(revue)).texte, 'jeton'),
      une: 'terminer:1:0',
    })
    const apres = await bruno.suivre(
      await bruno.post(`${revue}/decider`, { jeton: champDe(page.texte, 'jeton'), une: 'maintenir:1:0' }),
    )
    expect(apres.texte).toMatch(/Anne Duval a choisi « À terminer » pour Zola0 Camille0/)
  })

  it('refuses what a forged form would ask, and never breaks', async () => {
    const scene = await uneReferente()
    const revue = await ouvrirParLaPage(scene)
    const { navigateur } = scene
    const jeton = champDe((await navigateur.get(revue)).texte, 'jeton')
    const champs: Record<string, string>[] = [
      { une: 'maintenir:x:0' },
      { une: 'detruire:1:0' },
      { regle: 'maintenir:tout' },
      { lot: 'maintenir', l: '1:0\u0000' },
      { lot: 'maintenir', l: '9999999:0', retour: 'https://ailleurs.example' },
      { retour: '//ailleurs.example', une: 'maintenir:1:0' },
    ]
    for (const demande of champs) {
      const reponse = await navigateur.post(`${revue}/decider`, { jeton, ...demande })
      expect([303, 422]).toContain(reponse.statut)
      if (reponse.vers) expect(reponse.vers.startsWith(revue)).toBe(true)
    }
  })

  it('another structure’s référent finds nothing there: 404 and a line in the journal', async () => {
    const scene = await uneReferente()
    const revue = await ouvrirParLaPage(scene)
    const autre = await unHopitalPeuple(test.base, 0)
    const voisine = await scene.client(autre.anne.id)
    for (const chemin of ['', '/signer', '/reduire?l=1', '/confier?l=1'])
      expect((await voisine.get(`${revue}${chemin}`)).statut).toBe(404)
    expect((await voisine.post(`${revue}/decider`, { une: 'maintenir:1:0' })).statut).toBe(404)
    const refus = await test.base
      .selectFrom('journal')
      .select('details')
      .where('acte', '=', 'acces.refuse')
      .where('acteur_id', '=', autre.anne.id)
      .execute()
    expect(refus).toHaveLength(5)
  })

  it('the regional team reviews the référents, whose own page shows neither them nor a way in', async () => {
    const { anne, bruno, regional, structure, client } = await uneReferente()
    await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
    })
    const r = await test.base
      .selectFrom('revue')
      .innerJoin('revue_ligne as l', 'l.revue_id', 'revue.id')
      .select('revue.id')
      .where('volet', '=', 'referents')
      .where('l.compte_id', '=', bruno.id)
      .executeTakeFirstOrThrow()
    expect((await (await client(anne.id)).get(`${racine}/${r.id}`)).statut).toBe(404)
    const page = await (await client(regional.id)).get(`${racine}/${r.id}`)
    expect(page.texte).toContain('Petit Bruno')
    expect((await (await client(regional.id)).get(racine)).texte).toContain('référents, Hérault (34)')
  })

  it('a big hospital is read page by page', async () => {
    const { structure, anne } = await unHopitalPeuple(test.base, 120)
    const { client } = applicationRevues(test.base)
    const navigateur = await client(anne.id)
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
    })
    const r = await test.base
      .selectFrom('revue')
      .select('id')
      .where('campagne_id', '=', id)
      .where('volet', '=', 'structure')
      .executeTakeFirstOrThrow()
    const page = await navigateur.get(`${racine}/${r.id}`)
    expect(page.texte.match(/name="l" value/g)).toHaveLength(50)
    const suite = await navigateur.get(`${racine}/${r.id}?page=3`)
    expect(suite.texte.match(/name="l" value/g)).toHaveLength(20)
  })
})
