import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { unCompte } from '#test/comptes/un-compte.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { refusPar } from '#test/constructeurs/refus-par.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

describe('the database, without the application', () => {
  it('knows one account per address, whatever the case', async () => {
    await unCompte(test.base, { courriel: 'marie@ch.example' })
    expect(await refusPar(unCompte(test.base, { courriel: 'MARIE@CH.example' }))).toBe('compte_courriel_key')
  })

  it('refuses a right that one gives to oneself', async () => {
    const { anne, structure } = await unHopital(test.base)
    const soi = { compteId: anne.id, structureId: structure.id, profil: 'san-statistiques' }
    expect(await refusPar(uneHabilitation(test.base, { ...soi, attribueePar: anne.id }))).toBe(
      'habilitation_jamais_a_soi_meme',
    )
  })

  it.each([
    ['2026-01-05', '2028-01-06'],
    ['2024-02-29', '2026-03-01'],
  ])('refuses more than two years: from %s to %s', async (debut, fin) => {
    const { chloe, structure } = await unHopital(test.base)
    const droit = { compteId: chloe.id, structureId: structure.id, debut, fin }
    expect(await refusPar(uneHabilitation(test.base, droit))).toBe('habilitation_deux_ans_au_plus')
  })

  it('refuses two rights at once for the same thing, and accepts one after the other', async () => {
    const { chloe, structure } = await unHopital(test.base)
    const droit = { compteId: chloe.id, structureId: structure.id, profil: 'san-statistiques' }
    await uneHabilitation(test.base, { ...droit, debut: '2026-01-05', fin: '2026-06-30' })
    expect(await refusPar(uneHabilitation(test.base, { ...droit, debut: '2026-06-30' }))).toBe(
      'habilitation_sans_double',
    )
    await uneHabilitation(test.base, { ...droit, debut: '2026-07-01' })
  })

  it('refuses that a granted right becomes another, and that its end goes further than granted', async () => {
    const { droitAnne, chloe } = await unHopital(test.base)
    const changer = (colonne: string, valeur: string) =>
      refusPar(
        sql`update habilitation set ${sql.ref(colonne)} = ${valeur} where id = ${droitAnne}`.execute(
          test.base,
        ),
      )
    expect(await changer('fin', '2028-01-06')).toBe('habilitation_jamais_prolongee')
    expect(await changer('attribuee_par', chloe.id)).toBe('habilitation_immuable')
    expect(await changer('profil_code', 'adm-national')).toBe('habilitation_immuable')
    expect(await changer('compte_id', chloe.id)).toBe('habilitation_immuable')
    expect(await changer('debut', '2026-02-01')).toBe('habilitation_immuable')
  })

  it('refuses that one restores one’s own right', async () => {
    const { droitAnne, anne, bruno } = await unHopital(test.base)
    const changer = (fin: string, par: string) =>
      refusPar(
        sql`update habilitation set fin = ${fin}::date, modifiee_par = ${par}::uuid where id = ${droitAnne}`.execute(
          test.base,
        ),
      )
    expect(await changer('2027-01-05', bruno.id)).toBe('rien')
    expect(await changer('2028-01-05', anne.id)).toBe('habilitation_jamais_a_soi_meme')
    expect(await changer('2028-01-05', bruno.id)).toBe('rien')
  })

  it('refuses that one revives one’s own right, cancelled before it started', async () => {
    const { anne, bruno, structure } = await unHopital(test.base)
    const droit = await uneHabilitation(test.base, {
      compteId: anne.id,
      structureId: structure.id,
      profil: 'san-statistiques',
      debut: '2027-03-01',
      termineeLe: new Date('2026-11-23T11:00:00Z'),
    })
    const revivre = (par: string) =>
      refusPar(
        sql`update habilitation set terminee_le = null, modifiee_par = ${par}::uuid where id = ${droit}`.execute(
          test.base,
        ),
      )
    expect(await revivre(anne.id)).toBe('habilitation_jamais_a_soi_meme')
    expect(await revivre(bruno.id)).toBe('rien')
  })

  it('refuses to delete or empty', async () => {
    await expect(sql`delete from habilitation`.execute(test.base)).rejects.toThrow('ne se modifie pas')
    await expect(sql`truncate habilitation cascade`.execute(test.base)).rejects.toThrow('ne se modifie pas')
  })

  it('refuses that an act leaves a structure without a référent', async () => {
    const { droitAnne, droitBruno } = await unHopital(test.base)
    const retirer = (id: string) =>
      refusPar(
        sql`update habilitation set terminee_le = '2026-11-23T11:00:00Z', motif_fin = 'retrait' where id = ${id}`.execute(
          test.base,
        ),
      )
    expect(await retirer(droitAnne)).toBe('rien')
    expect(await retirer(droitBruno)).toBe('habilitation_un_referent_au_moins')
  })
})
