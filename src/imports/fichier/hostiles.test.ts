import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { enArrayBuffer, type Partie, unClasseur, unClasseurForge, unZip } from '#test/imports/archives.ts'
import { colonnes } from '../personnes/colonnes.ts'
import { noterEnTete, ranger } from './colonnes.ts'
import { lireFichier } from './lire-fichier.ts'
import { messages } from './tableau.ts'

const texte = (contenu: string) => enArrayBuffer(Buffer.from(contenu))
const enTete = ['Nom', 'Prénom', 'Courriel']
const personnes = (n: number) => Array.from({ length: n }, (_, i) => [`Nom${i}`, 'Ana', `a${i}@b.fr`])
const csv = (lignes: readonly (readonly string[])[]) => texte(lignes.map(l => l.join(';')).join('\n'))

const classeur = (feuille: Buffer, declare?: number): Partie[] => [
  {
    nom: '[Content_Types].xml',
    contenu: Buffer.from(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    ),
  },
  { nom: 'xl/workbook.xml', contenu: Buffer.from('<workbook><sheets><sheet name="a"/></sheets></workbook>') },
  { nom: 'xl/worksheets/sheet1.xml', contenu: feuille, ...(declare === undefined ? {} : { declare }) },
]
const bombe = () => Buffer.alloc(200 * 1024 * 1024, '<row/>')
/** Every cell of many shows the one same text: a few kilobytes, which would weigh as many times as it is shown. */
const partage = (texte: number, lignes: number) =>
  unClasseurForge(
    Array.from(
      { length: lignes },
      (_, i) => `<row r="${i + 1}">${`<c t="s"><v>0</v></c>`.repeat(50)}</row>`,
    ).join(''),
    'x'.repeat(texte),
  )
const titres =
  '<row r="1"><c t="str"><v>Nom</v></c><c t="str"><v>Prénom</v></c><c t="str"><v>Courriel</v></c></row>'
const repete =
  '<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>'

