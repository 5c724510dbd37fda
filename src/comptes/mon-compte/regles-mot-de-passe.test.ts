import { expect, test } from 'vitest'
import { faiblesseDe } from './regles-mot-de-passe.ts'

const personne = { nom: 'Lefèvre-Martin', prenom: 'Anne-Sophie', courriel: 'as.lefevre@ch.example' }

test.each([
  ['', 'au moins 12'],
  ['onzecaracte', 'au moins 12'],
  ['😀😀😀😀😀😀', 'au moins 12'],
  ['x'.repeat(10_000), 'au plus 200'],
  ['Lefevre et ses chevaux', 'Retirez'],
  ['le-fèvre aux chevaux', 'Retirez'],
  ['vive anne sophie toujours', 'Retirez'],
  ['as.lefevre@ch.example', 'Retirez'],
  ['Azertyuiop123!', 'pirate'],
  ['M0tDePasse2026', 'OK'],
  ['MotDePasse2026', 'pirate'],
  ['ViaTrajectoire2026!', 'pirate'],
  ['aaaaaaaaaaaa', 'pirate'],
  ['123456789012', 'pirate'],
  ['987654321098', 'pirate'],
  ['abcabcabcabc', 'pirate'],
  ['abcdefghijklm', 'pirate'],
  ['quatre chevaux bleus', 'OK'],
  ['Éléphant à 3 bosses ?', 'OK'],
  ["' or 1=1 -- <script>", 'OK'],
])('« %s » : %s', (motDePasse, attendu) => {
  expect(faiblesseDe(motDePasse, personne) ?? 'OK').toContain(attendu)
})

test('short names do not forbid half of the words', () => {
  const courte = { nom: 'Li', prenom: 'Max', courriel: 'ml@ch.example' }
  expect(faiblesseDe('un maximum de lilas', courte)).toBeNull()
})
