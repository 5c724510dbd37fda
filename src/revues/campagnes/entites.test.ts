import { describe, expect, it } from 'vitest'
import { trouverHabilitations } from '#src/habilitations/lectures/lire-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne } from '#test/constructeurs/revues.ts'
import { contexteDe, midi, occitanie, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneEntite, uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { cloreLesEchues } from '../cloture/clore-d-office.ts'
import { signerRevue } from '../cloture/signer-revue.ts'
import { revuesEnCours } from '../liste/lire-revues.ts'
import { relecteursDe } from '../relecteurs.ts'
import { decider } from '../relecture/decider.ts'

const test = baseDeTest()
const config = lireConfig({ URL_PUBLIQUE: 'https://vt.example' })
const cloture = new Date('2026-12-31T05:00:00Z')
const droitsDe = (acteur: { compteId: string }, profil: string, perimetre: object) =>
  ({ ...acteur, droits: [{ habilitationId: '', profil, perimetre }] }) as never

/** An entité whose structures stand in these départements, with one référent of the whole, who also works in the first. */
async function uneEntitePeuplee(departements: readonly string[]) {
  const entite = await uneEntite(test.base)
  const structures = []
  for (const departement of departements)
    structures.push(await uneStructure(test.base, { departement, entite_juridique_id: entite.id }))
  const perimetre = { genre: 'entite', entiteId: entite.id } as const
  const eva = await unTitulaire(test.base, 'adm-referent-structure', perimetre, {
    prenom: 'Eva',
    nom: 'Roux',
  })
  const structureId = structures[0]?.id ?? ''
  const sien = await uneHabilitation(test.base, { compteId: eva.id, structureId, profil: 'san-statistiques' })
  const paul = await unePersonne(test.base, { prenom: 'Paul', nom: 'Sicard' })
  await uneHabilitation(test.base, { compteId: paul.id, structureId, profil: 'san-statistiques' })
  return { entite, structures, eva, paul, sien }
}

async function lesEquipes() {
  const chargee = await unTitulaire(test.base, 'adm-departemental', {
    genre: 'departement',
    departement: '34',
  })
  const regional = await unTitulaire(test.base, 'adm-regional', occitanie)
  const national = await unTitulaire(test.base, 'adm-national', { genre: 'national' })
  return { chargee, regional, national }
}

const ids = (gens: readonly { compteId: string }[]) => gens.map(g => g.compteId).sort()

describe('rights on a whole entité', () => {
  it('in one département: reviewed with its référents, by who stands above, never by the référents', async () => {
    const { chargee, regional } = await lesEquipes()
    const { entite, eva, sien, paul } = await uneEntitePeuplee(['34', '34'])
    const id = await ouvrir(test.base, contexteDe(regional.acteur), {
      portee: { genre: 'departement', departement: '34' },
    })
    const revues = await revuesDeLaCampagne(test.base, id)
    const referents = revues.find(r => r.volet === 'referents' && r.departement_code === '34')
    expect(referents?.lignes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ habilitation_id: eva.droit, precision_lieu: entite.nom }),
        // what they hold in a structure of theirs is not for its référents to review either
        expect.objectContaining({ habilitation_id: sien }),
      ]),
    )
    const structure = revues.flatMap(r => (r.volet === 'structure' ? r.lignes : []))
    expect(structure.map(l => l.compte_id)).toContain(paul.id)
    expect(structure.map(l => l.compte_id)).not.toContain(eva.id)
    expect(ids(await relecteursDe(test.base, referents?.id ?? '', midi))).toEqual([chargee.id])
  })

  it('over a region: by its team; over several: by the nation', async () => {
    const { regional, national } = await lesEquipes()
    const proche = await uneEntitePeuplee(['34', '11'])
    const large = await uneEntitePeuplee(['34', '75'])
    const id = await ouvrir(test.base, contexteDe(national.acteur), { portee: { genre: 'national' } })
    const referents = (await revuesDeLaCampagne(test.base, id)).filter(r => r.volet === 'referents')
    const celle = (droit: string) => referents.find(r => r.lignes.some(l => l.habilitation_id === droit))
    const [region, pays] = [celle(proche.eva.droit), celle(large.eva.droit)]
    expect(region).toMatchObject({
      departement_code: null,
      region_code: '76',
      lieu: 'référents, région Occitanie',
    })
    expect(pays).toMatchObject({ departement_code: null, region_code: null })
    expect(ids(await relecteursDe(test.base, region?.id ?? '', midi))).toContain(regional.id)
    expect(ids(await relecteursDe(test.base, region?.id ?? '', midi))).not.toContain(national.id)
    expect(ids(await relecteursDe(test.base, pays?.id ?? '', midi))).toContain(national.id)
    const attendues = await revuesEnCours(
      test.base,
      droitsDe(regional.acteur, 'adm-regional', occitanie),
      100,
    )
    expect(attendues.premiers.map(r => r.id)).toContain(region?.id)
    expect(attendues.premiers.map(r => r.id)).not.toContain(pays?.id)
    const c = contexteDe(regional.acteur)
    const rang = region?.lignes.find(l => l.habilitation_id === proche.eva.droit)?.rang ?? 0
    expect(
      await enTransaction(test.base, tx =>
        decider(tx, c, {
          revueId: region?.id ?? '',
          cible: { genre: 'lignes', vues: [{ rang, version: 0 }] },
          choix: { decision: 'maintenir', commentaire: null },
        }),
      ),
    ).toMatchObject({ decidees: 1 })
  })

  it('the campaign of an entité has its own rights too; that of one structure has not', async () => {
    const { regional } = await lesEquipes()
    const { entite, eva, structures } = await uneEntitePeuplee(['34', '11'])
    const c = contexteDe(regional.acteur)
    const seule = await ouvrir(test.base, c, {
      portee: { genre: 'structure', structureId: structures[0]?.id ?? '' },
    })
    const frozen = async (id: string) =>
      (await revuesDeLaCampagne(test.base, id)).flatMap(r => r.lignes.map(l => l.habilitation_id))
    expect(await frozen(seule)).not.toContain(eva.droit)
    const toute = await ouvrir(test.base, c, { portee: { genre: 'entite', entiteId: entite.id } })
    expect(await frozen(toute)).toContain(eva.droit)
  })

  it('the only référent of its structures is spared at the deadline, and refused at a signature', async () => {
    const { regional } = await lesEquipes()
    const { entite, eva } = await uneEntitePeuplee(['34', '34'])
    const c = contexteDe(regional.acteur)
    const ouverte = async () => {
      const id = await ouvrir(test.base, c, { portee: { genre: 'entite', entiteId: entite.id } })
      const r = (await revuesDeLaCampagne(test.base, id)).find(({ volet }) => volet === 'referents')
      return { revueId: r?.id ?? '', rangs: r?.lignes.map(l => l.rang) ?? [] }
    }
    const { revueId, rangs } = await ouverte()
    await enTransaction(test.base, tx =>
      decider(tx, c, {
        revueId,
        cible: { genre: 'lignes', vues: rangs.map(rang => ({ rang, version: 0 })) },
        choix: { decision: 'terminer', commentaire: null },
      }),
    )
    expect(await enTransaction(test.base, tx => signerRevue(tx, c, revueId))).toMatchObject({
      erreurs: { formulaire: expect.stringMatching('sans référent : Roux Eva') },
    })
    await cloreLesEchues({ base: test.base, config }, cloture)
    expect(await trouverHabilitations(test.base, [eva.droit], cloture)).toMatchObject([{ etat: 'en-cours' }])
    const lignes = await test.base
      .selectFrom('revue_ligne')
      .select(['habilitation_id', 'issue'])
      .where('revue_id', '=', revueId)
      .execute()
    expect(lignes.find(l => l.habilitation_id === eva.droit)?.issue).toBe('sursis')
  })
})
