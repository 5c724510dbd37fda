import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = readFileSync(join(import.meta.dirname, 'jetons.css'), 'utf8')

type Jeton = { clair: string; sombre: string }

const jetons = new Map<string, Jeton>(
  [...source.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, nom = '', clair = '', sombre = '']) => [nom, { clair, sombre }],
  ),
)

/** WCAG 2.2, relative luminance of `#rrggbb`. */
const luminance = (couleur: string): number => {
  const [r = 0, v = 0, b = 0] = [1, 3, 5].map(debut => {
    const canal = Number.parseInt(couleur.slice(debut, debut + 2), 16) / 255
    return canal <= 0.04045 ? canal / 12.92 : ((canal + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * v + 0.0722 * b
}

const contraste = (a: string, b: string): number => {
  const [clair = 0, fonce = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (clair + 0.05) / (fonce + 0.05)
}

const FONDS = ['papier', 'surface', 'creux', 'action-douce']

// Every text over every ground it may meet: 4.5 (WCAG 1.4.3).
const TEXTES: Record<string, readonly string[]> = {
  encre: [...FONDS, 'bleu-doux', 'vert-doux', 'ambre-doux', 'rouge-doux'],
  'encre-douce': FONDS,
  action: FONDS,
  'action-forte': FONDS,
  vert: [...FONDS, 'vert-doux'],
  ambre: [...FONDS, 'ambre-doux'],
  rouge: [...FONDS, 'rouge-doux'],
  'rouge-fort': ['rouge-doux'],
  bleu: ['papier', 'surface', 'bleu-doux'],
  'sur-action': ['action', 'action-forte'],
  'sur-bandeau': ['bandeau', 'bandeau-creux'],
  'sur-bandeau-doux': ['bandeau', 'bandeau-creux'],
}

// What one must see to use a control or to know where one is: 3 (WCAG 1.4.11).
const SIGNES: Record<string, readonly string[]> = {
  bord: ['papier', 'surface'],
  anneau: FONDS,
  action: FONDS,
  safran: ['bandeau', 'bandeau-creux'],
  'bandeau-bord': ['bandeau', 'bandeau-creux'],
  rouge: ['papier', 'surface'],
}

const paires = (table: Record<string, readonly string[]>) =>
  Object.entries(table).flatMap(([dessus, fonds]) =>
    fonds.flatMap(fond => (['clair', 'sombre'] as const).map(theme => ({ dessus, fond, theme }))),
  )

const couleur = (nom: string, theme: keyof Jeton): string => {
  const jeton = jetons.get(nom)
  if (!jeton) throw new Error(`--${nom} is not a colour of jetons.css`)
  return jeton[theme]
}

describe('contrasts of the tokens', () => {
  it.each(paires(TEXTES))('$dessus reads on $fond, $theme', ({ dessus, fond, theme }) => {
    expect(contraste(couleur(dessus, theme), couleur(fond, theme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(paires(SIGNES))('$dessus shows on $fond, $theme', ({ dessus, fond, theme }) => {
    expect(contraste(couleur(dessus, theme), couleur(fond, theme))).toBeGreaterThanOrEqual(3)
  })
})
