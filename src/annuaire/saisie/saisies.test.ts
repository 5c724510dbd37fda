import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { chemins } from '../chemins.ts'

const essai = baseDeTest()
type Scene = Awaited<ReturnType<typeof unHopital>> & {
  ehpad: string
  caisse: string
  smr: string
  autreUnite: string
  referenteUnite: string
  lectrice: string
  regionale: string
}
const scene = {} as Scene

beforeAll(async () => {
  const { base } = essai
  Object.assign(scene, await unHopital(base))
  scene.ehpad = (await uneStructure(base, { nom: 'EHPAD La Source', categorie: '500' })).id
  scene.caisse = (await uneStructure(base, { nom: 'CPAM de l’Hérault', categorie: 'VT-CPAM' })).id
  scene.smr = (await uneUnite(base, { structureId: scene.structure.id, nom: 'SMR gériatrique' })).id
  scene.autreUnite = (await uneUnite(base, { structureId: scene.structure.id, nom: 'Chirurgie' })).id
  await uneHabilitation(base, { compteId: scene.anne.id, structureId: scene.ehpad })
  scene.referenteUnite = (await unePersonne(base, { prenom: 'Ugo', nom: 'Nité' })).id
  await uneHabilitation(base, {
    compteId: scene.referenteUnite,
    profil: 'adm-referent-unite',
    perimetre: { genre: 'unite', structureId: scene.structure.id, uniteId: scene.smr },
  })
  scene.lectrice = (await unePersonne(base)).id
  await uneHabilitation(base, {
    compteId: scene.lectrice,
    structureId: scene.structure.id,
    profil: 'san-demandeur-social',
  })
  scene.regionale = (await unePersonne(base)).id
  await uneHabilitation(base, {
    compteId: scene.regionale,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
})

const client = (compteId: string) => applicationEspace(essai.base).client(compteId)
type Champs = Record<string, string | readonly string[]>

/** Opens the form, then sends it filled so. */
async function envoyer(compteId: string, chemin: string, champs: Champs) {
  const navigateur = client(compteId)
  const page = await navigateur.get(chemin)
  return navigateur.post(chemin, { jeton: randomUUID(), version: champDe(page.texte, 'version'), ...champs })
}

const changements = (objetId: string) =>
  essai.base
    .selectFrom('changement_fiche')
    .select(['champ', 'avant', 'apres', 'source', 'acteur_id'])
    .where('objet_id', '=', objetId)
    .orderBy('id')
    .execute()

const derniersActes = async (structureId: string) =>
  (
    await essai.base
      .selectFrom('journal')
      .select(['acte', 'details', 'acteur_id'])
      .where('structure_id', '=', structureId)
      .where('acte', 'like', 'fiche.%')
      .orderBy('id', 'desc')
      .execute()
  )[0]

describe('the PRADO convention', () => {
  const chemin = () => chemins.prado(scene.structure.id)
  const convention = () => ({
    caisse: scene.caisse,
    volets: ['prado-maternite'],
    debut: '2026-01-01',
    fin: '',
  })

  it('is typed, shown, journalled, and kept in the history', async () => {
    expect((await envoyer(scene.anne.id, chemin(), convention())).vers).toBe(
      chemins.fiche(scene.structure.id),
    )
    const fiche = motsDe((await client(scene.lectrice).get(chemins.fiche(scene.structure.id))).texte)
    for (const mot of [
      'CPAM de l’Hérault',
      'Maternité',
      'depuis le 1er janvier 2026',
      'Saisi ici par Anne Duval',
    ])
      expect(fiche).toContain(mot)
    expect(await changements(scene.structure.id)).toContainEqual({
      champ: 'prado.volets',
      avant: [],
      apres: ['Maternité'],
      source: 'viatrajectoire',
      acteur_id: scene.anne.id,
    })
    expect(await derniersActes(scene.structure.id)).toMatchObject({
      acte: 'fiche.modifiee',
      details: { quoi: 'la convention PRADO' },
    })
    const historique = motsDe((await client(scene.anne.id).get(chemins.historique(scene.structure.id))).texte)
    expect(historique).toContain('PRADO, volets couverts')
    expect(historique).toContain('a modifié sur la fiche : la convention PRADO')
  })

  it('saved again as it is writes nothing', async () => {
    const avant = await changements(scene.structure.id)
    const reponse = await envoyer(scene.anne.id, chemin(), convention())
    expect(reponse.vers).toBe(chemins.fiche(scene.structure.id))
    expect(await changements(scene.structure.id)).toEqual(avant)
  })

  it.each([
    ['dates the wrong way', { debut: '2026-02-01', fin: '2026-01-01' }, 'ne peut pas finir avant'],
    ['no caisse', { caisse: '' }, 'Choisissez la caisse'],
    [
      'a caisse that is none',
      { caisse: '0198c2a1-0000-7000-8000-000000000000' },
      'Choisissez la caisse dans la liste',
    ],
    ['no volet', { volets: [] }, 'au moins un volet'],
    ['a volet that is none', { volets: ['patho-avc'] }, 'n’existe plus'],
    ['a day that is none', { debut: '2026-02-30' }, 'date réelle'],
  ])('refuses %s, and keeps what was typed', async (_, change, phrase) => {
    const reponse = await envoyer(scene.anne.id, chemin(), { ...convention(), fin: '2027-01-31', ...change })
    expect(reponse.statut).toBe(422)
    expect(motsDe(reponse.texte)).toContain(phrase)
    expect(reponse.texte).toContain(`value="${'fin' in change ? change.fin : '2027-01-31'}"`)
  })

  it('two people at once: the second is told what the first wrote, and loses nothing', async () => {
    const navigateur = client(scene.bruno.id)
    const version = champDe((await navigateur.get(chemin())).texte, 'version')
    await envoyer(scene.anne.id, chemin(), { ...convention(), volets: ['prado-avc'] })
    const champs = {
      jeton: randomUUID(),
      version,
      ...convention(),
      volets: ['prado-bpco'],
      fin: '2028-05-05',
    }
    const devance = await navigateur.post(chemin(), champs)
    expect(devance.statut).toBe(409)
    const mots = motsDe(devance.texte)
    expect(mots).toContain('Modifié entre-temps par Anne Duval')
    expect(mots).toContain('PRADO, volets couverts : Accident vasculaire cérébral')
    expect(devance.texte).toContain('value="2028-05-05"')
    const encore = await navigateur.post(chemin(), {
      ...champs,
      jeton: randomUUID(),
      version: champDe(devance.texte, 'version'),
    })
    expect(encore.vers).toBe(chemins.fiche(scene.structure.id))
    expect((await changements(scene.structure.id)).at(-1)).toMatchObject({ acteur_id: scene.bruno.id })
  })

  it('the same person in two tabs is told so', async () => {
    const version = champDe((await client(scene.anne.id).get(chemin())).texte, 'version')
    await envoyer(scene.anne.id, chemin(), { ...convention(), fin: '2029-01-01' })
    const autreOnglet = { jeton: randomUUID(), version, ...convention(), fin: '2030-01-01' }
    const devancee = await client(scene.anne.id).post(chemin(), autreOnglet)
    expect(motsDe(devancee.texte)).toContain('Modifié entre-temps par vous-même')
  })

  it('is for who administers the structure; a reader is sent back, a stranger sees nothing', async () => {
    expect((await client(scene.lectrice).get(chemin())).statut).toBe(403)
    expect((await client(scene.regionale).get(chemin())).statut).toBe(200)
    expect((await client(scene.referenteUnite).get(chemin())).statut).toBe(404)
  })
})

describe('what a unit declares', () => {
  const chemin = (unite: string) => chemins.unite(scene.structure.id, unite)
  const declaration = {
    pathologie: ['patho-avc'],
    ressource: ['res-ergotherapeute'],
    'soin-technique': [],
    precisions: 'Marche exigée.',
  }

  it('is typed by the référent of the unit, of this unit only', async () => {
    const reponse = await envoyer(scene.referenteUnite, chemin(scene.smr), declaration)
    expect(reponse.vers).toBe(`${chemins.unites(scene.structure.id)}#unite-${scene.smr}`)
    expect((await client(scene.referenteUnite).get(chemin(scene.autreUnite))).statut).toBe(404)
    const lue = motsDe((await client(scene.lectrice).get(chemins.unites(scene.structure.id))).texte)
    expect(lue).toContain('Marche exigée.')
    expect(lue).toContain('Saisi ici par Ugo Nité')
    expect((await changements(scene.smr)).map(({ champ }) => champ).sort()).toEqual([
      'unite.pathologie',
      'unite.precisions',
      'unite.ressource',
    ])
  })

  it('keeps a word that was retired since, and offers it to nobody else', async () => {
    await essai.base.updateTable('thesaurus').set({ actif: false }).where('code', '=', 'patho-avc').execute()
    expect((await envoyer(scene.anne.id, chemin(scene.smr), { ...declaration, precisions: '' })).statut).toBe(
      303,
    )
    const refuse = await envoyer(scene.anne.id, chemin(scene.autreUnite), declaration)
    expect(refuse.statut).toBe(422)
    expect(refuse.texte).not.toContain('value="patho-avc"')
    await essai.base.updateTable('thesaurus').set({ actif: true }).where('code', '=', 'patho-avc').execute()
  })
})

describe('consultations', () => {
  const nouvelle = () => chemins.consultation(scene.structure.id, 'nouvelle')
  const memoire = {
    nom: 'Consultation mémoire',
    specialites: ['spe-memoire'],
    telephone: '04 67 00 00 01',
    courriel: '',
  }

  const cheminDe = async (nom: string) => {
    const { id } = await essai.base
      .selectFrom('consultation')
      .select('id')
      .where('nom', '=', nom)
      .executeTakeFirstOrThrow()
    return chemins.consultation(scene.structure.id, id)
  }

  it('are added, changed, retired, and the history tells it', async () => {
    expect((await envoyer(scene.anne.id, nouvelle(), memoire)).statut).toBe(303)
    const chemin = await cheminDe(memoire.nom)
    await envoyer(scene.bruno.id, chemin, { ...memoire, responsable: 'Docteur Fabre' })
    const onglet = motsDe((await client(scene.lectrice).get(chemins.consultations(scene.structure.id))).texte)
    expect(onglet).toContain('Docteur Fabre')
    expect((await envoyer(scene.anne.id, chemin, { geste: 'retirer' })).statut).toBe(303)
    expect(
      motsDe((await client(scene.lectrice).get(chemins.consultations(scene.structure.id))).texte),
    ).toContain('Aucune consultation déclarée')
    const lignes = (await changements(scene.structure.id)).filter(({ champ }) =>
      champ.startsWith('consultation:'),
    )
    expect(lignes).toHaveLength(3)
    expect(lignes.at(-1)).toMatchObject({ apres: null })
    expect((await client(scene.anne.id).get(chemin)).statut).toBe(404)
  })

  it.each([
    ['no name', { nom: ' ' }, 'à remplir'],
    ['no speciality', { specialites: [] }, 'au moins une spécialité'],
    ['no way to reach it', { telephone: '' }, 'Donnez un téléphone'],
    ['a phone that is none', { telephone: '12' }, 'dix chiffres'],
    ['a mailbox that is none', { courriel: 'accueil' }, 'adresse électronique complète'],
  ])('refuses %s', async (_, change, phrase) => {
    const reponse = await envoyer(scene.anne.id, nouvelle(), { ...memoire, ...change })
    expect(reponse.statut).toBe(422)
    expect(motsDe(reponse.texte)).toContain(phrase)
  })

  it('taken out by a double click, answer both clicks alike', async () => {
    await envoyer(scene.anne.id, nouvelle(), { ...memoire, nom: 'Consultation douleur' })
    const chemin = await cheminDe('Consultation douleur')
    const navigateur = client(scene.anne.id)
    const { texte } = await navigateur.get(chemin)
    const clic = { jeton: randomUUID(), version: champDe(texte, 'version'), geste: 'retirer' }
    for (const { statut, vers } of [await navigateur.post(chemin, clic), await navigateur.post(chemin, clic)])
      expect([statut, vers]).toEqual([303, chemins.consultations(scene.structure.id)])
  })

  it('taken out while somebody else mends it: nothing typed is lost, and saving puts it back', async () => {
    const plaies = { ...memoire, nom: 'Consultation plaies' }
    await envoyer(scene.anne.id, nouvelle(), plaies)
    const chemin = await cheminDe('Consultation plaies')
    const ouverte = (await client(scene.anne.id).get(chemin)).texte
    await envoyer(scene.regionale, chemin, { geste: 'retirer' })
    const mien = { ...plaies, lieu: 'Bâtiment C', jeton: randomUUID() }
    const tard = await client(scene.anne.id).post(chemin, { ...mien, version: champDe(ouverte, 'version') })
    expect(tard.statut).toBe(409)
    expect(motsDe(tard.texte)).toContain('n’est plus sur la fiche')
    expect(tard.texte).toContain('value="Bâtiment C"')
    expect(tard.texte).toContain('<title>Erreur : Consultation plaies')
    const encore = { ...mien, version: champDe(tard.texte, 'version') }
    expect((await client(scene.anne.id).post(chemin, encore)).statut).toBe(303)
    expect(
      motsDe((await client(scene.lectrice).get(chemins.consultations(scene.structure.id))).texte),
    ).toContain('Bâtiment C')
  })

  it('added twice at once under one name: the second is told', async () => {
    const ajouter = (compteId: string) =>
      envoyer(compteId, nouvelle(), { ...memoire, nom: 'Pied diabétique' })
    const reponses = await Promise.all([ajouter(scene.anne.id), ajouter(scene.bruno.id)])
    expect(reponses.map(({ statut }) => statut).toSorted()).toEqual([303, 422])
  })

  it.each([
    ['Cardiologie', 'CARDIOLOGIÉ'],
    ['Cœur + rein', 'coeur & rein'],
  ])('have one name each, whatever its accents and signs', async (nom, proche) => {
    await envoyer(scene.anne.id, nouvelle(), { ...memoire, nom })
    const double = await envoyer(scene.anne.id, nouvelle(), { ...memoire, nom: proche })
    expect(double.statut).toBe(422)
    expect(motsDe(double.texte)).toContain(`« ${nom} » existe déjà`)
  })
})

describe('the Grand Âge offer', () => {
  const offre = {
    hebergements: ['permanent', 'accueil-de-jour'],
    aide_sociale: 'oui',
    alzheimer: 'non',
    'au-hebergement': '2026-01-01',
    'tarif-permanent-simple': '65,20',
    'tarif-permanent-simple-ash': '60',
  }

  it('is described, with its prices', async () => {
    const reponse = await envoyer(scene.anne.id, chemins.modifierGrandAge(scene.ehpad), offre)
    expect(reponse.vers).toBe(chemins.grandAge(scene.ehpad))
    const onglet = motsDe((await client(scene.anne.id).get(chemins.grandAge(scene.ehpad))).texte)
    for (const mot of ['65,20 € par jour', '1er janvier 2026', 'Accueil de jour', 'Unité Alzheimer Non'])
      expect(onglet).toContain(mot)
    const form = await client(scene.anne.id).get(chemins.modifierGrandAge(scene.ehpad))
    expect(form.texte).toContain('value="65,20"')
    expect(
      (await changements(scene.ehpad)).find(({ champ }) => champ.includes('chambre simple'))?.apres,
    ).toContain('65,20')
  })

  it('says each price that is none', async () => {
    const reponse = await envoyer(scene.anne.id, chemins.modifierGrandAge(scene.ehpad), {
      ...offre,
      aide_sociale: 'non',
      'tarif-gir-1-2': 'cher',
      'au-dependance': '2026-03-01',
    })
    expect(reponse.statut).toBe(422)
    expect(motsDe(reponse.texte)).toContain('Dépendance GIR 1-2 : un montant en euros')
    expect(motsDe(reponse.texte)).toContain('n’est pas habilité à l’aide sociale')
    expect(reponse.texte).toContain('value="cher"')
  })

  it('places are dated even when they are the same', async () => {
    const places = { 'libres-permanent': '3', 'capacite-permanent': '80' }
    const app = applicationEspace(essai.base)
    const navigateur = app.client(scene.anne.id)
    const declarer = async () => {
      const { texte } = await navigateur.get(chemins.places(scene.ehpad))
      await navigateur.post(chemins.places(scene.ehpad), {
        jeton: randomUUID(),
        version: champDe(texte, 'version'),
        ...places,
      })
      const ligne = await essai.base
        .selectFrom('place_declaree')
        .selectAll()
        .where('structure_id', '=', scene.ehpad)
        .executeTakeFirstOrThrow()
      return ligne.declaree_le
    }
    const premier = await declarer()
    app.services.horloge.avancer(2)
    expect((await declarer()).getTime() - premier.getTime()).toBe(2 * 86_400_000)
    const refusees = await envoyer(scene.anne.id, chemins.places(scene.ehpad), {
      'libres-permanent': '9',
      'capacite-permanent': '8',
    })
    expect(refusees.statut).toBe(422)
  })

  it('makes no sense for a hospital, whatever is sent', async () => {
    const { structure, anne } = scene
    expect((await client(anne.id).get(chemins.modifierGrandAge(structure.id))).vers).toBe(
      chemins.fiche(structure.id),
    )
    const [hopital, ehpad] = [chemins.fiche(structure.id), chemins.fiche(scene.ehpad)]
    const forgees: [string, Champs, [number, string | null]][] = [
      [
        chemins.modifierGrandAge(structure.id),
        { hebergements: 'permanent', 'tarif-permanent-simple': '1' },
        [303, hopital],
      ],
      [chemins.places(structure.id), { 'libres-permanent': '9' }, [303, hopital]],
      [chemins.prado(scene.ehpad), { caisse: scene.caisse, volets: 'prado-maternite' }, [303, ehpad]],
      [
        chemins.consultation(scene.ehpad, 'nouvelle'),
        { nom: 'Mémoire', telephone: '0467000000' },
        [303, ehpad],
      ],
    ]
    for (const [chemin, champs, attendu] of forgees) {
      const champsForges = { jeton: randomUUID(), version: '0', ...champs }
      const { statut, vers } = await client(anne.id).post(chemin, champsForges)
      expect([statut, vers], chemin).toEqual(attendu)
    }
    for (const table of ['tarif_grand_age', 'place_declaree'] as const)
      expect(
        await essai.base.selectFrom(table).selectAll().where('structure_id', '=', structure.id).execute(),
      ).toEqual([])
    for (const table of ['convention_prado', 'consultation'] as const)
      expect(
        await essai.base.selectFrom(table).selectAll().where('structure_id', '=', scene.ehpad).execute(),
      ).toEqual([])
  })
})
