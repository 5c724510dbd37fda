import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimer } from './estimer.ts'
import { faiblesseDe } from './faiblesse.ts'

const personne = {
  nom: 'Lefèvre-Martin',
  prenom: 'Anne-Sophie',
  courriel: 'as.lefevre@ch-clapassiers.example',
  structures: ['Centre hospitalier de Valbourg', 'EHPAD Les Tilleuls'],
}

test.each([
  ['', 'au moins 12'],
  ['onzecaracte', 'au moins 12'],
  ['😀😀😀😀😀😀', 'au moins 12'],
  ['x'.repeat(10_000), 'au plus 200'],
  ['quatre\u0000chevaux bleus', 'invisibles'],
  ['quatre\tchevaux bleus', 'invisibles'],
  ['Azertyuiop123!', 'devine'],
  ['M0tDePasse2026', 'devine'],
  ['MotDePasse2026', 'devine'],
  ['Soleil2026!!', 'devine'],
  ['Toulouse2026@@', 'devine'],
  ['Printemps2026!', 'devine'],
  ['aaaaaaaaaaaa', 'répété'],
  ['123456789012', 'répandu'],
  ['987654321098', 'devine'],
  ['abcabcabcabc', 'répété'],
  ['abcdefghijklm', 'devine'],
  ['qsdfghjklm123', 'clavier'],
  ['passwordpassword', 'répét'],
  ['quatre chevaux bleus', 'OK'],
  ['Éléphant à 3 bosses ?', 'OK'],
  ["' or 1=1 -- <script>", 'OK'],
  ['Une-longue-phrase-de-2026', 'OK'],
  ['xK7#pQ2vLm9!', 'OK'],
  ['日本語のパスワードは長い', 'OK'],
])('« %s » : %s', async (motDePasse, attendu) => {
  expect((await faiblesseDe(motDePasse, personne)) ?? 'OK').toContain(attendu)
})

describe('the person’s own words are refused, however dressed', () => {
  test.each([
    'Lefevre et ses chevaux',
    'le-fèvre aux chevaux',
    'vive anne sophie toujours',
    'as.lefevre@ch-clapassiers',
    'L3f€vr3 aux chevaux gris',
    'les chevaux de ervefel',
    'lеfеvrе aux chevaux bleus',
    'ｌｅｆｅｖｒｅ aux chevaux',
    'vive clapassiers et ses fleurs',
    'le bon air de Valb0urg ici',
    'sous les t1lleul$ en fleur',
    'ViaTrajectoire et les chevaux',
  ])('« %s »', async motDePasse => {
    expect(await faiblesseDe(motDePasse, personne)).toContain('Retirez du mot de passe')
  })

  test('short names and the plain words of a structure’s name do not forbid half of the language', async () => {
    const courte = { nom: 'Li', prenom: 'Max', courriel: 'ml@ch.example', structures: ['Maison du Centre'] }
    expect(await faiblesseDe('un maximum de lilas', courte)).toBeNull()
    expect(await faiblesseDe('la maison au centre du lac', courte)).toBeNull()
    expect(await faiblesseDe('un panel de trois chats', { ...courte, prenom: 'Léna' })).toBeNull()
  })
})

test('typed with combined or with separate accents, it is judged the same', async () => {
  for (const motDePasse of ['Éléphant à trois bosses', 'été été été été'])
    expect(await faiblesseDe(motDePasse.normalize('NFD'), personne)).toBe(
      await faiblesseDe(motDePasse.normalize('NFC'), personne),
    )
})

test('however long and hostile the input, forty characters are looked at: the event loop is not held', async () => {
  for (const piege of ['1!|', '4@8({[</369&6#!1/|0$5+7%2/', '01/01/2001', '@@@@111!!!000$$$', 'p4ssw0rd']) {
    const { sequence } = await estimer(piege.repeat(100).slice(0, 200), [])
    expect(sequence.map(({ token }) => token).join('')).toHaveLength(40)
  }
})

test('whatever is typed gets an answer, and never the password back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 12, maxLength: 60 }), async motDePasse => {
      const faiblesse = await faiblesseDe(motDePasse, personne)
      expect(faiblesse === null || !faiblesse.includes(motDePasse)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
