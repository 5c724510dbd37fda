import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, occitanie, unHopital, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { type Attribution, attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import { annulerDepart } from '../departs/annuler-depart.ts'
import { declarerDepart } from '../departs/declarer-depart.ts'
import { renouvelerHabilitations } from '../fins/renouveler-habilitations.ts'
import { conflits, type Incompatibilite, type Tenu } from './regle.ts'
import { surveillerIncompatibilites } from './surveiller.ts'

const test = baseDeTest()

/** A MDPH with its two référents and an instructor, who prepares decisions. */
async function uneMdph() {
  const hopital = await unHopital(test.base)
  const structure = await uneStructure(test.base, { nom: 'MDPH de l’Hérault', categorie: '609' })
  for (const { id } of [hopital.anne, hopital.bruno])
    await uneHabilitation(test.base, { compteId: id, structureId: structure.id })
  const droit = await uneHabilitation(test.base, {
    compteId: hopital.chloe.id,
    structureId: structure.id,
    profil: 'ph-gestionnaire-mdph',
  })
  return { ...hopital, structure, droit }
}

const donner = (
  c: ReturnType<typeof contexteDe>,
  demande: Pick<Attribution, 'comptes' | 'profils' | 'perimetre'>,
) =>
  enTransaction(test.base, tx =>
    attribuerHabilitations(tx, c, {
      ...demande,
      debut: jour('2026-11-23'),
      fin: jour('2028-11-23'),
      motif: null,
    }),
  )

describe('conflits', () => {
  const tenu = (reste: Partial<Tenu>): Tenu => ({
    profil: 'a',
    structureId: 's',
    surEntite: null,
    entite: 'e',
    debut: jour('2026-01-01'),
    fin: jour('2026-12-31'),
    ...reste,
  })
  const table = (portee: Incompatibilite['portee']): Incompatibilite[] => [
    { profils: ['a', 'b'], portee, raison: 'r' },
  ]
  const b = { profil: 'b' }
  it.each<[string, Partial<Tenu>, Incompatibilite['portee'], number]>([
    ['same structure', b, 'structure', 1],
    ['another structure', { ...b, structureId: 't' }, 'structure', 0],
    ['another structure, anywhere', { ...b, structureId: 't' }, 'partout', 1],
    ['its whole entité', { ...b, structureId: null, surEntite: 'e' }, 'structure', 1],
    ['another entité', { ...b, structureId: null, surEntite: 'x', entite: 'x' }, 'structure', 0],
    ['the day after', { ...b, debut: jour('2027-01-01'), fin: jour('2027-02-01') }, 'structure', 0],
    ['the last day', { ...b, debut: jour('2026-12-31'), fin: jour('2027-02-01') }, 'structure', 1],
    ['a profil that excludes nothing', { profil: 'c' }, 'partout', 0],
  ])('%s', (_cas, autre, portee, attendus) => {
    expect(conflits([tenu({})], [tenu(autre)], table(portee))).toHaveLength(attendus)
    expect(conflits([tenu(autre)], [tenu({})], table(portee))).toHaveLength(attendus)
  })
})

describe('profils that exclude one another', () => {
  it('are not given together, nor one after the other has been', async () => {
    const { anne, bruno, chloe, structure } = await uneMdph()
    const perimetre = { genre: 'structure', structureId: structure.id } as const
    const c = contexteDe(anne.acteur)
    const ensemble = await donner(c, {
      comptes: [bruno.id],
      profils: ['ph-gestionnaire-mdph', 'ph-valideur-mdph'],
      perimetre,
    })
    expect(ensemble).toMatchObject({
      erreurs: { profils: expect.stringMatching('ne se donnent pas à une même') },
    })
    const ensuite = await donner(c, { comptes: [chloe.id], profils: ['ph-valideur-mdph'], perimetre })
    expect(ensuite).toMatchObject({
      erreurs: {
        profils: expect.stringMatching('Chloé Rey tient « VT PH – Gestionnaire MDPH ».*n’entérine pas'),
      },
    })
    expect(await donner(c, { comptes: [bruno.id], profils: ['ph-valideur-mdph'], perimetre })).toMatchObject({
      ok: true,
    })
  })

  it('two référents who give one each at the same moment: one of them is refused', async () => {
    const { anne, bruno, structure } = await uneMdph()
    const { id } = await unePersonne(test.base)
    const perimetre = { genre: 'structure', structureId: structure.id } as const
    const faits = await Promise.all([
      donner(contexteDe(anne.acteur), { comptes: [id], profils: ['ph-gestionnaire-mdph'], perimetre }),
      donner(contexteDe(bruno.acteur), { comptes: [id], profils: ['ph-valideur-mdph'], perimetre }),
    ])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('are neither renewed nor restored once incompatible', async () => {
    const { anne, bruno, chloe, structure } = await uneMdph()
    const parti = await enTransaction(test.base, tx =>
      declarerDepart(tx, contexteDe(anne.acteur), {
        compteId: chloe.id,
        structureId: structure.id,
        le: jour('2026-11-23'),
        motif: null,
        successeurId: null,
      }),
    )
    const plusTard = contexteDe(bruno.acteur, new Date('2026-11-23T12:00:00Z'))
    expect(
      await donner(plusTard, {
        comptes: [chloe.id],
        profils: ['ph-valideur-mdph'],
        perimetre: { genre: 'structure', structureId: structure.id },
      }),
    ).toMatchObject({ ok: true })
    const annule = await enTransaction(test.base, tx =>
      annulerDepart(tx, plusTard, parti.ok ? parti.departId : ''),
    )
    expect(annule).toMatchObject({ ok: true, retablies: [] })
  })

  it('when the table changes: told once to the référents and the team, shown, not renewed, nothing taken back', async () => {
    const { anne, chloe, structure, droit } = await uneMdph()
    const charge = await unTitulaire(test.base, 'adm-departemental', {
      genre: 'departement',
      departement: '34',
    })
    const autre = await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'ph-statistiques-mdph',
    })
    await test.base
      .insertInto('profil_incompatible')
      .values({
        profil_a: 'ph-gestionnaire-mdph',
        profil_b: 'ph-statistiques-mdph',
        portee: 'structure',
        raison: 'Qui saisit ne compte pas.',
      })
      .execute()
    const services = servicesDeTest(test.base)
    await surveillerIncompatibilites.executer(services, {})
    await surveillerIncompatibilites.executer(services, {})
    const recus = async (courriel: string) =>
      (
        await test.base
          .selectFrom('courriel')
          .select('texte')
          .where('destinataire', '=', courriel)
          .where('sujet', 'like', 'Retirez une habilitation%')
          .execute()
      ).map(({ texte }) => texte)
    for (const { acteur } of [anne, charge])
      expect(await recus(acteur.courriel)).toEqual([expect.stringContaining('Chloé Rey')])
    expect(await recus(chloe.acteur.courriel)).toEqual([])
    const lignes = await test.base
      .selectFrom('journal')
      .select('habilitation_id')
      .where('acte', '=', 'habilitation.incompatible')
      .execute()
    expect(lignes).toEqual([{ habilitation_id: droit }])
    const renouvele = await enTransaction(test.base, tx =>
      renouvelerHabilitations(tx, contexteDe(anne.acteur), [{ id: autre, version: 1 }]),
    )
    expect(renouvele).toMatchObject({ erreurs: { formulaire: expect.stringContaining('incompatible avec') } })

    const { client } = applicationHabilitations(test.base)
    const page = (id: string) => client(id).then(c => c.get('/administration/incompatibilites'))
    expect((await page(anne.id)).texte).toContain('Qui saisit ne compte pas.')
    const ailleurs = await unTitulaire(test.base, 'adm-departemental', {
      genre: 'departement',
      departement: '35',
    })
    expect((await page(ailleurs.id)).texte).not.toContain('Chloé')
    const dpo = await unTitulaire(test.base, 'adm-dpo', occitanie)
    const vue = await page(dpo.id)
    expect(vue.texte).toContain('Chloé')
    expect(vue.texte).not.toContain(`/habilitations/${droit}`)
    expect((await page(chloe.id)).statut).toBe(403)
  })
})