const ods = (contenu: string) =>
  unZip([
    { nom: 'mimetype', contenu: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    { nom: 'content.xml', contenu: Buffer.from(contenu) },
    { nom: 'META-INF/manifest.xml', contenu: Buffer.from('<manifest:manifest/>') },
  ])

async function refus(contenu: ArrayBuffer): Promise<string> {
  const lu = await lireFichier(contenu, noterEnTete(colonnes))
  const tableau = lu.ok ? ranger(lu.rangs, colonnes) : lu
  return tableau.ok ? 'accepté' : tableau.message
}

describe('a hostile or clumsy file gets a sentence, and memory stays bounded', () => {
  it.each<[string, () => ArrayBuffer, string]>([
    ['nothing', () => texte(''), messages.vide],
    ['only blanks', () => texte('\r\n \n;;\n'), messages.vide],
    ['only a header', () => csv([enTete]), 'ne contient que la ligne de titres'],
    ['an empty sheet', () => unClasseur([]), messages.vide],
    [
      'other columns',
      () =>
        csv([
          ['A', 'B'],
          ['1', '2'],
        ]),
      'Il manque : Nom, Prénom, Courriel',
    ],
    [
      'the same column twice',
      () =>
        csv([
          [...enTete, 'E-mail'],
          ['a', 'b', 'c', 'd'],
        ]),
      'Deux colonnes',
    ],
    ['5,001 rows of text', () => csv([enTete, ...personnes(5_001)]), messages.tropDeLignes],
    ['5,001 rows of a sheet', () => unClasseur([enTete, ...personnes(5_001)]), messages.tropDeLignes],
    [
      '1,000 columns of text',
      () => csv([Array.from({ length: 1_000 }, (_, i) => `c${i}`)]),
      messages.tropDeColonnes,
    ],
    [
      '1,000 columns of a sheet',
      () => unClasseur([Array.from({ length: 1_000 }, (_, i) => `c${i}`)]),
      messages.tropDeColonnes,
    ],
    ['merged cells', () => unClasseur([enTete, ...personnes(2)], 'xlsx', 'A2:A3'), 'fusionnées (A2:A3)'],
    [
      'an unclosed quote',
      () => texte('Nom;Prénom;Courriel\nUn;"Ana;a@b.fr\nDeux;Ben;b@b.fr'),
      'guillemet n’est pas fermé',
    ],
    ['a row without end', () => texte(`Nom;Prénom;Courriel\n"${'x'.repeat(30_000)}`), 'trop longue'],
    ['NUL characters', () => texte(`Nom;Prénom;Courriel\n${'a\0'}b;c;d`), messages.nul],
    ['an image renamed .xlsx', () => enArrayBuffer(Buffer.from('89504e470d0a1a0a', 'hex')), messages.image],
    ['a PDF', () => texte('%PDF-1.7'), messages.pdf],
    ['an old .xls', () => unClasseur([enTete], 'biff8'), messages.protege],
    [
      'a protected .xlsx (OLE2)',
      () => enArrayBuffer(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
      messages.protege,
    ],
    [
      'an encrypted part',
      () => unZip([{ nom: 'xl/workbook.xml', contenu: Buffer.from('x'), chiffree: true }]),
      messages.protege,
    ],
    [
      'a protected .ods',
      () =>
        unZip([
          { nom: 'content.xml', contenu: Buffer.from('x') },
          { nom: 'META-INF/manifest.xml', contenu: Buffer.from('<manifest:encryption-data/>') },
        ]),
      messages.protege,
    ],
    ['some other archive', () => unZip([{ nom: 'photo.xml', contenu: Buffer.from('x') }]), messages.archive],
    ['a torn archive', () => unClasseur([enTete, ...personnes(9)]).slice(0, 900), messages.illisible],
    ['random bytes behind a ZIP signature', () => texte(`PK\x03\x04${'x'.repeat(500)}`), messages.illisible],
    ['a bomb that says so', () => unZip(classeur(bombe())), messages.tropGros],
    ['a bomb that lies', () => unZip(classeur(bombe(), 1_000)), messages.tropGros],
    [
      'ten thousand parts',
      () => unZip(Array.from({ length: 10_000 }, (_, i) => ({ nom: `${i}.xml`, contenu: Buffer.from('x') }))),
      messages.tropGros,
    ],
    ['one long text shown in every cell', () => partage(100_000, 100), messages.ligneTropChargee(1)],
    ['one text shown in 150,000 cells', () => partage(300, 3_000), messages.tropGros],
    [
      'cells far beyond the last one',
      () =>
        unClasseurForge(`${titres}<row r="4294967290"><c r="ZZZZZZZZ4294967290" t="str"><v>x</v></c></row>`),
      'ne contient que la ligne de titres',
    ],
    [
      'entities that unfold',
      () =>
        unClasseurForge(
          '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><row r="1"><c t="str"><v>&b;</v></c></row>',
        ),
      'Il manque : Nom, Prénom, Courriel',
    ],
    ['two million open tags', () => unClasseurForge(`${titres}${'<a>'.repeat(2_000_000)}`), 'Ce fichier'],
    ['an ODS that repeats one cell 17 billion times', () => ods(repete), 'Ce fichier'],
  ])('%s', async (_cas, fichier, attendu) => {
    const message = await refus(fichier())
    expect(message).toContain(attendu)
    expect(message).not.toBe('accepté')
  })

  it('a cell in error or a date that is none is never read as if it were empty', async () => {
    const ligne =
      '<row r="2"><c t="e"><v>#REF!</v></c><c t="d"><v>hier</v></c><c t="str"><v>a@b.fr</v></c></row>'
    const lu = await lireFichier(unClasseurForge(titres + ligne), noterEnTete(colonnes))
    expect(lu).toMatchObject({ rangs: [{}, { cellules: ['#ERREUR', '#DATE', 'a@b.fr'] }] })
  })

  it('a sheet of 100,000 rows, bombs and repetitions hold in 300 MB, whole process included', () => {
    const dossier = mkdtempSync(join(tmpdir(), 'vt-imports-'))
    const fichiers = [
      unClasseur([enTete, ...personnes(100_000)]),
      unZip(classeur(bombe())),
      unZip(classeur(bombe(), 1_000)),
      ods(repete),
      partage(1_000_000, 3_000),
      partage(300, 3_000),
      unClasseur([enTete, ...personnes(5_000)]),
    ].map((contenu, i) => {
      const chemin = join(dossier, String(i))
      writeFileSync(chemin, new Uint8Array(contenu))
      return chemin
    })
    const script = join(import.meta.dirname, '../../../test/imports/mesurer-lecture.ts')
    const sortie = execFileSync(process.execPath, [script, ...fichiers], { encoding: 'utf8' })
    rmSync(dossier, { recursive: true })
    const mesure = JSON.parse(sortie) as { messages: string[]; pic: number }
    expect(mesure.messages.map(m => m.slice(0, 10))).toEqual([
      'Ce fichier',
      'Ce fichier',
      'Ce fichier',
      'Ce fichier',
      'La ligne 1',
      'Ce fichier',
      '5001 ligne',
    ])
    expect(mesure.pic, JSON.stringify(mesure)).toBeLessThan(300)
  })
})
