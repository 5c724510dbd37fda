import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { rienNAChange } from './bilan.ts'
import { importerRor } from './importer.ts'

/** Real and official samples, used where they lie and never copied. */
const ror = join(import.meta.dirname, '../../../../shared/data/ror')
const maintenant = new Date('2026-11-23T10:00:00Z')

describe.skipIf(!existsSync(ror))('shared samples of the ROR', () => {
  const test = baseDeTest()
  const lire = <T>(chemin: string): T => JSON.parse(readFileSync(join(ror, chemin), 'utf8'))
  const compter = async (requete: string) => Number((await test.base.pool.query(requete)).rows[0]?.n)
  const importer = async (chemin: string) => {
    const resultat = await importerRor(test.base, { chemin: join(ror, chemin), maintenant })
    if (!resultat.ok) throw new Error(resultat.motif)
    return resultat.bilan
  }

  it('imports the hospitals of Occitanie, counted as expected, and nothing more the second time', async () => {
    const attendu = lire<{
      ressources: Record<string, number>
      organisations: Record<string, number>
      lits_smr_hc: number
    }>('occitanie-2022/attendu.json')
    const { ressources, fichiers } = await importer('occitanie-2022')
    expect(fichiers).toMatchObject({ lus: 5, ignores: [expect.stringContaining('attendu.json')] })
    expect(ressources).toMatchObject({
      'entite-juridique': { creees: attendu.organisations.ej, enAttente: {} },
      structure: { creees: attendu.organisations.eg, enAttente: {} },
      unite: { creees: attendu.organisations.oi, enAttente: {} },
      offre: { creees: attendu.ressources.HealthcareService, enAttente: {} },
      lieu: { creees: attendu.ressources.Location },
    })
    expect(await compter('select count(*) n from structure')).toBe(attendu.organisations.eg)
    expect(await compter('select count(*) n from unite')).toBe(attendu.organisations.oi)
    expect(await compter('select count(*) n from offre')).toBe(attendu.ressources.HealthcareService)
    expect(
      await compter(`select sum(c.nombre) n from offre o join offre_lieu ol on ol.offre_id = o.id
        join lieu l on l.ror_id = ol.lieu_ror_id join capacite c on c.lieu_id = l.id
        where o.champ_code = '02' and '28' = any (o.modes) and c.statut_code = '01' and c.nature_code = '01'`),
    ).toBe(attendu.lits_smr_hc)
    expect(await compter('select count(*) n from structure where departement_code is null')).toBe(0)
    expect(await compter('select count(*) n from structure where entite_juridique_id is null')).toBe(0)
    expect(rienNAChange(await importer('occitanie-2022'))).toBe(true)
  })

  it('imports the Breton export, then its deltas and the second export, in any order', async () => {
    type Etape = { volumes: Record<string, number>; 'capacite_installee_smr_53-lo1'?: number }
    const attendu = lire<{ j0: Etape }>('scenario-bretagne/attendu.json')
    const bilan = await importer('scenario-bretagne/j0-export-complet')
    const volumes = await test.base.pool.query(
      `select type, count(*) n from ror_ressource where region = '53' group by type order by type`,
    )
    expect(Object.fromEntries(volumes.rows.map(({ type, n }) => [type, n]))).toEqual(attendu.j0.volumes)
    expect(Object.values(bilan.ressources).flatMap(({ enAttente }) => Object.keys(enAttente))).toEqual([])
    const lits = `select nombre n from capacite c join lieu l on l.id = c.lieu_id
      where l.ror_id = '53-lo1' and statut_code = '01'`
    expect(await compter(lits)).toBe(attendu.j0['capacite_installee_smr_53-lo1'])

    await importer('scenario-bretagne/j2-delta')
    await importer('scenario-bretagne/j1-delta')
    const deplacees = `select count(*) n from offre o join structure s on s.id = o.structure_id
      where o.ror_id in ('53-hs1', '53-hs2') and s.ror_id = '53-eg2'`
    expect(await compter(deplacees)).toBe(2)
    const fermee = `select count(*) n from structure where ror_id = '53-eg9'
      and fermeture_code = 'DEF' and fermee_le = '2026-08-31'`
    expect(await compter(fermee)).toBe(1)
    // an older export afterwards takes nothing back
    expect(rienNAChange(await importer('scenario-bretagne/j0-export-complet'))).toBe(true)
  })

  it('imports the odd official examples, faults kept and flagged', async () => {
    const { ressources } = await importer('exemples')
    expect(ressources).toMatchObject({
      'entite-juridique': { creees: 1 },
      structure: { creees: 1 },
      lieu: { creees: 1 },
      offre: { creees: 2, enAttente: { 'rattachement-inconnu': 2 } },
      professionnel: { creees: 1 },
      situation: { creees: 1 },
    })
    const structure = await test.base
      .selectFrom('structure')
      .select(['nom', 'finess', 'voie', 'telephone', 'aide_financiere', 'alertes'])
      .where('ror_id', '=', 'ror-organisation-exemple-eg')
      .executeTakeFirstOrThrow()
    expect(structure).toMatchObject({
      nom: 'Quiétude BOIS COLOMBES',
      finess: '458174839',
      voie: '45 rue du général Leclerc',
      telephone: '01.01.01.01.01',
      aide_financiere: 'Habilité Aide Sociale',
    })
    expect(structure.alertes).toHaveLength(2)
    expect(rienNAChange(await importer('exemples'))).toBe(true)
  })

  it('finds a family of profils for every category of establishment met in them', async () => {
    const sansFamille = await test.base.pool.query(
      `select code, libelle from categorie_structure where code in (select categorie_code from structure) and familles = '{administration}'`,
    )
    expect(sansFamille.rows).toEqual([])
  })
})
