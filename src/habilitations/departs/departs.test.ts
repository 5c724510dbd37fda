import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Contexte } from '../contexte.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { annulerDepart } from './annuler-depart.ts'
import { declarerDepart } from './declarer-depart.ts'

const test = baseDeTest()

const declarer = (c: Contexte, compteId: string, structureId: string, le: string) =>
  enTransaction(test.base, tx =>
    declarerDepart(tx, c, { compteId, structureId, le: jour(le), motif: 'Mutation', successeurId: null }),
  )
const annuler = (c: Contexte, id: string) => enTransaction(test.base, tx => annulerDepart(tx, c, id))

/** Chloé works in the structure, in one of its units, will have a third right, and works elsewhere too. */
async function scene() {
  const hopital = await unHopital(test.base)
  const { chloe, structure } = hopital
  const unite = await uneUnite(test.base, { structureId: structure.id })
  const ailleurs = await uneStructure(test.base, { nom: 'Clinique de Sète' })
  const ici = { compteId: chloe.id, structureId: structure.id }
  await uneHabilitation(test.base, { ...ici, profil: 'san-statistiques' })
  await uneHabilitation(test.base, {
    compteId: chloe.id,
    perimetre: { genre: 'unite', structureId: structure.id, uniteId: unite.id },
    profil: 'san-receveur-medical',
  })
  await uneHabilitation(test.base, { ...ici, profil: 'san-receveur-decision', debut: '2027-03-01' })
  await uneHabilitation(test.base, {
    compteId: chloe.id,
    structureId: ailleurs.id,
    profil: 'san-statistiques',
  })
  return { ...hopital, ailleurs }
}

const etats = async (compteId: string, quand = midi) =>
  (await droitsDuCompte(test.base, compteId, quand)).map(h => `${h.lieu} ${h.etat}`).sort()

