import { describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { droitsDuCompte } from './lectures/lire-habilitations.ts'

const test = baseDeTest()

async function scene() {
  const hopital = await unHopital(test.base)
  const { client, services } = applicationHabilitations(test.base)
  return { ...hopital, client: await client(hopital.anne.id), ouvrir: client, maintenant: services.horloge() }
}

const racine = '/administration/habilitations'

describe('attribuer, on screen', () => {
  it('goes from the person to the confirmation, and acts once', async () => {
    const { client, chloe, structure, maintenant } = await scene()
    await uneUnite(test.base, { structureId: structure.id, nom: 'Soins palliatifs' })
    const page = await client.get(`${racine}/attribuer?compte=${chloe.id}`)
    expect(page.statut).toBe(200)
    expect(page.texte).toContain('Soins palliatifs')
    expect(page.texte).toContain('Remplir le volet médical et valider la prescription.')
    expect(page.texte).not.toContain('VT PH – Gestionnaire MDPH')
    const champs = {
      jeton: champDe(page.texte, 'jeton'),
      structure: structure.id,
      unite: '',
      comptes: chloe.id,
      profils: ['san-demandeur-medical', 'san-demandeur-soins'],
      debut: champDe(page.texte, 'debut'),
      fin: champDe(page.texte, 'fin'),
      motif: '',
    }
    const verifie = await client.post(`${racine}/attribuer/verifier`, champs)
    expect(verifie.statut).toBe(200)
    expect(verifie.texte).toContain('Chloé Rey')
    expect(await droitsDuCompte(test.base, chloe.id, maintenant)).toEqual([])
    const faits = await Promise.all([
      client.post(`${racine}/attribuer`, champs),
      client.post(`${racine}/attribuer`, champs),
    ])
    expect(faits.map(({ vers }) => vers)).toEqual([
      `${racine}?structure=${structure.id}`,
      `${racine}?structure=${structure.id}`,
    ])
    expect(await droitsDuCompte(test.base, chloe.id, maintenant)).toHaveLength(2)
  })

  it('keeps what was typed and says what to mend', async () => {
    const { client, chloe, structure } = await scene()
    const refus = await client.post(`${racine}/attribuer/verifier`, {
      jeton: crypto.randomUUID(),
      structure: structure.id,
      comptes: chloe.id,
      profils: ['san-demandeur-soins'],
      debut: '2026-11-23',
      fin: '2030-01-01',
      motif: '<script>alert(1)</script>',
    })
    expect(refus.statut).toBe(422)
    expect(refus.texte).toContain('deux ans au plus')
    expect(refus.texte).toContain('value="2030-01-01"')
    expect(refus.texte).toContain('&lt;script&gt;')
  })

  it('refuses oneself by name, and journals it', async () => {
    const { client, anne } = await scene()
    const refus = await client.get(`${racine}/attribuer?compte=${anne.id}`)
    expect(refus.statut).toBe(403)
    expect(refus.texte).toContain('Bruno Petit')
    const lignes = await test.base
      .selectFrom('journal')
      .selectAll()
      .where('acteur_id', '=', anne.id)
      .execute()
    expect(lignes).toMatchObject([{ acte: 'habilitation.refusee', issue: 'refuse' }])
  })

  it('knows oneself however one’s id is written, in every form', async () => {
    const { client, anne, chloe, droitAnne, structure, maintenant } = await scene()
    const refus = () =>
      test.base
        .selectFrom('journal')
        .select('id')
        .where('acte', '=', 'habilitation.refusee')
        .where('acteur_id', '=', anne.id)
        .execute()
    const moi = anne.id.toUpperCase()
    const jour = maintenant.toISOString().slice(0, 10)
    const attribution = {
      structure: structure.id,
      comptes: [chloe.id, moi],
      profils: 'san-demandeur-soins',
      debut: jour,
      fin: jour,
      motif: 'essai',
    }
    const droit = { h: `${droitAnne.toUpperCase()}:1`, motif: 'essai' }
    const formulaires: [string, Record<string, string | string[]>][] = [
      ['attribuer/verifier', attribution],
      ['attribuer', attribution],
      ['renouveler', droit],
      ['terminer', droit],
      ['depart', { compte: moi, structure: structure.id.toUpperCase(), le: jour }],
    ]
    for (const [chemin, champs] of formulaires) {
      const avant = (await refus()).length
      const reponse = await client.post(`${racine}/${chemin}`, { ...champs, jeton: crypto.randomUUID() })
      expect([chemin, reponse.statut, (await refus()).length - avant]).toEqual([chemin, 403, 1])
    }
    expect((await client.get(`${racine}/attribuer?compte=${moi}`)).statut).toBe(303)
  })

  it('folds the modules but the first, and those where something is ticked', async () => {
    const { client, chloe, structure } = await scene()
    const ouverts = (html: string) =>
      [...html.matchAll(/<details class="noeud" open="">.*?class="noeud-nom">([^<]+)</gs)].map(
        ([, titre]) => titre,
      )
    const vide = await client.get(`${racine}/attribuer?compte=${chloe.id}`)
    expect(ouverts(vide.texte)).toEqual(['Sanitaire'])
    const refuse = await client.post(`${racine}/attribuer/verifier`, {
      jeton: crypto.randomUUID(),
      structure: structure.id,
      comptes: chloe.id,
      profils: 'pa-demandeur',
      debut: '',
      fin: '',
    })
    expect(refuse.statut).toBe(422)
    expect(ouverts(refuse.texte)).toEqual(['Sanitaire', 'Grand Âge'])
  })

  it('leads to the search when nobody is named, and asks where when there is a choice', async () => {
    const { client, anne, chloe } = await scene()
    expect((await client.get(`${racine}/attribuer`)).vers).toBe('/administration/utilisateurs?pour=attribuer')
    const autre = await uneStructure(test.base, { nom: 'Clinique de Sète' })
    await uneHabilitation(test.base, { compteId: anne.id, structureId: autre.id })
    const choix = await client.get(`${racine}/attribuer?compte=${chloe.id}`)
    expect(choix.texte).toContain('Clinique de Sète')
  })
})

describe('the list', () => {
  it('filters, pages and exports what is shown, formulas neutralised', async () => {
    const { client, structure } = await scene()
    const pirate = await unePersonne(test.base, { prenom: 'Zoé', nom: '=cmd()' })
    await uneHabilitation(test.base, {
      compteId: pirate.id,
      structureId: structure.id,
      profil: 'san-statistiques',
      debut: '2025-01-01',
      fin: '2026-12-10',
    })
    const toutes = await client.get(`${racine}?structure=${structure.id}`)
    expect(toutes.texte).toMatch(/3\s*habilitations/)
    const bientot = await client.get(`${racine}?structure=${structure.id}&echeance=30`)
    expect(bientot.texte).toMatch(/1\s*habilitation\b/)
    expect(bientot.texte).toContain('dans 17')
    const csv = await client.get(`${racine}/export.csv?structure=${structure.id}&q=zoe`)
    expect(csv.texte.startsWith('Nom;Prénom')).toBe(true)
    expect(csv.texte).toContain("'=cmd();Zoé")
    expect(csv.texte).not.toContain('Petit')
  })

  it('is 404 for another structure, for a forged right, and writes it down', async () => {
    const { client, anne } = await scene()
    const ailleurs = await uneStructure(test.base)
    const etranger = await unePersonne(test.base)
    const droit = await uneHabilitation(test.base, { compteId: etranger.id, structureId: ailleurs.id })
    const chemins = [
      `${racine}?structure=${ailleurs.id}`,
      `${racine}/export.csv?structure=${ailleurs.id}`,
      `${racine}/${droit}`,
      `${racine}/${droit}/raccourcir`,
      `${racine}/renouveler?h=${droit}`,
      `${racine}/terminer?h=${droit}`,
      `${racine}/depart?compte=${etranger.id}&structure=${ailleurs.id}`,
      `${racine}/attribuer?compte=${etranger.id}&structure=${ailleurs.id}`,
      `${racine}/pas-un-identifiant`,
    ]
    for (const chemin of chemins) expect((await client.get(chemin)).statut, chemin).toBe(404)
    const lignes = await test.base
      .selectFrom('journal')
      .select('acte')
      .where('acteur_id', '=', anne.id)
      .where('acte', '=', 'acces.refuse')
      .execute()
    expect(lignes).toHaveLength(chemins.length)
    const sans = await client.post(`${racine}/terminer`, {
      h: `${droit}:1`,
      motif: 'x',
      successeur: '',
      jeton: crypto.randomUUID(),
    })
    expect(sans.statut).toBe(404)
  })

  it('is closed to who administers nothing', async () => {
    const { ouvrir, chloe } = await scene()
    expect((await (await ouvrir(chloe.id)).get(racine)).statut).toBe(403)
  })
})

describe('ends, on screen', () => {
  it('renews from a selection, leaving one’s own out', async () => {
    const { client, bruno, droitAnne, droitBruno, maintenant } = await scene()
    const vers = await client.post(`${racine}/selection`, {
      action: 'renouveler',
      h: [droitAnne, droitBruno],
    })
    const page = await client.get(vers.vers ?? '')
    expect(page.texte).toContain('Ne sont pas concernées')
    expect(page.texte).toContain(`value="${droitBruno}:1"`)
    expect(page.texte).not.toContain(`value="${droitAnne}:1"`)
    const jeton = champDe(page.texte, 'jeton')
    const fait = await client.post(`${racine}/renouveler`, { jeton, h: `${droitBruno}:1` })
    expect(fait.statut).toBe(303)
    expect(await droitsDuCompte(test.base, bruno.id, maintenant)).toHaveLength(2)
    const perime = await client.post(`${racine}/renouveler`, {
      jeton: crypto.randomUUID(),
      h: `${droitBruno}:1`,
    })
    expect(perime.statut).toBe(409)
    expect(perime.texte).toContain('Votre demande')
    expect(perime.texte).toContain('renouvelée')
  })

  it('shortens, then shows the right with its history', async () => {
    const { client, droitBruno } = await scene()
    const page = await client.get(`${racine}/${droitBruno}/raccourcir`)
    const champs = { jeton: champDe(page.texte, 'jeton'), h: champDe(page.texte, 'h'), successeur: '' }
    const sansMotif = await client.post(`${racine}/${droitBruno}/raccourcir`, {
      ...champs,
      fin: '2027-01-31',
      motif: '',
    })
    expect(sansMotif.statut).toBe(422)
    const fait = await client.post(`${racine}/${droitBruno}/raccourcir`, {
      ...champs,
      fin: '31/01/2027',
      motif: 'Contrat',
    })
    expect(fait.vers).toBe(`${racine}/${droitBruno}`)
    const droit = await client.get(fait.vers ?? '')
    expect(droit.texte).toContain('fin avancée')
    expect(droit.texte).toContain('Contrat')
  })

  it('declares a departure with a successor for the last référent, and undoes it', async () => {
    const { ouvrir, client, anne, chloe, droitBruno, structure, maintenant } = await scene()
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    const fin = await client.get(`${racine}/terminer?h=${droitBruno}`)
    await client.post(`${racine}/terminer`, {
      jeton: champDe(fin.texte, 'jeton'),
      h: `${droitBruno}:1`,
      motif: 'Mutation',
      successeur: '',
    })
    const charge = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: charge.id,
      perimetre: { genre: 'departement', departement: '34' },
      profil: 'adm-departemental',
    })
    const equipe = await ouvrir(charge.id)
    const adresse = `${racine}/depart?compte=${anne.id}&structure=${structure.id}`
    const page = await equipe.get(adresse)
    expect(page.texte).toContain('Successeur')
    const champs = {
      jeton: champDe(page.texte, 'jeton'),
      compte: anne.id,
      structure: structure.id,
      le: '2026-11-23',
      motif: '',
    }
    const refus = await equipe.post(`${racine}/depart`, { ...champs, successeur: '' })
    expect(refus.statut).toBe(422)
    expect(refus.texte).toContain('dernier référent actif')
    const fait = await equipe.post(`${racine}/depart`, { ...champs, successeur: chloe.id })
    expect(fait.vers).toBe(adresse)
    expect(await droitsDuCompte(test.base, chloe.id, maintenant)).toHaveLength(2)
    const apres = await equipe.get(adresse)
    expect(apres.texte).toContain('Annuler le départ')
    const annule = await equipe.post(`${racine}/depart/annuler`, {
      jeton: champDe(apres.texte, 'jeton'),
      depart: champDe(apres.texte, 'depart'),
    })
    expect(annule.statut).toBe(303)
    expect(await droitsDuCompte(test.base, anne.id, maintenant)).toMatchObject([{ etat: 'en-cours' }])
  })
})
