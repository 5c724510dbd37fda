import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { type Attribution, attribuerHabilitations } from './attribuer/attribuer-habilitations.ts'
import type { Contexte } from './contexte.ts'
import { declarerDepart } from './departs/declarer-depart.ts'
import { renouvelerHabilitations } from './fins/renouveler-habilitations.ts'
import { terminerHabilitations } from './fins/terminer-habilitations.ts'
import { droitsDuCompte } from './lectures/lire-habilitations.ts'
import { referentsDe } from './lectures/referents.ts'

const test = baseDeTest()

const terminer = (c: Contexte, id: string) =>
  enTransaction(test.base, tx =>
    terminerHabilitations(tx, c, {
      habilitations: [{ id, version: 1 }],
      motif: 'Mutation',
      successeurId: null,
    }),
  )

/** Clocks of two servers are never quite the same: the second is a moment behind. */
const avant = new Date(midi.getTime() - 50)

async function unRegional() {
  const regional = await unePersonne(test.base)
  await uneHabilitation(test.base, {
    compteId: regional.id,
    perimetre: { genre: 'region', region: '76' },
    profil: 'adm-regional',
  })
  return regional.acteur
}

describe('two people at once', () => {
  it('who give the same right leave one', async () => {
    const { anne, bruno, chloe, structure } = await unHopital(test.base)
    const demande: Attribution = {
      comptes: [chloe.id],
      profils: ['san-statistiques'],
      perimetre: { genre: 'structure', structureId: structure.id },
      debut: jour('2026-11-23'),
      fin: jour('2028-11-23'),
      motif: null,
    }
    const faits = await Promise.all(
      [contexteDe(anne.acteur), contexteDe(bruno.acteur, avant)].map(c =>
        enTransaction(test.base, tx => attribuerHabilitations(tx, c, demande)),
      ),
    )
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    expect(faits.filter(({ ok }) => !ok)).toMatchObject([{ genre: 'saisie' }])
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toHaveLength(1)
  })

  it('who renew and end the same right: one wins, the other is told', async () => {
    const { anne, bruno, chloe, structure } = await unHopital(test.base)
    const id = await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    const [renouvele, termine] = await Promise.all([
      enTransaction(test.base, tx =>
        renouvelerHabilitations(tx, contexteDe(anne.acteur), [{ id, version: 1 }]),
      ),
      terminer(contexteDe(bruno.acteur, avant), id),
    ])
    expect([renouvele.ok, termine.ok].sort()).toEqual([false, true])
    const refus = [renouvele, termine].find(({ ok }) => !ok)
    expect(refus).toMatchObject({ genre: 'perime' })
  })

  it.each([1, 2, 3, 4, 5])('référents who end each other leave one (%i)', async () => {
    const { anne, bruno, droitAnne, droitBruno, structure } = await unHopital(test.base)
    const faits = await Promise.all([
      terminer(contexteDe(anne.acteur), droitBruno),
      terminer(contexteDe(bruno.acteur, avant), droitAnne),
    ])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    const [lieu] = await referentsDe(test.base, [structure.id], new Date(midi.getTime() + 1000))
    expect(lieu?.referents).toHaveLength(1)
  })

  it.each([1, 2, 3])(
    'who each take one of the last two référents away from above leave one (%i)',
    async () => {
      const { anne, bruno, droitAnne, structure } = await unHopital(test.base)
      const [un, deux] = [await unRegional(), await unRegional()]
      const faits = await Promise.all([
        terminer(contexteDe(un), droitAnne),
        enTransaction(test.base, tx =>
          declarerDepart(tx, contexteDe(deux, avant), {
            compteId: bruno.id,
            structureId: structure.id,
            le: jour('2026-11-23'),
            motif: null,
            successeurId: null,
          }),
        ),
      ])
      expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
      expect(faits.filter(({ ok }) => !ok)).toMatchObject([{ genre: 'dernier-referent' }])
      expect(anne.id).toBeTruthy()
    },
  )
})
