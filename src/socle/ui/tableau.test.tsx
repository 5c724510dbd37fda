import { describe, expect, it } from 'vitest'
import { pagesMontrees } from './pagination.tsx'
import { Tableau } from './tableau.tsx'

type Ligne = { id: string; nom: string; total: number }

const rendre = (sens: 'croissant' | 'decroissant') =>
  String(
    <Tableau<Ligne>
      legende="Comptes"
      colonnes={[
        { cle: 'nom', titre: 'Nom', triable: true, cellule: l => l.nom },
        { cle: 'total', titre: 'Droits', triable: true, numerique: true, cellule: l => l.total },
      ]}
      lignes={[
        { id: '1', nom: '<img src=x onerror=alert(1)>', total: 3 },
        { id: '2', nom: 'Karim Benali', total: 1 },
      ]}
      lien={l => `/comptes/${l.id}`}
      tri={{ cle: 'nom', sens, lien: (cle, s) => `?tri=${cle}&sens=${s}` }}
      selection={{
        nom: 'comptes',
        valeur: l => l.id,
        libelle: l => `Sélectionner ${l.nom}`,
        possible: l => l.id !== '1',
      }}
    />,
  )

describe('a table', () => {
  it('says which column sorts, and offers the other way', () => {
    expect(rendre('croissant')).toContain('aria-sort="ascending"')
    expect(rendre('croissant')).toContain('?tri=nom&amp;sens=decroissant')
    expect(rendre('decroissant')).toContain('aria-sort="descending"')
    expect(rendre('decroissant').match(/aria-sort/g)).toHaveLength(1)
  })

  it('makes the first cell the header of its row, and its link', () => {
    expect(rendre('croissant')).toMatch(/<th scope="row"[^>]*><a class="lien-ligne" href="\/comptes\/2">/)
  })

  it('bears headings in its cells for cards', () => {
    expect(rendre('croissant')).toContain('data-label="Droits"')
  })

  it('has no box on a row that may not be chosen', () => {
    expect(rendre('croissant').match(/type="checkbox"/g)).toHaveLength(1)
    expect(rendre('croissant')).toContain('Sélectionner Karim Benali')
  })

  it('escapes what people typed', () => {
    expect(rendre('croissant')).not.toContain('<img')
  })
})

describe('pages', () => {
  it.each([
    [1, 5, [1, 2, 0, 5]],
    [3, 5, [1, 2, 3, 4, 5]],
    [5, 9, [1, 0, 4, 5, 6, 0, 9]],
    [4, 9, [1, 2, 3, 4, 5, 0, 9]],
    [1, 2, [1, 2]],
  ])('page %i of %i', (page, pages, attendu) => {
    expect(pagesMontrees(page, pages)).toEqual(attendu)
  })
})
