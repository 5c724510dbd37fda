import { afterAll, expect, it } from 'vitest'
import { sourceConfiguree } from '#src/structures/ror/synchronisation/source-configuree.ts'
import { synchroniser } from '#src/structures/ror/synchronisation/synchroniser.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { semerDemo } from '../semer-demo.ts'
import { doubleRorDe, dresserLeRor } from './double.ts'

const test = baseDeTest()
const instant = { valeur: new Date('2026-11-23T10:00:00Z') }
const services = () => ({ ...servicesDeTest(test.base), horloge: () => instant.valeur })

it('lets the demo synchronise for real: what changed this morning, and nothing more', async () => {
  const s = services()
  await semerDemo(s)
  await dresserLeRor(s)
  afterAll(() => doubleRorDe(s.config)?.fermer())
  const source = sourceConfiguree(s)
  if (!source) throw new Error('Le double n’est pas déclaré.')

  const premiere = await synchroniser(s, source, { nature: 'complet' })
  expect(premiere).toMatchObject({ genre: 'fait', etat: 'reussi' })
  if (premiere.genre !== 'fait') return
  const { lieu, ...autres } = premiere.bilan.ressources
  expect(lieu?.creees).toBe(0)
  expect(lieu?.modifiees).toBeGreaterThan(0)
  expect(lieu?.modifiees).toBeLessThan(60)
  expect(Object.values(autres).every(({ creees, modifiees }) => creees + modifiees === 0)).toBe(true)

  instant.valeur = new Date('2026-11-23T11:00:00Z')
  const seconde = await synchroniser(s, source, { nature: 'delta' })
  expect(seconde).toMatchObject({ genre: 'fait', etat: 'reussi', bilan: { changements: 0 } })
})
