import { expect, test } from 'vitest'
import { z } from 'zod'
import { valider } from '#src/socle/web/formulaires.ts'
import { champsIdentite } from './identite.ts'

const schema = z.object(champsIdentite)
const lire = (champs: Record<string, string>) =>
  valider(
    schema,
    Object.fromEntries(Object.entries({ nom: 'Petit', prenom: 'Zoé', ...champs }).map(([n, v]) => [n, [v]])),
  )

test('what is left empty is not told', () => {
  expect(lire({})).toMatchObject({
    ok: true,
    valeurs: { civilite: null, professionCode: null, fonction: null, rpps: null, telephone: null },
  })
})

test.each([
  ['rpps', '123', '11 chiffres'],
  ['rpps', '10000000018', 'clé'],
  ['civilite', 'docteur', 'civilité'],
  ['nom', '<b>Petit</b>', 'lettres'],
  ['nom', '', 'à remplir'],
  ['nom', 'a'.repeat(10_000), '80 caractères'],
  ['prenom', 'Zoé 😀', 'lettres'],
  ['prenom', 'Zo\u202eé', 'invisibles'],
  ['telephone', '12', 'dix chiffres'],
  ['fonction', 'x'.repeat(121), '120 caractères'],
])('%s « %s » is refused beside its field', (champ, valeur, message) => {
  const lu = lire({ [champ]: valeur })
  expect(lu.ok ? {} : lu.erreurs).toEqual({ [champ]: expect.stringContaining(message) })
})
