import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { jour } from '#src/socle/temps/jours.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { ouvrirLesSuivantes } from './ouvrir-les-suivantes.ts'

const test = baseDeTest()

describe('the next campaign', () => {
  it('opens by itself a year later, once, with the rights of that day', async () => {
    const { anne, structure, chloe } = await unHopitalPeuple(test.base, 1)
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
      profils: ['san-demandeur-social'],
    })
    await sql`update revue set etat = 'close', close_le = now(), empreinte = sha256(id::text::bytea), relecteurs = '{}'`.execute(
      test.base,
    )
    await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-demandeur-social',
      debut: '2027-02-01',
    })
    await ouvrirLesSuivantes(test.base, new Date('2027-11-22T11:00:00Z'))
    const suivantes = () =>
      test.base.selectFrom('campagne_revue').selectAll().where('precedente_id', '=', id).execute()
    expect(await suivantes()).toEqual([])
    const jourJ = new Date('2027-11-23T11:00:00Z')
    await Promise.all([1, 2].map(() => ouvrirLesSuivantes(test.base, jourJ)))
    await ouvrirLesSuivantes(test.base, jourJ)
    const [suivante, ...autres] = await suivantes()
    expect(autres).toEqual([])
    expect(suivante).toMatchObject({ debut: '2027-11-23', echeance: '2027-12-23', ouverte_par: null })
    const [r] = await revuesDeLaCampagne(test.base, suivante?.id ?? '')
    expect(r?.lignes.map(l => l.compte_id)).toContain(chloe.id)
  })

  it('starts on the day that was chosen, not before', async () => {
    const { anne, structure } = await unHopitalPeuple(test.base, 1)
    const id = await ouvrir(test.base, contexteDe(anne.acteur), {
      portee: { genre: 'structure', structureId: structure.id },
      debut: jour('2026-12-10'),
      echeance: jour('2027-01-10'),
    })
    await ouvrirLesSuivantes(test.base, new Date('2026-12-09T22:00:00Z'))
    expect(await revuesDeLaCampagne(test.base, id)).toEqual([])
    await ouvrirLesSuivantes(test.base, new Date('2026-12-09T23:00:00Z'))
    expect(await revuesDeLaCampagne(test.base, id)).toHaveLength(2)
  })
})
