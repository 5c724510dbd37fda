import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enArrayBuffer, unClasseur } from '#test/imports/archives.ts'
import { type Champ, colonnes } from '../personnes/colonnes.ts'
import { noterEnTete, ranger } from './colonnes.ts'
import { lireFichier } from './lire-fichier.ts'
import { ecrireModele, formats } from './modele.ts'

const lire = async (contenu: ArrayBuffer) => {
  const lu = await lireFichier(contenu, noterEnTete(colonnes))
  const tableau = lu.ok ? ranger(lu.rangs, colonnes) : lu
  if (!tableau.ok) throw new Error(tableau.message)
  return tableau
}

/** Single-byte encodings that Node does not write: built from what it reads. */
function encoder(texte: string, encodage: string): Uint8Array {
  if (encodage === 'utf-8') return Buffer.from(texte)
  if (encodage === 'utf-8 marqué') return Buffer.from(`\uFEFF${texte}`)
  if (encodage === 'utf-16le marqué') return Buffer.from(`\uFEFF${texte}`, 'utf16le')
  if (encodage === 'utf-16le') return Buffer.from(texte, 'utf16le')
  if (encodage === 'utf-16be marqué') return Buffer.from(`\uFEFF${texte}`, 'utf16le').swap16()
  const decodeur = new TextDecoder(encodage)
  const octets = new Map(Array.from({ length: 256 }, (_, i) => [decodeur.decode(Uint8Array.of(i)), i]))
  return Uint8Array.from(texte, lettre => octets.get(lettre) ?? 63)
}

const encodages = [
  'utf-8',
  'utf-8 marqué',
  'utf-16le marqué',
  'utf-16le',
  'utf-16be marqué',
  'windows-1252',
  'iso-8859-15',
]

/** Words that any of the encodings can write, with what breaks careless readers. */
const mot = fc
  .string({ unit: fc.constantFrom(..."abcdeéèçôœŒ -'"), minLength: 1, maxLength: 12 })
  .map(s => s.trim() || 'é')

describe('a text file, however it was saved', () => {
  it('gives the same rows whatever the encoding, the separator, the order, the line ends', async () => {
    const champs: Champ[] = ['nom', 'prenom', 'courriel', 'fonction']
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(mot, mot, mot, mot), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...encodages),
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.shuffledSubarray(champs, { minLength: 4 }),
        async (lignes, encodage, separateur, fin, ordre) => {
          const entre = (cellules: string[]) => cellules.map(c => `"${c}"`).join(separateur)
          const titre = (champ: Champ) => colonnes.find(c => c.champ === champ)?.titre ?? ''
          const texte = [
            ordre.map(titre).join(separateur),
            ...lignes.map(ligne => entre(ordre.map(champ => ligne[champs.indexOf(champ)] ?? ''))),
          ].join(fin)
          const lu = await lire(enArrayBuffer(encoder(texte, encodage)))
          expect(lu.lignes.map(l => champs.map(champ => l.champs[champ]))).toEqual(lignes)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('knows a column by what people call it, ignores the others and says so', async () => {
    const lu = await lire(
      enArrayBuffer(Buffer.from('E-MAIL;prenom;Nom de famille;Matricule;n° rpps\na@b.fr;Ana;Un;7;1')),
    )
    expect(lu).toMatchObject({
      ignorees: ['Matricule'],
      lignes: [
        { numero: 2, champs: { nom: 'Un', prenom: 'Ana', courriel: 'a@b.fr', rpps: '1', fonction: '' } },
      ],
    })
  })

  it('bears mixed line ends, blank lines, separators and line ends inside quotes', async () => {
    const texte = 'Nom,Prénom,Courriel,Motif\r\n\nUn,Ana,a@b.fr,"a, b\nc"\r\n,,,\nDeux,Ben,b@b.fr,d'
    const lu = await lire(enArrayBuffer(Buffer.from(texte)))
    expect(lu.lignes.map(({ champs }) => [champs.nom, champs.motif])).toEqual([
      ['Un', 'a, b\nc'],
      ['Deux', 'd'],
    ])
  })
})

describe('a spreadsheet', () => {
  it.each(['xlsx', 'ods'] as const)(
    '%s: days, numbers and the value of formulas are read, nothing is evaluated',
    async format => {
      const lu = await lire(
        unClasseur(
          [
            ['Nom', 'Prénom', 'Courriel', 'RPPS', 'Début', 'Motif'],
            [
              'Un',
              'Ana',
              'a@b.fr',
              10999000010,
              new Date('2026-12-01T00:00:00Z'),
              { t: 'n', v: 2, f: '1+1' },
            ],
          ],
          format,
        ),
      )
      expect(lu.lignes[0]?.champs).toMatchObject({ rpps: '10999000010', debut: '2026-12-01', motif: '2' })
    },
  )

  it.each(formats)('the model in %s is read back as it is, its cells typed as text', async format => {
    const lu = await lire(ecrireModele(colonnes, format).buffer)
    expect(lu.ignorees).toEqual([])
    expect(lu.lignes[0]?.champs).toEqual(Object.fromEntries(colonnes.map(c => [c.champ, c.exemple])))
  })

  it.each(['xlsx', 'ods'] as const)('%s: what looks like a formula is written as text', async format => {
    const piege = [
      { champ: 'nom', titre: 'Nom', synonymes: [], exemple: '=HYPERLINK("https://mal.example")' },
    ]
    const { read } = await import('@e965/xlsx')
    const feuille = read(ecrireModele(piege, format), { cellFormula: true }).Sheets.Personnes
    expect(feuille?.A2).toMatchObject({ t: 's', v: piege[0]?.exemple })
    expect(feuille?.A2?.f).toBeUndefined()
  })
})
