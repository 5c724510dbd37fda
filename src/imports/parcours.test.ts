import { describe, expect, it } from 'vitest'
import { departEnCours } from '#src/habilitations/departs/lire-departs.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationImports } from '#test/imports/application.ts'
import { unClasseur } from '#test/imports/archives.ts'
import { unImport } from '#test/imports/un-import.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { chemins } from './chemins.ts'

const test = baseDeTest()
const fichier = (texte: string, nom = 'liste.csv') => new File([texte], nom)
const idDe = (vers: string | null) => vers?.split('/').at(-1) ?? ''
const cocher = (html: string) =>
  [...html.matchAll(/name="partis" value="([^"]+)"/g)].map(([, id]) => id ?? '')

describe('on screen, people and rights', () => {
  it('deposits, shows what would happen, confirms, gives the result as a file', async () => {
    const { anne, chloe, structure } = await unHopital(test.base)
    await test.base
      .updateTable('structure')
      .set({ finess: '340000017' })
      .where('id', '=', structure.id)
      .execute()
    const { client: ouvrir, travailler } = applicationImports(test.base)
    const client = await ouvrir(anne.id)
    const jeton = champDe((await client.get(chemins.accueil)).texte, 'jeton')
    const csv = [
      'Courriel;Nom;Prénom;FINESS;Profil;Téléphone',
      'luc.vial@ch.example;Vial;Luc;340000017;VT SAN – Demandeur médical;',
      `${chloe.acteur.courriel};Rey;Chloé;340000017;san-demandeur-medical;`,
      "eve.noir@ch.example;Noir;Eve;340000017;=cmd|'/c calc'!A1;",
    ].join('\r\n')
    const depot = await client.envoyer(chemins.deposer, { jeton, fichier: fichier(csv) })
    // the same form again is the same demand
    expect((await client.envoyer(chemins.deposer, { jeton, fichier: fichier(csv) })).vers).toBe(depot.vers)
    const id = idDe(depot.vers)
    const enCours = await client.get(chemins.un(id))
    expect(enCours.texte).toContain('Vérification des lignes')
    expect(enCours.texte).toContain('http-equiv="refresh"')
    await travailler()
    const verifie = await client.get(chemins.un(id))
    for (const attendu of [
      'Compte créé',
      'Compte existant réutilisé',
      'Le profil « =cmd',
      'Confirmer l’import',
    ])
      expect(verifie.texte).toContain(attendu)
    expect((await client.get(`${chemins.un(id)}?issue=refuse`)).texte).not.toContain('luc.vial')

    const confirmation = { jeton: champDe(verifie.texte, 'jeton') }
    expect((await client.post(chemins.confirmer(id), confirmation)).vers).toBe(chemins.un(id))
    await travailler()
    expect((await client.get(chemins.un(id))).texte).toContain('2\u00a0lignes importées')
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toHaveLength(1)
    const resultat = await client.get(chemins.resultat(id))
    expect(resultat.texte).toContain("'=cmd")
    expect(resultat.texte.split('\r\n')).toHaveLength(5)
    await travailler()
    const invitation = await test.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', 'luc.vial@ch.example')
      .execute()
    expect(invitation).toEqual([{ sujet: 'Activez votre compte ViaTrajectoire' }])
    const encore = { jeton: champDe((await client.get(chemins.accueil)).texte, 'jeton') }
    expect((await client.post(chemins.confirmer(id), encore)).statut).toBe(422)
  })

  it('says what is wrong with the file next to its field, and keeps nothing', async () => {
    const { anne } = await unHopital(test.base)
    const client = await applicationImports(test.base).client(anne.id)
    const jeton = champDe((await client.get(chemins.accueil)).texte, 'jeton')
    const sans = await client.post(chemins.deposer, { jeton })
    expect(sans).toMatchObject({ statut: 422, texte: expect.stringContaining('Choisissez un fichier') })
    const image = new File([Buffer.from('89504e470d0a1a0a', 'hex')], 'personnes.xlsx')
    const refuse = await client.envoyer(chemins.deposer, { jeton, fichier: image })
    expect(refuse).toMatchObject({ statut: 422, texte: expect.stringContaining('est une image') })
    const { n } = await test.base
      .selectFrom('import')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('compte_id', '=', anne.id)
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(0)
  })

  it('is somebody’s own: a colleague, a stranger and another site get nothing', async () => {
    const { anne, bruno } = await unHopital(test.base)
    const { client: ouvrir } = applicationImports(test.base)
    const id = await unImport(test.base, { compteId: anne.id })
    const colleague = await ouvrir(bruno.id)
    for (const chemin of [chemins.un(id), chemins.resultat(id), chemins.departs(id)])
      expect((await colleague.get(chemin)).statut).toBe(404)
    expect((await colleague.post(chemins.confirmer(id), {})).statut).toBe(404)
    const ailleurs = await ouvrir(anne.id, { entetes: { 'sec-fetch-site': 'cross-site' } })
    expect((await ailleurs.envoyer(chemins.deposer, { fichier: fichier('x') })).statut).toBe(403)
    const passant = await ouvrir((await unePersonne(test.base)).id)
    expect((await passant.envoyer(chemins.deposer, { fichier: fichier('x') })).statut).toBe(403)
  })

  it('refuses a file that is too large before reading it, for who may send one', async () => {
    const { anne } = await unHopital(test.base)
    const client = await applicationImports(test.base).client(anne.id)
    const gros = new File([Buffer.alloc(11 * 1024 * 1024, 'a')], 'gros.csv')
    const reponse = await client.envoyer(chemins.deposer, { fichier: gros })
    expect(reponse).toMatchObject({ statut: 413, texte: expect.stringContaining('10\u00a0Mo au plus') })
  })

  it('offers to take up work that no longer moves', async () => {
    const { anne } = await unHopital(test.base)
    const { client: ouvrir, services } = applicationImports(test.base)
    const ilYA = (ms: number) => new Date(services.horloge().getTime() - ms)
    const vif = await unImport(
      test.base,
      { compteId: anne.id },
      { etat: 'a-verifier', avance_le: ilYA(5_000) },
    )
    const mort = await unImport(
      test.base,
      { compteId: anne.id },
      { etat: 'a-verifier', avance_le: ilYA(90_000) },
    )
    const client = await ouvrir(anne.id)
    expect((await client.get(chemins.un(vif))).texte).not.toContain('Reprendre')
    const page = await client.get(chemins.un(mort))
    expect(page.texte).toContain('Reprendre')
    await client.post(chemins.reprendre(mort), { jeton: champDe(page.texte, 'jeton') })
    expect((await client.get(chemins.un(mort))).texte).not.toContain('Reprendre')
  })
})

