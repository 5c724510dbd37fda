import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { Contexte } from '../contexte.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { raccourcirHabilitation } from './raccourcir-habilitation.ts'
import { renouvelerHabilitations } from './renouveler-habilitations.ts'
import { terminerHabilitations } from './terminer-habilitations.ts'

const test = baseDeTest()
const vue = (id: string, version = 1) => ({ id, version })

const terminer = (c: Contexte, id: string, successeurId: string | null = null, version = 1) =>
  enTransaction(test.base, tx =>
    terminerHabilitations(tx, c, { habilitations: [vue(id, version)], motif: 'Mutation', successeurId }),
  )
const renouveler = (c: Contexte, ...ids: string[]) =>
  enTransaction(test.base, tx =>
    renouvelerHabilitations(
      tx,
      c,
      ids.map(id => vue(id)),
    ),
  )
const raccourcir = (c: Contexte, id: string, fin: string, successeurId: string | null = null) =>
  enTransaction(test.base, tx =>
    raccourcirHabilitation(tx, c, { ...vue(id), fin: jour(fin), motif: 'Fin de contrat', successeurId }),
  )

describe('renouvelerHabilitations', () => {
  it('renews a co-référent for two years from today, never oneself', async () => {
    const { anne, bruno, droitAnne, droitBruno } = await unHopital(test.base)
    expect(await renouveler(contexteDe(anne.acteur), droitBruno)).toMatchObject({
      ok: true,
      fin: '2028-11-23',
    })
    expect(await droitsDuCompte(test.base, bruno.id, midi)).toMatchObject([
      { etat: 'en-cours', debut: '2026-11-23', fin: '2028-11-23', renouvelleId: droitBruno },
      { etat: 'terminee', motifFin: 'renouvellement' },
    ])
    expect(await renouveler(contexteDe(anne.acteur), droitAnne)).toMatchObject({ genre: 'soi-meme' })
    expect(await renouveler(contexteDe(anne.acteur), droitBruno)).toMatchObject({ genre: 'perime' })
  })

  it('renews nothing when one of them cannot be', async () => {
    const { anne, bruno, droitBruno, structure } = await unHopital(test.base)
    const parti = await unePersonne(test.base, { etat: 'desactive' })
    const droit = await uneHabilitation(test.base, { compteId: parti.id, structureId: structure.id })
    const refus = await renouveler(contexteDe(anne.acteur), droitBruno, droit)
    expect(refus).toMatchObject({ erreurs: { formulaire: expect.stringMatching('désactivé') } })
    expect(await droitsDuCompte(test.base, bruno.id, midi)).toHaveLength(1)
  })
})

describe('terminerHabilitations', () => {
  it('ends at once, and tells who comes second', async () => {
    const { anne, chloe, structure } = await unHopital(test.base)
    const id = await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    expect(await terminer(contexteDe(anne.acteur), id)).toMatchObject({ ok: true })
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toMatchObject([
      { etat: 'terminee', motifFin: 'retrait', commentaireFin: 'Mutation', version: 2 },
    ])
    expect(await terminer(contexteDe(anne.acteur), id)).toMatchObject({
      genre: 'perime',
      message: expect.stringMatching('Quelqu’un a modifié'),
    })
  })

  it('gives again the same day what was taken back by mistake', async () => {
    const { anne, chloe, structure, bruno } = await unHopital(test.base)
    const id = await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    await terminer(contexteDe(anne.acteur), id)
    const { attribuerHabilitations } = await import('../attribuer/attribuer-habilitations.ts')
    const plusTard = contexteDe(bruno.acteur, new Date(midi.getTime() + 60_000))
    const fait = await enTransaction(test.base, tx =>
      attribuerHabilitations(tx, plusTard, {
        comptes: [chloe.id],
        profils: ['san-statistiques'],
        perimetre: { genre: 'structure', structureId: structure.id },
        debut: jour('2026-11-23'),
        fin: jour('2028-11-23'),
        motif: null,
      }),
    )
    expect(fait).toMatchObject({ ok: true })
  })

  it('never takes the last référent away without a successor, who must be able to act', async () => {
    const { anne, chloe, droitAnne, droitBruno, structure } = await unHopital(test.base)
    expect(await terminer(contexteDe(anne.acteur), droitBruno)).toMatchObject({ ok: true })
    const regional = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: regional.id,
      perimetre: { genre: 'region', region: '76' },
      profil: 'adm-regional',
    })
    const invite = await unePersonne(test.base, { etat: 'invite' })
    const c = contexteDe(regional.acteur)
    expect(await terminer(c, droitAnne)).toMatchObject({
      genre: 'dernier-referent',
      structureId: structure.id,
    })
    expect(await terminer(c, droitAnne, invite.id)).toMatchObject({
      erreurs: { successeur: expect.any(String) },
    })
    expect(await terminer(c, droitAnne, regional.id)).toMatchObject({ genre: 'soi-meme' })
    expect(await terminer(c, droitAnne, chloe.id)).toMatchObject({ ok: true })
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toMatchObject([
      { etat: 'en-cours', profil: { code: 'adm-referent-structure' } },
    ])
  })
})

describe('raccourcirHabilitation', () => {
  it('brings an end closer, never further, and never past the relay', async () => {
    const { anne, bruno, droitBruno } = await unHopital(test.base)
    const c = contexteDe(anne.acteur)
    expect(await raccourcir(c, droitBruno, '2028-01-05')).toMatchObject({
      erreurs: { fin: expect.any(String) },
    })
    expect(await raccourcir(c, droitBruno, '2026-11-22')).toMatchObject({
      erreurs: { fin: expect.any(String) },
    })
    expect(await raccourcir(c, droitBruno, '2027-01-31')).toMatchObject({ ok: true })
    expect(await droitsDuCompte(test.base, bruno.id, midi)).toMatchObject([
      { fin: '2027-01-31', finAccordee: '2028-01-05', motifFin: 'raccourcissement' },
    ])
  })

  it('refuses to shorten the one who would be alone the day after', async () => {
    const { droitAnne, droitBruno } = await unHopital(test.base)
    const regional = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: regional.id,
      perimetre: { genre: 'region', region: '76' },
      profil: 'adm-regional',
    })
    const c = contexteDe(regional.acteur)
    expect(await raccourcir(c, droitBruno, '2027-01-31')).toMatchObject({ ok: true })
    expect(await raccourcir(c, droitAnne, '2027-01-31')).toMatchObject({ genre: 'dernier-referent' })
    expect(await raccourcir(c, droitAnne, '2027-02-15')).toMatchObject({ genre: 'dernier-referent' })
    expect(await raccourcir(c, droitAnne, '2027-01-30')).toMatchObject({ ok: true })
  })
})
