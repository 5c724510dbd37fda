import { expect, test } from 'vitest'
import { fileDeCalcul, Sature } from './file-de-calcul.ts'

test('runs a few at a time, keeps a few waiting, refuses the rest at once', async () => {
  const calculer = fileDeCalcul({ enMemeTemps: 2, enAttente: 3 })
  const etat = { enCours: 0, maximum: 0 }
  const travail = async () => {
    etat.maximum = Math.max(etat.maximum, ++etat.enCours)
    await new Promise(fin => setTimeout(fin, 5))
    etat.enCours--
  }
  const resultats = await Promise.allSettled(Array.from({ length: 8 }, () => calculer(travail)))
  expect(etat.maximum).toBe(2)
  expect(resultats.map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(resultats.at(-1)).toMatchObject({ reason: expect.any(Sature) })
  // the places are free again, after failures too
  await expect(calculer(() => Promise.reject(new Error('panne')))).rejects.toThrow('panne')
  await Promise.all(Array.from({ length: 5 }, () => calculer(travail)))
  expect(etat.maximum).toBe(2)
})
