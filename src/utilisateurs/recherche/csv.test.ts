import { expect, it } from 'vitest'
import { enCsv } from './csv.ts'
import type { Ligne } from './lignes.ts'

const ligne: Ligne = {
  id: '1',
  prenom: 'Zoé',
  nom: 'Martin; "dite" Z',
  courriel: 'z@ch.example',
  profession: null,
  fonction: null,
  etat: 'actif',
  derniereConnexionLe: null,
  droits: [{ lieu: 'CH de Lunel', structureId: null, unite: null, profils: ['VT SAN – Demandeur soins'] }],
  prochaineEcheance: null,
}

it('opens in a French spreadsheet', () => {
  const csv = enCsv([ligne])
  expect(csv.startsWith('\uFEFFNom;Prénom;')).toBe(true)
  expect(csv).toContain(
    '"Martin; ""dite"" Z";Zoé;z@ch.example;;;Actif;CH de Lunel : VT SAN – Demandeur soins;;\r\n',
  )
})

it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx'])('never lets a cell run: %j', fonction => {
  const cellule = enCsv([{ ...ligne, fonction }]).split('\r\n')[1]
  expect(cellule).toContain(`'${fonction.trim() === fonction ? fonction : fonction[0]}`)
})
