import { describe, expect, it } from 'vitest'
import { etatOuverture } from '#src/structures/fermeture.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { developper, nomDeCommune, normaliser } from '../recherche/normaliser.ts'

const test = baseDeTest()

const un = async (requete: string, valeurs: unknown[]) =>
  (await test.base.pool.query(`select ${requete} as valeur`, valeurs)).rows[0].valeur

describe('what is written twice, here and in the base, says the same', () => {
  it.each([
    'MONTPELLIER CEDEX 5',
    'Paris 15e Arrondissement',
    'Lyon 3ème',
    'St-Étienne-du-Rouvray',
    'STE MARIE AUX MINES',
    'L’Haÿ-les-Roses',
    'Œuilly',
    'Saint-Denis 974',
    'Le 20 rue',
    'Cedexville',
    'Bourg-en-Bresse Cedex',
    '',
  ])('« %s » as a commune and as words', async texte => {
    expect(nomDeCommune(texte)).toBe(await un('nom_de_commune($1)', [texte]))
    expect(normaliser(texte)).toBe(await un('normaliser($1)', [texte]))
    expect(developper(texte)).toBe(await un('developper($1)', [texte]))
  })

  it('closures, whatever the code and the date', async () => {
    const jours = [null, '2026-01-01', '2026-11-26', '2026-11-27']
    for (const code of [null, 'DEF', 'PRO', 'PRE', 'ERR', 'CHP'])
      for (const fermeeLe of jours) {
        const ferme = await un('coalesce(jour_de_fermeture($1, $2) <= $3::date, false)', [
          fermeeLe,
          code,
          '2026-11-26',
        ])
        expect(ferme, `${code} ${fermeeLe}`).toBe(
          etatOuverture({ fermeeLe, fermetureCode: code, absenteLe: null }, '2026-11-26') === 'fermee',
        )
      }
  })
})
