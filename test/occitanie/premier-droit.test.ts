import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ajouterAnnees, jourDe } from '#src/socle/temps/jours.ts'
import { importerRor } from '#src/structures/ror/importer.ts'
import { applicationDeDemo } from '#test/socle/application-de-demo.ts'
import { creerClient } from '#test/socle/client.ts'

const ror = join(import.meta.dirname, '../../../shared/data/ror/occitanie-2022')

/** The real hospitals join the demo region, and the regional team names a first référent in one of them. */
describe.skipIf(!existsSync(ror))('a real hospital of Occitanie', () => {
  const demo = applicationDeDemo()
  const hopital = { id: '' }

  beforeAll(async () => {
    await importerRor(demo.services.base, { chemin: ror, maintenant: new Date() })
    const trouve = await demo.services.base
      .selectFrom('structure')
      .select('id')
      .where('finess', '=', '090000019')
      .executeTakeFirstOrThrow()
    hopital.id = trouve.id
  })

  it('receives its first référent, who then reads its fiche', async () => {
    const { id: compte } = await demo.services.base
      .selectFrom('compte')
      .select('id')
      .where('courriel', '=', 'chloe.lagarde@nouvelle-arrivee.example')
      .executeTakeFirstOrThrow()
    const regional = creerClient(demo.app)
    await regional.post('/demo/connexion', { compte: 'regional' })
    const debut = jourDe(new Date())
    const reponse = await regional.post('/administration/habilitations/attribuer', {
      jeton: randomUUID(),
      comptes: compte,
      structure: hopital.id,
      profils: ['adm-referent-structure', 'san-receveur-decision'],
      debut,
      fin: ajouterAnnees(debut, 2),
      motif: '',
    })
    expect(reponse.statut).toBe(303)

    const chloe = creerClient(demo.app)
    await chloe.post('/demo/connexion', { compte: 'nouveau' })
    const fiche = await chloe.get(`/administration/fiche-annuaire/${hopital.id}/unites`)
    expect(fiche.statut).toBe(200)
    expect(fiche.texte).toContain('CH SAINT LOUIS AX LES THERMES')
    expect(fiche.texte).toContain('SMR) polyvalent')
  })
})