describe('on screen, departures', () => {
  async function uneComparaison() {
    const s = await unHopital(test.base)
    await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      structureId: s.structure.id,
      profil: 'san-statistiques',
    })
    const homonyme = await unePersonne(test.base, {
      prenom: 'Léa',
      nom: 'Blanc',
      courriel: `${s.chloe.id}@x.example`,
    })
    await uneHabilitation(test.base, {
      compteId: homonyme.id,
      structureId: s.structure.id,
      profil: 'san-statistiques',
    })
    const client = await applicationImports(test.base).client(s.anne.id)
    const jeton = champDe((await client.get(chemins.accueil)).texte, 'jeton')
    const liste = unClasseur([
      ['Nom', 'Prénom', 'Mail'],
      ['Duval', 'Anne', null],
      ['Blanc', 'Lea', 'lea.blanc@perso.example'],
      ['Neuf', 'Tom', null],
    ])
    const depot = await client.envoyer(chemins.deposerDeparts, {
      jeton,
      structure: s.structure.id,
      fichier: new File([liste], 'personnel.xlsx'),
    })
    return { ...s, homonyme, client, chemin: depot.vers ?? '', page: await client.get(depot.vers ?? '') }
  }
  const aujourdhui = jourDe(midi)

  it('proposes who left, decides nothing by itself, declares those who were ticked', async () => {
    const { structure, chloe, bruno, homonyme, client, chemin, page } = await uneComparaison()
    expect(new Set(cocher(page.texte))).toEqual(new Set([chloe.id, bruno.id, homonyme.id]))
    expect(page.texte).not.toMatch(/name="partis"[^>]*checked/)
    expect(page.texte).toContain('Tom Neuf')
    const jeton = champDe(page.texte, 'jeton')
    expect((await client.post(chemin, { jeton, le: aujourdhui })).texte).toContain(
      'Cochez au moins une personne',
    )
    const fait = await client.post(chemin, {
      jeton,
      le: aujourdhui,
      partis: [chloe.id, bruno.id],
      motif: 'mutation',
    })
    expect(fait).toMatchObject({ statut: 303, vers: chemin })
    for (const compteId of [chloe.id, bruno.id])
      expect(await departEnCours(test.base, { compteId, structureId: structure.id }, midi)).toMatchObject({
        motif: 'mutation',
      })
    expect(cocher((await client.get(chemin)).texte)).toEqual([homonyme.id])
  })

  it('refuses oneself, somebody of elsewhere, and the last référent, without half-writing', async () => {
    const { anne, chloe, bruno, structure, client, chemin, page } = await uneComparaison()
    const jeton = champDe(page.texte, 'jeton')
    const envoyer = (partis: string[]) => client.post(chemin, { jeton, le: aujourdhui, partis })
    expect((await envoyer([anne.id])).statut).toBe(403)
    const ailleurs = await uneStructure(test.base)
    const autre = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: autre.id,
      structureId: ailleurs.id,
      profil: 'san-statistiques',
    })
    expect(await envoyer([chloe.id, autre.id])).toMatchObject({
      statut: 422,
      texte: expect.stringContaining('La situation a changé'),
    })
    // Anne's own right ends tomorrow night, before Bruno's departure: he would leave the structure alone
    const plusTard = jourDe(new Date(midi.getTime() + 30 * 86_400_000))
    await test.base
      .updateTable('habilitation')
      .set({ fin: jourDe(new Date(midi.getTime() + 86_400_000)) })
      .where('compte_id', '=', anne.id)
      .execute()
    const refus = await client.post(chemin, { jeton, le: plusTard, partis: [chloe.id, bruno.id] })
    expect(refus).toMatchObject({ statut: 422, texte: expect.stringContaining('dernier référent') })
    expect(await departEnCours(test.base, { compteId: chloe.id, structureId: structure.id }, midi)).toBeNull()
  })

  it('does not take the list of a structure that is not theirs', async () => {
    const { anne } = await unHopital(test.base)
    const ailleurs = await uneStructure(test.base)
    const client = await applicationImports(test.base).client(anne.id)
    const jeton = champDe((await client.get(chemins.accueil)).texte, 'jeton')
    const envoyer = (structure: string) =>
      client.envoyer(chemins.deposerDeparts, { jeton, structure, fichier: fichier('Nom;Prénom\nA;B') })
    expect((await envoyer(ailleurs.id)).statut).toBe(404)
    expect((await envoyer('340009999')).statut).toBe(422)
  })
})
