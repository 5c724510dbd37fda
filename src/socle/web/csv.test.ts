import { expect, it } from 'vitest'
import { enCsv } from './csv.ts'

const colonnes = [
  { titre: 'Nom', valeur: ({ nom }: { nom: string | null }) => nom },
  { titre: 'Prénom', valeur: () => 'Zoé' },
]
const lire = (nom: string | null) => enCsv(colonnes, [{ nom }])

it('opens in a French spreadsheet', () => {
  const csv = lire('Martin; "dite" Z')
  expect(csv.startsWith('\uFEFFNom;Prénom\r\n')).toBe(true)
  expect(csv).toContain('"Martin; ""dite"" Z";Zoé\r\n')
  expect(lire(null)).toContain('\r\n;Zoé\r\n')
})

it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx'])('never lets a cell run: %j', nom => {
  expect(lire(nom)).toContain(`'${nom.trim() === nom ? nom : nom[0]}`)
})
