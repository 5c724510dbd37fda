import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import type { Contexte } from '../contexte.ts'
import { annulerDepart } from '../departs/annuler-depart.ts'
import { declarerDepart } from '../departs/declarer-depart.ts'
import { raccourcirHabilitation } from '../fins/raccourcir-habilitation.ts'
import { renouvelerHabilitations } from '../fins/renouveler-habilitations.ts'
import { terminerHabilitations } from '../fins/terminer-habilitations.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'

const test = baseDeTest()
const deuxAns = { debut: jour('2026-11-23'), fin: jour('2028-11-23'), motif: null }

type Cible = { compteId: string; structureId: string; droit: string; version: number; departId: string }
type Chemin = (tx: Ecriture, c: Contexte, cible: Cible) => Promise<unknown>

/** Every act on rights there is. */
const chemins: Record<string, Chemin> = {
  attribuer: (tx, c, { compteId, structureId }) =>
    attribuerHabilitations(tx, c, {
      comptes: [compteId],
      profils: ['adm-referent-structure'],
      perimetre: { genre: 'structure', structureId },
      ...deuxAns,
    }),
  renouveler: (tx, c, { droit, version }) => renouvelerHabilitations(tx, c, [{ id: droit, version }]),
  raccourcir: (tx, c, { droit, version }) =>
    raccourcirHabilitation(tx, c, {
      id: droit,
      version,
      fin: jour('2027-01-31'),
      motif: 'x',
      successeurId: null,
    }),
  terminer: (tx, c, { droit, version }) =>
    terminerHabilitations(tx, c, { habilitations: [{ id: droit, version }], motif: 'x', successeurId: null }),
  partir: (tx, c, { compteId, structureId }) =>
    declarerDepart(tx, c, { compteId, structureId, le: jour('2026-12-31'), motif: null, successeurId: null }),
  'annuler son départ': (tx, c, { departId }) => annulerDepart(tx, c, departId),
}

describe('nobody acts on their own right (G14)', () => {
  it.each(Object.keys(chemins))('%s', async nom => {
    const { anne, bruno, droitAnne, structure } = await unHopital(test.base)
    const depart = await enTransaction(test.base, tx =>
      declarerDepart(tx, contexteDe(bruno.acteur), {
        compteId: anne.id,
        structureId: structure.id,
        le: jour('2026-12-31'),
        motif: null,
        successeurId: null,
      }),
    )
    const avant = await droitsDuCompte(test.base, anne.id, midi)
    const cible = {
      compteId: anne.id,
      structureId: structure.id,
      droit: droitAnne,
      version: 2,
      departId: depart.ok ? depart.departId : '',
    }
    const refus = await enTransaction(test.base, async tx =>
      chemins[nom]?.(tx, contexteDe(anne.acteur), cible),
    )
    expect(refus).toMatchObject({
      ok: false,
      genre: 'soi-meme',
      message: expect.stringMatching('Bruno Petit'),
    })
    expect(await droitsDuCompte(test.base, anne.id, midi)).toEqual(avant)
    const lignes = await test.base
      .selectFrom('journal')
      .selectAll()
      .where('acteur_id', '=', anne.id)
      .execute()
    expect(lignes).toMatchObject([{ acte: 'habilitation.refusee', issue: 'refuse' }])
  })
})

describe('whatever two référents do to somebody', () => {
  const acte = fc.record({
    genre: fc.constantFrom('attribuer', 'renouveler', 'terminer', 'raccourcir', 'partir', 'revenir'),
    jours: fc.integer({ min: 0, max: 730 }),
    plusTard: fc.integer({ min: 0, max: 40 }),
  })

  it('no right is doubled, none lasts more than two years', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acte, { minLength: 2, maxLength: 8 }), async actes => {
        const { anne, bruno, chloe, structure } = await unHopital(test.base)
        const etat = { jours: 0, departId: '' }
        for (const [i, { genre, jours, plusTard }] of actes.entries()) {
          etat.jours += plusTard
          const maintenant = new Date(midi.getTime() + etat.jours * 86_400_000 + i * 60_000)
          const aujourdhui = ajouterJours(jour('2026-11-23'), etat.jours)
          const c = contexteDe((i % 2 ? bruno : anne).acteur, maintenant)
          const [droit] = await droitsDuCompte(test.base, chloe.id, maintenant)
          const vue = { id: droit?.id ?? anne.id, version: droit?.version ?? 1 }
          const ici = { compteId: chloe.id, structureId: structure.id }
          await enTransaction(test.base, async tx => {
            if (genre === 'attribuer')
              return attribuerHabilitations(tx, c, {
                comptes: [chloe.id],
                profils: ['san-statistiques'],
                perimetre: { genre: 'structure', structureId: structure.id },
                debut: ajouterJours(aujourdhui, plusTard),
                fin: ajouterJours(aujourdhui, plusTard + jours),
                motif: 'essai',
              })
            if (genre === 'renouveler') return renouvelerHabilitations(tx, c, [vue])
            if (genre === 'terminer')
              return terminerHabilitations(tx, c, {
                habilitations: [vue],
                motif: 'essai',
                successeurId: null,
              })
            if (genre === 'raccourcir')
              return raccourcirHabilitation(tx, c, {
                ...vue,
                fin: ajouterJours(aujourdhui, plusTard),
                motif: 'essai',
                successeurId: null,
              })
            if (genre === 'revenir') return annulerDepart(tx, c, etat.departId)
            const parti = await declarerDepart(tx, c, {
              ...ici,
              le: ajouterJours(aujourdhui, plusTard),
              motif: null,
              successeurId: null,
            })
            if (parti.ok) etat.departId = parti.departId
            return parti
          })
        }
        const droits = await droitsDuCompte(test.base, chloe.id, midi)
        return droits.every(
          ({ debut, finAccordee, fin }) => fin <= finAccordee && finAccordee <= ajouterJours(debut, 731),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('a stranger never becomes a référent by themselves', async () => {
    const { chloe, structure } = await unHopital(test.base)
    const autre = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    const refus = await enTransaction(test.base, async tx =>
      chemins.attribuer?.(tx, contexteDe(chloe.acteur), {
        compteId: autre.id,
        structureId: structure.id,
        droit: '',
        version: 1,
        departId: '',
      }),
    )
    expect(refus).toEqual({ ok: false, genre: 'hors-perimetre' })
  })
})
