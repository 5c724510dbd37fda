import { describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { unHopital } from '#test/constructeurs/scene.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { aQuiDemander, referentsDe } from '../lectures/referents.ts'
import { erreursDAbsence } from './declarer-absence.ts'

const test = baseDeTest()
const chemin = '/administration/mes-absences'

describe('the dates of an absence', () => {
  const deja = [{ du: jour('2026-12-20'), au: jour('2026-12-31') }]
  it.each([
    ['2026-11-23', '2026-11-23', []],
    ['2026-11-22', '2026-11-24', ['du']],
    ['2027-11-24', '2027-11-25', ['du']],
    ['2026-12-02', '2026-12-01', ['au']],
    ['2026-12-01', '2027-12-02', ['au']],
    ['2026-12-31', '2027-01-02', ['du']],
    ['2026-12-01', '2026-12-19', []],
  ])('from %s to %s: %s', (du, au, champs) => {
    const erreurs = erreursDAbsence({ du: jour(du), au: jour(au) }, deja, jour('2026-11-23'))
    expect(Object.keys(erreurs)).toEqual(champs)
  })
})

async function scene() {
  const h = await unHopital(test.base)
  const app = applicationHabilitations(test.base)
  const anne = await app.client(h.anne.id)
  const declarer = async (du: string, au: string, client = anne) =>
    client.post(chemin, { jeton: champDe((await client.get(chemin)).texte, 'jeton'), du, au })
  const lieu = async () =>
    (await referentsDe(test.base, [h.structure.id], app.services.horloge()))[0] ?? {
      referents: [],
      charges: [],
    }
  return { ...h, ...app, navigateur: anne, declarer, lieu }
}

describe('declaring an absence', () => {
  it('shows until its last day, and ends by itself', async () => {
    const s = await scene()
    expect((await s.declarer('2026-11-24', '2026-11-26')).vers).toBe(chemin)
    const absents = async () => (await s.lieu()).referents.flatMap(r => (r.absentJusquau ? r.prenom : []))
    expect(await absents()).toEqual([])
    s.services.horloge.avancer(1)
    expect(await absents()).toEqual(['Anne'])
    expect(aQuiDemander(await s.lieu(), s.chloe.id).map(({ prenom }) => prenom)).toEqual(['Bruno'])
    s.services.horloge.avancer(3)
    expect(await absents()).toEqual([])
  })

  it('is taken back, by oneself only', async () => {
    const s = await scene()
    await s.declarer('2026-11-23', '2026-11-26')
    const absence = champDe((await s.navigateur.get(chemin)).texte, 'absence')
    const annuler = async (client: typeof s.navigateur) =>
      client.post(`${chemin}/annuler`, {
        jeton: champDe((await client.get(chemin)).texte, 'jeton'),
        absence,
      })
    expect((await annuler(await s.client(s.bruno.id))).statut).toBe(404)
    expect((await s.lieu()).referents.filter(r => r.absentJusquau)).toHaveLength(1)
    expect((await annuler(s.navigateur)).vers).toBe(chemin)
    expect((await s.lieu()).referents.filter(r => r.absentJusquau)).toEqual([])
    expect((await annuler(s.navigateur)).statut).toBe(404)
  })

  it('gives back what was typed with its error; the same form sent twice declares once', async () => {
    const s = await scene()
    const refus = await s.declarer('2026-11-25', '2026-11-24')
    expect(refus.statut).toBe(422)
    expect(champDe(refus.texte, 'du')).toBe('2026-11-25')
    const champs = {
      jeton: champDe(refus.texte, 'jeton'),
      du: '2026-11-25',
      au: '2026-11-26',
    }
    await Promise.all([s.navigateur.post(chemin, champs), s.navigateur.post(chemin, champs)])
    const faites = await test.base
      .selectFrom('absence')
      .select('id')
      .where('compte_id', '=', s.anne.id)
      .execute()
    expect(faites).toHaveLength(1)
  })
})
