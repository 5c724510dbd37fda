import { describe, expect, it } from 'vitest'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationEcheances } from '#test/echeances/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { echapper, enIcs, plier } from './ics.ts'

const test = baseDeTest()
const page = '/administration/echeances'
const profil = 'san-demandeur-medical'

/** Anne, référente, with the address of her calendar. */
async function abonnee() {
  const hopital = await unHopital(test.base)
  for (const fin of ['2026-12-15', '2027-01-20'])
    await uneHabilitation(test.base, {
      compteId: hopital.chloe.id,
      structureId: hopital.structure.id,
      profil: fin < '2027' ? profil : 'san-demandeur-social',
      fin,
    })
  const application = applicationEcheances(test.base)
  const anne = await application.client(hopital.anne.id)
  const demander = async (action: string) => {
    const jeton = champDe((await anne.get(page)).texte, 'jeton')
    return anne.post(`${page}/calendrier`, { jeton, action })
  }
  const montree = await demander('creer')
  const chemin = new URL(champDe(montree.texte, 'adresse')).pathname
  return { ...hopital, ...application, anneEnLigne: anne, demander, montree, chemin }
}

/** RFC 5545 backwards: unfolds, and splits each line in name, parameters and value. */
function lire(ics: string) {
  expect(ics.endsWith('\r\n')).toBe(true)
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const ligne of ics.split('\r\n')) expect(Buffer.byteLength(ligne)).toBeLessThanOrEqual(75)
  const lignes = ics.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  return lignes.map(ligne => {
    const [, nom = '', parametres = '', valeur = ''] = /^([A-Z-]+)((?:;[^:;]+)*):(.*)$/.exec(ligne) ?? []
    expect(nom, ligne).not.toBe('')
    return { nom, parametres, valeur: valeur.replace(/\\([\\;,])/g, '$1').replaceAll('\\n', '\n') }
  })
}

const evenements = (ics: string) =>
  ics
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map(bloc => Object.fromEntries(lire(bloc).map(({ nom, valeur }) => [nom, valeur])))

describe('the calendar of ends', () => {
  it('opens without signing in: one event per last day and structure, no name of anybody', async () => {
    const { app, chemin, structure } = await abonnee()
    const reponse = await app.request(chemin)
    expect(reponse.status).toBe(200)
    expect(reponse.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const ics = await reponse.text()
    const noms = lire(ics).map(({ nom }) => nom)
    expect([noms[0], noms.at(-1)]).toEqual(['BEGIN', 'END'])
    expect(ics).not.toMatch(/Chloé|Rey|Anne|Duval|Bruno|Petit/)
    expect(evenements(ics)).toMatchObject([
      {
        UID: `2026-12-15-${structure.id}@localhost`,
        DTSTART: '20261215',
        DTEND: '20261216',
        DTSTAMP: '20260104T230000Z',
        SUMMARY: '1\u00a0habilitation se termine – CH de Lunel',
        TRANSP: 'TRANSPARENT',
      },
      { DTSTART: '20270120' },
    ])
  })

  it('answers 304 while nothing changes, and the same identity when a count does', async () => {
    const { app, chemin, structure, bruno } = await abonnee()
    const premiere = await app.request(chemin)
    const etag = premiere.headers.get('etag') ?? ''
    const relire = () => app.request(chemin, { headers: { 'if-none-match': `"autre", W/${etag}` } })
    expect((await relire()).status).toBe(304)
    await uneHabilitation(test.base, {
      compteId: bruno.id,
      structureId: structure.id,
      profil,
      fin: '2026-12-15',
    })
    const seconde = await relire()
    expect(seconde.status).toBe(200)
    const [evenement] = evenements(await seconde.text())
    expect(evenement).toMatchObject({
      UID: `2026-12-15-${structure.id}@localhost`,
      SUMMARY: '2\u00a0habilitations se terminent – CH de Lunel',
    })
  })

  it('is shown once, and only its digest is kept', async () => {
    const { chemin, montree, anneEnLigne } = await abonnee()
    const secret = chemin.split('/').at(-1)?.replace('.ics', '') ?? ''
    expect(montree.entetes.get('cache-control')).toBe('no-store')
    expect((await anneEnLigne.get(page)).texte).not.toContain(secret)
    const { rows } = await test.base.pool.query(
      'select c::text from calendrier c union all select s::text from soumission s union all select j::text from journal j',
    )
    expect(rows.length).toBeGreaterThan(2)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('a new address kills the former; without it, unknown, or of a closed account: 404', async () => {
    const { app, chemin, demander, anne } = await abonnee()
    const seconde = new URL(champDe((await demander('creer')).texte, 'adresse')).pathname
    const statut = async (c: string) => (await app.request(c)).status
    expect([await statut(chemin), await statut(seconde)]).toEqual([404, 200])
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', anne.id).execute()
    expect(await statut(seconde)).toBe(404)
    await test.base.updateTable('compte').set({ etat: 'actif' }).where('id', '=', anne.id).execute()
    expect((await demander('supprimer')).vers).toBe(page)
    expect([await statut(seconde), await statut('/calendrier/inconnu.ics')]).toEqual([404, 404])
  })

  it('shows what its owner may see now: no longer référent, only own rights', async () => {
    const { app, chemin, droitAnne, anne, structure } = await abonnee()
    await uneHabilitation(test.base, {
      compteId: anne.id,
      structureId: structure.id,
      profil,
      fin: '2027-02-01',
    })
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: new Date('2026-11-23T08:00:00Z'), motif_fin: 'fusion' })
      .where('id', '=', droitAnne)
      .execute()
    const ics = await (await app.request(chemin)).text()
    expect(evenements(ics)).toMatchObject([
      { SUMMARY: 'Votre habilitation se termine – CH de Lunel', DTSTART: '20270201' },
    ])
  })
})

describe('RFC 5545', () => {
  it('folds at 75 octets, never inside a character, and unfolds to the same', () => {
    const longue = `SUMMARY:${'É–€👩‍⚕️a'.repeat(40)}`
    const lignes = plier(longue).split('\r\n')
    expect(lignes.every(l => Buffer.byteLength(l) <= 75)).toBe(true)
    expect(lignes.map((l, rang) => (rang === 0 ? l : l.slice(1))).join('')).toBe(longue)
  })

  it('is a calendar even when nothing ends: RFC 5545 wants a component in it', () => {
    const ics = enIcs('Échéances', [])
    expect(ics.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1)
    expect(ics.match(/^BEGIN:/gm)?.length).toBe(ics.match(/^END:/gm)?.length)
  })

  it('escapes what would end a value or begin a line', () => {
    expect(echapper('CH « A, B ; C »\\D\r\nEND:VCALENDAR')).toBe('CH « A\\, B \\; C »\\\\D\\nEND:VCALENDAR')
    expect(lire(enIcs('a\nb,c', []))).toContainEqual({
      nom: 'X-WR-CALNAME',
      parametres: '',
      valeur: 'a\nb,c',
    })
  })
})
