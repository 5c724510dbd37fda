import { setTimeout as attendre } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { veillerSurPostgres } from './veiller-postgres.ts'

const muet = { error: () => undefined, warn: () => undefined }
const delais = { controle: 2, premier: 2, dernier: 8 }

it('starts again what has died, tries again when that fails, and leaves alone what runs', async () => {
  const etat = { tourne: false, essais: 0 }
  const gueri = Promise.withResolvers<void>()
  const arreter = veillerSurPostgres({
    tourne: () => etat.tourne,
    relancer: async () => {
      if (++etat.essais < 4) throw new Error('mémoire partagée encore prise')
      etat.tourne = true
      gueri.resolve()
    },
    log: muet,
    delais,
  })
  await gueri.promise
  await attendre(30)
  expect(etat.essais).toBe(4)
  await arreter()
  etat.tourne = false
  await attendre(30)
  expect(etat.essais).toBe(4)
})

it('stops watching only once a start under way is over', async () => {
  const parti = Promise.withResolvers<void>()
  const fin = Promise.withResolvers<void>()
  const arreter = veillerSurPostgres({
    tourne: () => false,
    relancer: () => {
      parti.resolve()
      return fin.promise
    },
    log: muet,
    delais,
  })
  await parti.promise
  const arret = arreter()
  expect(await Promise.race([arret.then(() => 'arrêtée'), attendre(20, 'attend')])).toBe('attend')
  fin.resolve()
  await arret
})
