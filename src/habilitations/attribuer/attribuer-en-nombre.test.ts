import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { contexteDe, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { attribuerEnNombre } from './attribuer-habilitations.ts'

const test = baseDeTest()
const dates = { debut: jour('2026-11-23'), fin: jour('2028-11-23'), motif: null }
const perimetre = (structureId: string) => ({ genre: 'structure' as const, structureId })

describe('many grants at once', () => {
  it('are each given or refused on their own, in their order, and told to each', async () => {
    const { structure, anne, bruno, chloe } = await unHopital(test.base)
    const ailleurs = await uneStructure(test.base, { nom: 'Ailleurs' })
    const [david, emma, zoe] = await Promise.all(
      ['David', 'Emma', 'Zoé'].map(prenom => unePersonne(test.base, { prenom })),
    )
    const donner = (qui: string, ou: string, ...profils: string[]) => ({
      comptes: [qui],
      profils,
      perimetre: perimetre(ou),
      ...dates,
    })
    const profil = 'san-demandeur-medical'
    const faites = await enTransaction(test.base, tx =>
      attribuerEnNombre(tx, contexteDe(anne.acteur), [
        donner(zoe?.id ?? '', structure.id, profil),
        donner(david?.id ?? '', ailleurs.id, profil),
        donner(anne.id, structure.id, profil),
        donner(emma?.id ?? '', structure.id, 'inconnu'),
        donner(bruno.id, structure.id, 'adm-referent-structure'),
        donner(chloe.id, structure.id, profil, 'san-statistiques'),
      ]),
    )
    expect(faites.map(f => (f.ok ? f.habilitationIds.length : f.genre))).toEqual([
      1,
      'hors-perimetre',
      'soi-meme',
      'saisie',
      1,
      2,
    ])
    const ids = faites.flatMap(f => (f.ok ? f.habilitationIds : []))
    const ecrites = await test.base
      .selectFrom('habilitation')
      .select(['compte_id', 'profil_code', 'attribuee_par'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
    expect(ecrites.map(h => [h.compte_id, h.attribuee_par])).toEqual(
      [zoe?.id, bruno.id, chloe.id, chloe.id].map(id => [id, anne.id]),
    )
    const courriels = await test.base.selectFrom('courriel').select('destinataire').execute()
    expect(courriels.map(c => c.destinataire).sort()).toEqual(
      [zoe?.acteur.courriel, bruno.acteur.courriel, chloe.acteur.courriel].sort(),
    )
  })

  it('never see one another: the same person twice is a bug, not a grant', async () => {
    const { structure, anne, chloe } = await unHopital(test.base)
    const demande = { comptes: [chloe.id], profils: [], perimetre: perimetre(structure.id), ...dates }
    await expect(
      enTransaction(test.base, tx => attribuerEnNombre(tx, contexteDe(anne.acteur), [demande, demande])),
    ).rejects.toThrow('une personne')
  })
})
