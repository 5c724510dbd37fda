import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { cloturePrevue, decisions, type Issue, issueDe, issuesDe, type LigneDecidee } from './regles.ts'

const structures = ['A', 'B', 'C']
const uneLigne = fc.record({
  decision: fc.option(fc.constantFrom(...decisions)),
  // none, one structure, or those of an entité
  referentDe: fc.subarray(structures),
  actif: fc.boolean(),
})
const parti = (issue: Issue | undefined) => issue !== 'maintenue' && issue !== 'sursis'
/** A frozen list, and how many référents each structure has: those reviewed, and others. */
const uneRevue = fc
  .record({
    lignes: fc.array(uneLigne, { maxLength: 30 }),
    autres: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
  })
  .map(({ lignes, autres }) => {
    const numerotees: LigneDecidee[] = lignes.map((ligne, i) => ({ ...ligne, rang: i + 1 }))
    const referents = new Map(
      structures.map((s, i) => [
        s,
        (autres[i] ?? 0) + lignes.filter(l => l.actif && l.referentDe.includes(s)).length,
      ]),
    )
    return { lignes: numerotees, referents }
  })
const uneRegle = fc.constantFrom('suspension' as const, 'fin' as const)

describe('the outcome of a review', () => {
  it.each([
    ['maintenir', 'suspension', 'maintenue'],
    ['reduire', 'suspension', 'reduite'],
    ['terminer', 'suspension', 'terminee'],
    ['inconnue', 'fin', 'suspendue'],
    [null, 'suspension', 'suspendue'],
    [null, 'fin', 'terminee'],
  ] as const)('« %s », without an answer %s: %s', (decision, regle, issue) => {
    expect(issueDe(decision, regle)).toBe(issue)
  })

  it('never keeps in silence what nobody decided to keep', () => {
    fc.assert(
      fc.property(uneRevue, uneRegle, ({ lignes, referents }, regle) => {
        const issues = issuesDe(lignes, regle, referents)
        return lignes.every(
          ({ rang, decision }) => (issues.get(rang) === 'maintenue') === (decision === 'maintenir'),
        )
      }),
    )
  })

  it('leaves every structure that had a référent with one', () => {
    fc.assert(
      fc.property(uneRevue, uneRegle, ({ lignes, referents }, regle) => {
        const issues = issuesDe(lignes, regle, referents)
        return structures.every(s => {
          const partis = lignes.filter(l => l.referentDe.includes(s) && parti(issues.get(l.rang)))
          // a locked one alone is no reason to let the others go, nor to go themself
          return partis.length === 0 || partis.filter(l => l.actif).length < (referents.get(s) ?? 0)
        })
      }),
    )
  })

  it('spares nobody but those référents, and only where all would go', () => {
    fc.assert(
      fc.property(uneRevue, uneRegle, ({ lignes, referents }, regle) => {
        const issues = issuesDe(lignes, regle, referents)
        return lignes
          .filter(({ rang }) => issues.get(rang) === 'sursis')
          .every(({ referentDe }) =>
            referentDe.some(s => {
              const siens = lignes.filter(l => l.actif && l.referentDe.includes(s))
              return siens.every(l => l.decision !== 'maintenir') && siens.length >= (referents.get(s) ?? 0)
            }),
          )
      }),
    )
  })

  it('depends on nothing else: neither on the order of the lines, nor on being asked twice', () => {
    fc.assert(
      fc.property(uneRevue, uneRegle, fc.infiniteStream(fc.nat()), ({ lignes, referents }, regle, hasard) => {
        const melangees = lignes
          .map(ligne => ({ ligne, cle: hasard.next().value }))
          .toSorted((a, b) => a.cle - b.cle)
          .map(({ ligne }) => ligne)
        const enObjet = (l: readonly LigneDecidee[]) =>
          Object.fromEntries([...issuesDe(l, regle, referents)].toSorted(([a], [b]) => a - b))
        expect(enObjet(melangees)).toEqual(enObjet(lignes))
      }),
    )
  })

  it('waits for the whole delay after the deadline', () => {
    expect(cloturePrevue(jour('2026-12-23'), 7)).toBe('2026-12-31')
    expect(cloturePrevue(jour('2026-12-23'), 0)).toBe('2026-12-24')
  })
})
