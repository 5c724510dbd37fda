import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import type { Acteur } from '../acces/acteur.ts'
import { uneSeuleFois, valider } from './formulaires.ts'
import type { Requete } from './requete.ts'
import { adresseCourriel, facultatif, nomDePersonne, telephone, texteCourt, texteLong } from './schemas.ts'

const test = baseDeTest()
const qui = (compteId = crypto.randomUUID(), chemin = '/essai', champs = { nom: ['Roux'] }) =>
  ({
    acteur: { compteId },
    services: servicesDeTest(test.base),
    maintenant: new Date(),
    champs: async () => champs,
    c: { req: { path: chemin } },
  }) as unknown as Requete<Acteur>

describe('uneSeuleFois', () => {
  const etat = { actes: 0 }
  const agir = async () => {
    etat.actes++
    return { ok: true as const, vers: `/fait/${etat.actes}` }
  }
  beforeEach(() => {
    etat.actes = 0
  })

  it('a double click acts once and gets the same answer twice', async () => {
    const [r, jeton] = [qui(), crypto.randomUUID()]
    const reponses = await Promise.all([uneSeuleFois(r, jeton, agir), uneSeuleFois(r, jeton, agir)])
    expect(etat.actes).toBe(1)
    expect(reponses.map(reponse => reponse.ok && reponse.vers)).toEqual(['/fait/1', '/fait/1'])
  })

  it('a refusal frees the token: the corrected form may be sent', async () => {
    const [r, jeton] = [qui(), crypto.randomUUID()]
    expect(await uneSeuleFois(r, jeton, async () => ({ ok: false, motif: 'non' }))).toEqual({
      ok: false,
      motif: 'non',
    })
    expect(await uneSeuleFois(r, jeton, agir)).toMatchObject({ ok: true, vers: '/fait/1' })
  })

  it('somebody else’s token tells nothing of what they did', async () => {
    const jeton = crypto.randomUUID()
    await uneSeuleFois(qui(), jeton, agir)
    expect(await uneSeuleFois(qui(), jeton, agir)).toEqual({ ok: true, vers: '/fait/2' })
  })

  it('never answers « done » to a form corrected after the back button, nor to another form', async () => {
    const [anne, jeton] = [crypto.randomUUID(), crypto.randomUUID()]
    await uneSeuleFois(qui(anne), jeton, agir)
    const corrige = qui(anne, '/essai', { nom: ['Leroux'] })
    expect(await uneSeuleFois(corrige, jeton, agir)).toMatchObject({ vers: '/fait/2' })
    expect(await uneSeuleFois(qui(anne, '/ailleurs'), jeton, agir)).toMatchObject({ vers: '/fait/3' })
    expect(await uneSeuleFois(qui(anne), jeton, agir)).toMatchObject({ vers: '/fait/1' })
  })

  it('a failure in the middle leaves nothing, and the form may be sent again', async () => {
    const [r, jeton] = [qui(), crypto.randomUUID()]
    const echouer = () => uneSeuleFois(r, jeton, () => Promise.reject(new Error('coupure')))
    await expect(echouer()).rejects.toThrow('coupure')
    expect(await uneSeuleFois(r, jeton, agir)).toMatchObject({ ok: true })
  })
})

describe('valider', () => {
  const schema = z.object({
    nom: nomDePersonne('Nom'),
    profils: z.array(z.string()).min(1, 'Choisissez un profil.'),
  })

  it('gives one message by field, and what was typed back', () => {
    const lu = valider(schema, { nom: ['R2-D2'] })
    expect(lu).toMatchObject({
      ok: false,
      erreurs: { nom: expect.stringContaining('lettres'), profils: 'Choisissez un profil.' },
      saisie: { nom: ['R2-D2'] },
    })
  })

  it('reads several values where several are expected, one elsewhere', () => {
    expect(valider(schema, { nom: ['a', 'Roux'], profils: ['x', 'y'] })).toMatchObject({
      ok: true,
      valeurs: { nom: 'Roux', profils: ['x', 'y'] },
    })
  })
})

describe('hostile and clumsy input', () => {
  const mauvais = [
    'x'.repeat(10_000),
    'a\u0000b',
    'a\u202Eb',
    'Anne 😀',
    '',
    '   ',
    "Robert'); DROP TABLE compte;--",
    '<b>x</b>',
  ]
  it.each(mauvais)('« %s » is not a name', nom => {
    expect(nomDePersonne('Nom').safeParse(nom).success).toBe(false)
  })
  it.each(['D’Agostino', "O'Neill", 'de La Tour-Maubourg', 'Æsir', 'Nguyễn', 'Jean  Marc'])(
    '« %s » is one',
    nom => {
      expect(nomDePersonne('Nom').safeParse(nom).success).toBe(true)
    },
  )

  it.each([
    ['Marie.Durand@CH.example ', 'marie.durand@ch.example'],
    ['pas une adresse', null],
    ['a@b', null],
    [`${'a'.repeat(250)}@b.example`, null],
    ['a.b+vt@ch.example', 'a.b+vt@ch.example'],
    ['a\n@ch.example', null],
    ['a@ch.example\nbcc: b@ch.example', null],
    ['a\u0000@ch.example', null],
    ['a@ch..example', null],
  ])('e-mail « %s » gives %s', (saisi, attendu) => {
    const lu = adresseCourriel.safeParse(saisi)
    expect(lu.success ? lu.data : null).toBe(attendu)
  })

  it.each([
    ['a Cyrillic letter', 'аnne@ch.example'],
    ['a Greek letter in the domain', 'anne@χh.example'],
    ['a full-width letter', 'ａnne@ch.example'],
    ['the Kelvin sign, whose lower case is a plain k', '\u212Aim@ch.example'],
    ['a dotless i', 'mıchel@ch.example'],
    ['an invisible mark', 'an\u200bne@ch.example'],
    ['an accent', 'andré@ch.example'],
    ['a domain that hides its letters', 'anne@xn--h-7sb.example'],
    ['a subdomain that does', 'anne@mail.XN--h-7sb.example'],
  ])('an e-mail with %s is told from the plain one', (_, saisi) => {
    const lu = adresseCourriel.safeParse(saisi)
    expect(lu.error?.issues[0]?.message).toContain('peut ressembler à une autre')
  })

  it('however long, an e-mail is refused by its length alone', () => {
    const { error } = adresseCourriel.safeParse('@'.repeat(1_000_000))
    expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining('254 caractères')])
  })

  it.each([
    ['05 36 49 12 34', '0536491234'],
    ['+33 6 39 98 00 00', '+33639980000'],
    ['', ''],
    ['12', null],
    ['abcdefghij', null],
  ])('phone « %s » gives %s', (saisi, attendu) => {
    const lu = telephone.safeParse(saisi)
    expect(lu.success ? lu.data : null).toBe(attendu)
  })

  it('an empty optional field is nothing', () => {
    expect(facultatif(texteCourt('Fonction', 10)).parse('  ')).toBe(null)
  })
  it('a comment may have lines, not hidden marks', () => {
    expect(texteLong('Motif', 50).parse(' une\r\ndeux ')).toBe('une\ndeux')
    expect(texteLong('Motif', 50).safeParse('a\u2066b').success).toBe(false)
  })
})
