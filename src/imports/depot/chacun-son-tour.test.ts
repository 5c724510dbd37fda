import { expect, it } from 'vitest'
import { chacunSonTour } from './chacun-son-tour.ts'

it('takes three at a time, in the order they came, and a failure gives its place back', async () => {
  const portes = Array.from({ length: 8 }, () => Promise.withResolvers<void>())
  const vus = { entres: [] as number[], dedans: 0, pic: 0 }
  const tous = portes.map(({ promise }, i) =>
    chacunSonTour(async () => {
      vus.entres.push(i)
      vus.pic = Math.max(vus.pic, ++vus.dedans)
      await promise
      vus.dedans--
      if (i % 2 === 1) throw new Error('raté')
    }).catch(() => undefined),
  )
  for (const porte of portes) {
    porte.resolve()
    await Promise.resolve()
  }
  await Promise.all(tous)
  expect(vus).toEqual({ entres: [0, 1, 2, 3, 4, 5, 6, 7], dedans: 0, pic: 3 })
})