describe('declarerDepart', () => {
  it('ends at once everything here, nothing elsewhere, tells the person and the co-référents, and is undone', async () => {
    const { anne, bruno, chloe, structure } = await scene()
    const fait = await declarer(contexteDe(anne.acteur), chloe.id, structure.id, '2026-11-23')
    expect(fait).toMatchObject({ ok: true, resteAilleurs: true })
    expect(await etats(chloe.id)).toEqual([
      'CH de Lunel terminee',
      'CH de Lunel terminee',
      'Clinique de Sète en-cours',
      'Médecine polyvalente, CH de Lunel terminee',
    ])
    const prevenus = await test.base.selectFrom('courriel').select('destinataire').execute()
    expect(prevenus.map(({ destinataire }) => destinataire)).toEqual(
      expect.arrayContaining([chloe.acteur.courriel, bruno.acteur.courriel]),
    )

    const departId = fait.ok ? fait.departId : ''
    expect(await annuler(contexteDe(chloe.acteur), departId)).toMatchObject({ genre: 'hors-perimetre' })
    const plusTard = new Date('2026-11-23T15:00:00Z')
    expect(await annuler(contexteDe(bruno.acteur, plusTard), departId)).toMatchObject({ ok: true })
    expect(await etats(chloe.id, plusTard)).toEqual([
      'CH de Lunel a-venir',
      'CH de Lunel en-cours',
      'Clinique de Sète en-cours',
      'Médecine polyvalente, CH de Lunel en-cours',
    ])
    expect(await annuler(contexteDe(bruno.acteur, plusTard), departId)).toMatchObject({ genre: 'saisie' })
  })

  it('may be for a day to come, until which it can be undone', async () => {
    const { anne, chloe, structure } = await scene()
    const fait = await declarer(contexteDe(anne.acteur), chloe.id, structure.id, '2026-12-31')
    expect(fait).toMatchObject({ ok: true })
    const apres = new Date('2027-01-01T09:00:00Z')
    expect((await etats(chloe.id)).filter(e => e.startsWith('CH de Lunel'))).toEqual([
      'CH de Lunel en-cours',
      'CH de Lunel terminee',
    ])
    expect((await etats(chloe.id, apres)).filter(e => e.endsWith('en-cours'))).toEqual([
      'Clinique de Sète en-cours',
    ])
    const departId = fait.ok ? fait.departId : ''
    expect(await declarer(contexteDe(anne.acteur), chloe.id, structure.id, '2026-12-01')).toMatchObject({
      erreurs: { le: expect.stringMatching('déjà déclaré') },
    })
    expect(await annuler(contexteDe(anne.acteur, apres), departId)).toMatchObject({ genre: 'saisie' })
    const veille = new Date('2026-12-31T22:00:00Z')
    expect(await annuler(contexteDe(anne.acteur, veille), departId)).toMatchObject({ ok: true })
  })

  it('is never one’s own, neither to declare nor to undo', async () => {
    const { anne, bruno, structure } = await scene()
    expect(await declarer(contexteDe(anne.acteur), anne.id, structure.id, '2026-11-23')).toMatchObject({
      genre: 'soi-meme',
    })
    const fait = await declarer(contexteDe(anne.acteur), bruno.id, structure.id, '2026-12-31')
    expect(fait).toMatchObject({ ok: true })
    expect(await annuler(contexteDe(bruno.acteur), fait.ok ? fait.departId : '')).toMatchObject({
      genre: 'soi-meme',
    })
  })

  it('never names as successor the very person who leaves', async () => {
    const { bruno, structure, droitAnne } = await scene()
    const seul = new Date('2026-11-23T10:00:00Z')
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: seul, motif_fin: 'retrait', modifiee_par: bruno.id })
      .where('id', '=', droitAnne)
      .execute()
    const regionale = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: regionale.id,
      profil: 'adm-regional',
      perimetre: { genre: 'region', region: '76' },
    })
    for (const le of ['2026-11-23', '2026-12-31'])
      expect(
        await enTransaction(test.base, tx =>
          declarerDepart(tx, contexteDe(regionale.acteur), {
            compteId: bruno.id,
            structureId: structure.id,
            le: jour(le),
            motif: 'Mutation',
            successeurId: bruno.id,
          }),
        ),
      ).toMatchObject({ erreurs: { successeur: expect.stringContaining('autre') } })
    expect(await etats(bruno.id)).toEqual(['CH de Lunel en-cours'])
  })

  it('lets the last référent of a closed structure go: nobody is left to look after', async () => {
    const { bruno, structure, droitAnne } = await scene()
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'retrait', modifiee_par: bruno.id })
      .where('id', '=', droitAnne)
      .execute()
    const regionale = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: regionale.id,
      profil: 'adm-regional',
      perimetre: { genre: 'region', region: '76' },
    })
    const partir = () => declarer(contexteDe(regionale.acteur), bruno.id, structure.id, '2026-11-23')
    expect(await partir()).toMatchObject({ genre: 'dernier-referent' })
    await test.base
      .updateTable('structure')
      .set({ fermee_le: '2026-10-31', fermeture_code: 'DEF' })
      .where('id', '=', structure.id)
      .execute()
    expect(await partir()).toMatchObject({ ok: true })
    expect(await etats(bruno.id)).toEqual(['CH de Lunel terminee'])
  })

  it('refuses nonsense days and strangers', async () => {
    const { anne, chloe, structure, ailleurs } = await scene()
    const c = contexteDe(anne.acteur)
    expect(await declarer(c, chloe.id, structure.id, '2026-11-22')).toMatchObject({
      erreurs: { le: expect.any(String) },
    })
    expect(await declarer(c, chloe.id, structure.id, '2027-11-24')).toMatchObject({
      erreurs: { le: expect.any(String) },
    })
    expect(await declarer(c, chloe.id, ailleurs.id, '2026-11-23')).toMatchObject({ genre: 'hors-perimetre' })
  })
})
