import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionsDeSuivi, estVivant, motDeLEtat, type RoleDeSuivi, transiter } from './etats.ts'
import { lirePiece, octetsMax } from './piece.ts'
import { qualifier, tacheDe } from './tache.ts'

const etats = Object.keys(motDeLEtat) as (keyof typeof motDeLEtat)[]
const roles: RoleDeSuivi[] = ['referent', 'equipe', 'source']

describe('the life of a report, exhaustively', () => {
  const attendues: Record<string, string> = {
    'envoyee prendre referent': 'prise-en-compte',
    'envoyee prendre equipe': 'prise-en-compte',
    'envoyee prendre source': 'prise-en-compte',
    'envoyee corriger referent': 'corrigee',
    'envoyee corriger equipe': 'corrigee',
    'envoyee corriger source': 'corrigee',
    'envoyee classer equipe': 'sans-suite',
    'envoyee classer source': 'sans-suite',
    'envoyee retirer referent': 'retiree',
    'prise-en-compte corriger referent': 'corrigee',
    'prise-en-compte corriger equipe': 'corrigee',
    'prise-en-compte corriger source': 'corrigee',
    'prise-en-compte classer equipe': 'sans-suite',
    'prise-en-compte classer source': 'sans-suite',
    'prise-en-compte retirer referent': 'retiree',
  }
  for (const etat of etats)
    for (const action of actionsDeSuivi)
      it(`${etat}, ${action}`, () => {
        for (const role of roles)
          expect(transiter(etat, action, role)).toBe(attendues[`${etat} ${action} ${role}`] ?? null)
      })

  it('nothing moves once it is closed', () => {
    for (const etat of etats.filter(e => !estVivant(e)))
      for (const action of actionsDeSuivi)
        for (const role of roles) expect(transiter(etat, action, role)).toBeNull()
  })
})

describe('a proof, by its first bytes', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])
  it.each([
    ['a PDF', 'arrêté 2026.pdf', Buffer.from('%PDF-1.7'), 'arrete-2026.pdf', 'application/pdf'],
    ['a PNG called PDF', 'scan.pdf', png, 'scan.png', 'image/png'],
    ['a JPEG without a name', '', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'piece.jpg', 'image/jpeg'],
    ['a name that would leave the folder', '../../etc/passwd', png, 'etc-passwd.png', 'image/png'],
    ['a name that would forge a header', 'a"\r\nx: y.png', png, 'a-x-y.png', 'image/png'],
  ])('takes %s', (_, nom, contenu, attendu, type) => {
    expect(lirePiece(nom, contenu)).toMatchObject({ ok: true, piece: { nom: attendu, type } })
  })

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Buffer.from('MZ\x90')],
    ['nothing', Buffer.alloc(0)],
    ['too much', Buffer.concat([png, Buffer.alloc(octetsMax)])],
  ])('refuses %s', (_, contenu) => {
    expect(lirePiece('preuve.pdf', contenu).ok).toBe(false)
  })

  it('gives every name a harmless form', () => {
    fc.assert(
      fc.property(fc.string(), nom => {
        const lue = lirePiece(nom, png)
        expect(lue.ok && lue.piece.nom).toMatch(/^[A-Za-z0-9-]{1,80}\.png$/)
      }),
    )
  })
})

describe('the FHIR Task', () => {
  const anomalie = {
    id: '0198c2a1-0000-7000-8000-000000000001',
    objet: 'structure',
    rorId: 'abc',
    identifiant: '1340000017',
    chemin: 'Organization.name',
    affichee: 'CH de Lunel',
    attendue: 'CH Lunel',
    precisions: 'Depuis janvier.',
    creeLe: new Date('2026-11-23T10:00:00Z'),
  } as const

  it.each([
    ['what is wrong', 'a', 'b', 'COR', '06'],
    ['what is missing', null, 'b', 'AJO', '01'],
    ['what must go', 'a', null, 'SUP', '06'],
  ] as const)('qualifies %s (TRE_R349, TRE_R350)', (_, affichee, attendue, action, theme) => {
    expect(qualifier({ affichee, attendue })).toEqual({ action, theme })
  })

  it('says what, where, why and which, in the profile of the ROR', () => {
    expect(tacheDe(anomalie)).toMatchObject({
      resourceType: 'Task',
      meta: { profile: ['https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/ror-task'] },
      identifier: [{ value: `urn:uuid:${anomalie.id}` }],
      status: 'in-progress',
      intent: 'order',
      businessStatus: { coding: [{ code: '02' }] },
      code: { coding: [{ code: '06', display: 'Exactitude' }] },
      reasonCode: { coding: [{ code: 'COR' }] },
      focus: { type: 'Organization', reference: 'Organization/abc', identifier: { value: '1340000017' } },
      description: 'Valeur actuelle : CH de Lunel.\nValeur attendue : CH Lunel.\nDepuis janvier.',
    })
  })
})
