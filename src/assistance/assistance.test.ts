import { describe, expect, it } from 'vitest'
import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { occitanie, unHopital, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe, creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { trancheAssistance } from './tranche.ts'

const test = baseDeTest()
const racine = '/administration/assistance'

/** A hospital of the region, and somebody of the support, whose right runs from 22 to 28 November 2026. */
async function scene() {
  const hopital = await unHopital(test.base)
  await uneHabilitation(test.base, {
    compteId: hopital.chloe.id,
    structureId: hopital.structure.id,
    profil: 'san-statistiques',
  })
  const lucas = await unTitulaire(test.base, 'adm-assistance', occitanie, { prenom: 'Lucas', nom: 'Appui' })
  const services = servicesDeTest(test.base)
  const app = creerServeur({
    services,
    tranches: [trancheAssistance, trancheHabilitations],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  const client = creerClient(app)
  const entrer = async () => {
    const session = { compteId: lucas.id, moyen: 'demo' as const, origine: {}, config: services.config }
    const jeton = await enTransaction(test.base, tx =>
      ouvrirSession(tx, { ...session, maintenant: services.horloge() }),
    )
    client.cookies.set('session', jeton)
  }
  await entrer()
  const ouvrir = async (motif = 'Appel du matin, droit absent') => {
    const page = await client.get(racine)
    return client.post(racine, { jeton: champDe(page.texte, 'jeton'), motif })
  }
  return { ...hopital, lucas, services, client, entrer, ouvrir }
}

const actes = async (acteurId: string) =>
  (
    await test.base
      .selectFrom('journal')
      .select(['acte', 'motif', 'structure_id'])
      .where('acteur_id', '=', acteurId)
      .orderBy('id')
      .execute()
  ).map(({ acte, motif, structure_id }) => [acte, motif, structure_id])

describe('assistance', () => {
  it('shows nothing before a reason is said, then every look is a line', async () => {
    const { client, ouvrir, structure, lucas } = await scene()
    expect((await client.get(`${racine}/${structure.id}`)).vers).toBe(racine)
    expect((await ouvrir('court')).statut).toBe(422)
    expect((await ouvrir()).vers).toBe(racine)
    expect((await client.get(racine)).texte).toContain('CH de Lunel')
    expect((await client.get(`${racine}/${structure.id}`)).statut).toBe(200)
    const motif = 'Appel du matin, droit absent'
    expect(await actes(lucas.id)).toEqual([
      ['assistance.ouverte', motif, null],
      ['assistance.consultee', motif, structure.id],
    ])
  })

  it('never shows who: no name, no address, no id of an account or of a right', async () => {
    const { client, ouvrir, structure, anne, bruno, chloe, droitAnne, droitBruno } = await scene()
    await ouvrir()
    const { texte } = await client.get(`${racine}/${structure.id}`)
    expect(texte).toContain('VT ADM – Référent structure')
    expect(texte).toContain('Personne 3')
    const cachees = [anne, bruno, chloe].flatMap(({ id, acteur }) => [
      id,
      acteur.prenom,
      acteur.nom,
      acteur.courriel,
    ])
    for (const cachee of [...cachees, droitAnne, droitBruno]) expect(texte).not.toContain(cachee)
  })

  it('numbers people afresh at each opening, and the same from page to page of one opening', async () => {
    const { client, ouvrir, structure, services, entrer } = await scene()
    for (let i = 0; i < 6; i++) {
      const { chloe } = await unHopital(test.base)
      await uneHabilitation(test.base, { compteId: chloe.id, structureId: structure.id, profil: 'san-prado' })
    }
    const profilsParNumero = async () => {
      const { texte } = await client.get(`${racine}/${structure.id}`)
      return [...texte.matchAll(/Personne (\d+)[\s\S]*?data-label="Profil">([^<]+)/g)].map(
        ([, n, p]) => `${n} ${p}`,
      )
    }
    await ouvrir()
    const premiere = await profilsParNumero()
    expect(premiere).toHaveLength(9)
    expect(await profilsParNumero()).toEqual(premiere)
    const suivantes: string[][] = []
    for (let jour = 0; jour < 4; jour++) {
      services.horloge.avancer(0.3)
      await entrer()
      await ouvrir()
      suivantes.push(await profilsParNumero())
    }
    expect(suivantes.map(({ length }) => length)).toEqual([9, 9, 9, 9])
    expect(suivantes.some(autre => autre.join() !== premiere.join())).toBe(true)
  })

  it('closes by itself after four hours, and with the right at the end of its week', async () => {
    const { client, ouvrir, structure, services, entrer } = await scene()
    await ouvrir()
    const statut = async () => (await client.get(`${racine}/${structure.id}`)).statut
    expect(await statut()).toBe(200)
    services.horloge.avancer(4 / 24)
    await entrer()
    expect(await statut()).toBe(303)
    services.horloge.avancer(6)
    await entrer()
    expect(await statut()).toBe(403)
  })

  it('stops at its territory, opens no page of administrators, and changes nothing', async () => {
    const { client, ouvrir, structure, lucas } = await scene()
    await ouvrir()
    const ailleurs = await uneStructure(test.base, { nom: 'CH de Rennes', departement: '35' })
    expect((await client.get(`${racine}/${ailleurs.id}`)).statut).toBe(404)
    expect((await client.get(`${racine}?texte=rennes`)).texte).not.toContain('CH de Rennes')
    expect((await actes(lucas.id)).at(-1)).toEqual(['acces.refuse', null, ailleurs.id])
    const interdits = [
      `/administration/habilitations?structure=${structure.id}`,
      '/administration/habilitations/export.csv',
      '/administration/incompatibilites',
      '/administration/propositions',
    ]
    for (const chemin of interdits) expect((await client.get(chemin)).statut).toBe(403)
  })
})
