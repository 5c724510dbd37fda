import { describe, expect, it } from 'vitest'
import { Echeance } from './echeance.tsx'
import { accord, nombre, pluriel } from './typographie.ts'
import { etatDuDroit, VieDuDroit } from './vie-du-droit.tsx'

const AUJOURD_HUI = '2026-11-23'

describe('a term', () => {
  it.each([
    ['2026-11-23', 'echeance-proche', 'aujourd’hui'],
    ['2026-12-05', 'echeance-proche', 'dans 12\u00a0jours'],
    ['2028-11-23', 'echeance-lointaine', 'dans 2\u00a0ans'],
    ['2026-11-13', 'echeance-passee', 'il y a 10\u00a0jours'],
  ])('on %s is %s, « %s »', (date, classe, texte) => {
    const html = String(<Echeance date={date} aujourdHui={AUJOURD_HUI} />)
    expect(html).toContain(classe)
    expect(html).toContain(texte)
    expect(html).toContain(`datetime="${date}"`)
  })
})

describe('the life of a right', () => {
  it.each([
    ['2027-01-01', '2028-01-01', 'a-venir'],
    ['2025-01-01', '2027-12-31', 'en-cours'],
    ['2025-01-01', '2026-12-31', 'bientot'],
    ['2025-01-01', '2026-11-23', 'bientot'],
    ['2024-01-01', '2026-11-22', 'termine'],
  ] as const)('from %s to %s is %s', (debut, fin, etat) => {
    expect(etatDuDroit({ debut, fin, aujourdHui: AUJOURD_HUI })).toBe(etat)
  })

  it('says in words what it draws', () => {
    const html = String(<VieDuDroit debut="2024-12-05" fin="2026-12-05" aujourdHui={AUJOURD_HUI} />)
    expect(html).toContain('role="img"')
    expect(html).toMatch(
      /<title>Du 5\u00a0décembre\u00a02024 au 5\u00a0décembre\u00a02026, se termine dans 12\u00a0jours</,
    )
  })
})

describe('numbers', () => {
  it('groups by narrow no-break spaces', () => {
    expect(nombre(12500)).toBe('12\u202f500')
    expect(pluriel(12500, 'droit', 'droits')).toBe('12\u202f500\u00a0droits')
  })

  it('keeps the singular under two', () => {
    expect([0, 1, 1.5, 2].map(n => accord(n, 'droit'))).toEqual(['droit', 'droit', 'droit', 'droits'])
  })
})
