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
import { type Attribution, attribuerHabilitations } from './attribuer-habilitations.ts'

const test = baseDeTest()

const attribuer = (contexte: Contexte, demande: Attribution) =>
  enTransaction(test.base, tx => attribuerHabilitations(tx, contexte, demande))

const deuxAns = { debut: jour('2026-11-23'), fin: jour('2028-11-23'), motif: null }

const lignes = (acte: string, compteId: string) =>
  test.base
    .selectFrom('journal')
    .selectAll()
    .where('acte', '=', acte)
    .where('compte_id', '=', compteId)
    .execute()

describe('attribuerHabilitations', () => {
  it('gives several profils to several people, with one line each and one mail per person', async () => {
    const { anne, bruno, chloe, structure } = await unHopital(test.base)
    const fait = await attribuer(contexteDe(anne.acteur), {
      comptes: [chloe.id, bruno.id],
      profils: ['san-demandeur-medical', 'san-receveur-decision'],
      perimetre: { genre: 'structure', structureId: structure.id },
      ...deuxAns,
    })
    expect(fait).toMatchObject({ ok: true, lieu: 'CH de Lunel' })
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toMatchObject([
      {
        etat: 'en-cours',
        fin: '2028-11-23',
        profil: { code: 'san-demandeur-medical' },
        attribueePar: 'Anne Duval',
      },
      { etat: 'en-cours', fin: '2028-11-23', profil: { code: 'san-receveur-decision' } },
    ])
    expect(await lignes('habilitation.attribuee', chloe.id)).toHaveLength(2)
    const courriels = await test.base
      .selectFrom('courriel')
      .selectAll()
      .where('destinataire', '=', chloe.acteur.courriel)
      .execute()
    expect(courriels).toHaveLength(1)
    expect(courriels[0]?.texte).toContain('VT SAN – Receveur décision')
  })

  it('refuses oneself, says whom to ask, and keeps only the line of the journal', async () => {
    const { anne, chloe, structure } = await unHopital(test.base)
    const refus = await attribuer(contexteDe(anne.acteur), {
      comptes: [chloe.id, anne.id],
      profils: ['san-demandeur-medical'],
      perimetre: { genre: 'structure', structureId: structure.id },
      ...deuxAns,
    })
    expect(refus).toMatchObject({ ok: false, genre: 'soi-meme' })
    expect(!refus.ok && refus.genre === 'soi-meme' && refus.message).toMatch(
      /pas vous attribuer.*Bruno Petit \(.*@.*, 04\u202f67\u202f00\u202f00\u202f00\)/,
    )
    expect(await lignes('habilitation.refusee', anne.id)).toMatchObject([
      { issue: 'refuse', structure_id: structure.id },
    ])
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toEqual([])
  })

  it.each<[string, Partial<Attribution>, string]>([
    ['no one', { comptes: [] }, 'comptes'],
    ['an account that does not exist', { comptes: ['00000000-0000-4000-8000-000000000000'] }, 'comptes'],
    ['no profil', { profils: [] }, 'profils'],
    ['an unknown profil', { profils: ['san-inconnu'] }, 'profils'],
    ['a profil of another kind of structure', { profils: ['ph-gestionnaire-mdph'] }, 'profils'],
    ['a territory profil on a structure', { profils: ['adm-regional'], motif: 'renfort' }, 'profils'],
    ['a start in the past', { debut: jour('2026-11-22') }, 'debut'],
    ['a start too far', { debut: jour('2027-11-24'), fin: jour('2028-11-24') }, 'debut'],
    ['an end before the start', { fin: jour('2026-11-22') }, 'fin'],
    ['more than two years', { fin: jour('2028-11-24') }, 'fin'],
    ['less than two years without a reason', { fin: jour('2027-11-23') }, 'motif'],
  ])('refuses %s', async (_cas, change, champ) => {
    const { anne, chloe, structure } = await unHopital(test.base)
    const refus = await attribuer(contexteDe(anne.acteur), {
      comptes: [chloe.id],
      profils: ['san-demandeur-medical'],
      perimetre: { genre: 'structure', structureId: structure.id },
      ...deuxAns,
      ...change,
    })
    expect(refus).toMatchObject({ ok: false, genre: 'saisie' })
    expect(!refus.ok && refus.genre === 'saisie' && Object.keys(refus.erreurs)).toEqual([champ])
  })

  it('merges a shorter right, refuses one that lasts as long, and a unit where the structure is open', async () => {
    const { anne, chloe, structure } = await unHopital(test.base)
    const unite = await uneUnite(test.base, { structureId: structure.id })
    const profil = 'san-demandeur-medical'
    const ancien = await uneHabilitation(test.base, { compteId: chloe.id, structureId: structure.id, profil })
    const demande: Attribution = {
      comptes: [chloe.id],
      profils: [profil],
      perimetre: { genre: 'structure', structureId: structure.id },
      ...deuxAns,
    }
    expect(await attribuer(contexteDe(anne.acteur), demande)).toMatchObject({ ok: true })
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toMatchObject([
      { etat: 'en-cours', renouvelleId: ancien },
      { etat: 'terminee', id: ancien, motifFin: 'fusion' },
    ])
    const encore = await attribuer(contexteDe(anne.acteur), demande)
    expect(encore).toMatchObject({
      genre: 'saisie',
      erreurs: { profils: expect.stringMatching('déjà accordé') },
    })
    const perimetre = { genre: 'unite', structureId: structure.id, uniteId: unite.id } as const
    expect(await attribuer(contexteDe(anne.acteur), { ...demande, perimetre })).toMatchObject({
      erreurs: { profils: expect.stringMatching('toute la structure') },
    })
  })

  it('answers as if it did not exist outside of one’s perimeter, and writes it down', async () => {
    const { anne, chloe } = await unHopital(test.base)
    const ailleurs = await uneStructure(test.base, { nom: 'CH de Sète' })
    const refus = await attribuer(contexteDe(anne.acteur), {
      comptes: [chloe.id],
      profils: ['san-demandeur-medical'],
      perimetre: { genre: 'structure', structureId: ailleurs.id },
      ...deuxAns,
    })
    expect(refus).toEqual({ ok: false, genre: 'hors-perimetre' })
    const ecrites = await test.base
      .selectFrom('journal')
      .selectAll()
      .where('structure_id', '=', ailleurs.id)
      .execute()
    expect(ecrites).toMatchObject([{ acte: 'acces.refuse', issue: 'refuse', acteur_id: anne.id }])
  })

  it('lets the département name a first référent, and only the region name the département', async () => {
    const { chloe } = await unHopital(test.base)
    const neuve = await uneStructure(test.base, { nom: 'EHPAD neuf', categorie: '500' })
    const [charge, regional] = [await unePersonne(test.base), await unePersonne(test.base)]
    const departement = { genre: 'departement', departement: '34' } as const
    await uneHabilitation(test.base, {
      compteId: charge.id,
      perimetre: departement,
      profil: 'adm-departemental',
    })
    await uneHabilitation(test.base, {
      compteId: regional.id,
      perimetre: { genre: 'region', region: '76' },
      profil: 'adm-regional',
    })
    const perimetre = { genre: 'structure', structureId: neuve.id } as const
    const demande = { comptes: [chloe.id], profils: ['adm-referent-structure'], perimetre, ...deuxAns }
    expect(await attribuer(contexteDe(charge.acteur), demande)).toMatchObject({ ok: true })
    const territoire = { ...demande, profils: ['adm-departemental'], perimetre: departement }
    expect(await attribuer(contexteDe(charge.acteur), territoire)).toMatchObject({ genre: 'hors-perimetre' })
    expect(await attribuer(contexteDe(regional.acteur), territoire)).toMatchObject({ ok: true })
  })

  it('refuses a closed structure and a disabled account', async () => {
    const { chloe } = await unHopital(test.base)
    const fermee = await uneStructure(test.base, { fermee_le: '2026-06-30', fermeture_code: 'DEF' })
    const national = await unePersonne(test.base)
    const parti = await unePersonne(test.base, { etat: 'desactive' })
    await uneHabilitation(test.base, {
      compteId: national.id,
      perimetre: { genre: 'national' },
      profil: 'adm-national',
    })
    const refus = await attribuer(contexteDe(national.acteur), {
      comptes: [chloe.id, parti.id],
      profils: ['adm-referent-structure'],
      perimetre: { genre: 'structure', structureId: fermee.id },
      ...deuxAns,
    })
    expect(!refus.ok && refus.genre === 'saisie' && Object.keys(refus.erreurs)).toEqual([
      'perimetre',
      'comptes',
    ])
  })
})
