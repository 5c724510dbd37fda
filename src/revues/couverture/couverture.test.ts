import { describe, expect, it } from 'vitest'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { applicationRevues } from '#test/revues/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { cloreLesEchues } from '../cloture/clore-d-office.ts'
import { signerRevue } from '../cloture/signer-revue.ts'
import { decider } from '../relecture/decider.ts'
import { compterCouverture, listerCouverture } from './lire-couverture.ts'

const test = baseDeTest()
const config = lireConfig({})

const ouvrirCelleDe = (scene: Awaited<ReturnType<typeof unHopitalPeuple>>) =>
  ouvrir(test.base, contexteDe(scene.anne.acteur), {
    portee: { genre: 'structure', structureId: scene.structure.id },
  })

async function signerCelleDe(scene: Awaited<ReturnType<typeof unHopitalPeuple>>) {
  const revues = await revuesDeLaCampagne(test.base, await ouvrirCelleDe(scene))
  const revueId = revues.find(({ volet }) => volet === 'structure')?.id ?? ''
  const c = contexteDe(scene.anne.acteur)
  const cible = { genre: 'lignes', vues: [{ rang: 1, version: 0 }] } as const
  const choix = { decision: 'maintenir', reduiteAu: null, commentaire: null } as const
  await enTransaction(test.base, tx => decider(tx, c, { revueId, cible, choix }))
  await enTransaction(test.base, tx => signerRevue(tx, c, revueId))
}

describe('coverage', () => {
  it('tells signed, open, late and never, and changes with time', async () => {
    const [signee, ouverte, close, jamais] = [
      await unHopitalPeuple(test.base, 1),
      await unHopitalPeuple(test.base, 1),
      await unHopitalPeuple(test.base, 1),
      await unHopitalPeuple(test.base, 1),
    ]
    await signerCelleDe(signee)
    await ouvrirCelleDe(ouverte)
    await ouvrirCelleDe(close)
    const { regional } = jamais
    const lire = async (maintenant: Date) => {
      const acteur: Acteur = {
        ...regional.acteur,
        droits: await droitsActuels(test.base, regional.id, maintenant),
      }
      const toutes = await listerCouverture(test.base, acteur, {
        etat: null,
        limite: 100,
        depuis: 0,
        maintenant,
      })
      const de = ({ structure }: typeof signee) => toutes.find(s => s.structureId === structure.id)?.etat
      return {
        etats: [de(signee), de(ouverte), de(close), de(jamais)],
        nombres: await compterCouverture(test.base, acteur, maintenant),
      }
    }
    expect(await lire(midi)).toEqual({
      etats: ['a-jour', 'en-cours', 'en-cours', 'jamais'],
      nombres: { 'a-jour': 1, 'en-cours': 2, 'en-retard': 0, jamais: 1 },
    })
    const enRetard = new Date('2026-12-24T06:00:00Z')
    expect((await lire(enRetard)).etats).toEqual(['a-jour', 'en-retard', 'en-retard', 'jamais'])

    const { client, services } = applicationRevues(test.base, '2026-12-24T06:00:00Z')
    const page = await (await client(regional.id)).get('/administration/revues/couverture')
    expect(page.texte).toContain('Relancer les retards')
    const navigateur = await client(regional.id)
    const relancer = async () =>
      navigateur.suivre(
        await navigateur.post('/administration/revues/couverture/relancer', {
          jeton: champDe((await navigateur.get('/administration/revues/couverture')).texte, 'jeton'),
        }),
      )
    expect((await relancer()).texte).toMatch(/4.relecteurs relancés/)
    await relancer()
    const relances = await test.base
      .selectFrom('courriel')
      .select('destinataire')
      .where('cle', 'like', 'revues-relance:%')
      .execute()
    // twice the same day: one mail each
    expect(relances).toHaveLength(4)
    expect(services.horloge().toISOString()).toBe('2026-12-24T06:00:00.000Z')

    await cloreLesEchues({ base: test.base, config }, new Date('2027-01-01T06:00:00Z'))
    expect((await lire(new Date('2027-01-02T06:00:00Z'))).etats).toEqual([
      'a-jour',
      'en-retard',
      'en-retard',
      'jamais',
    ])
    expect((await lire(new Date('2027-12-01T06:00:00Z'))).etats[0]).toBe('jamais')
  })

  it('shows a référent their own structures, and a professional nothing', async () => {
    const { anne, gens, structure } = await unHopitalPeuple(test.base, 1)
    await unHopitalPeuple(test.base, 1)
    const { client } = applicationRevues(test.base)
    const page = await (await client(anne.id)).get('/administration/revues/couverture')
    expect(page.texte.match(/fiche-annuaire\/[0-9a-f-]{36}/g)).toEqual([`fiche-annuaire/${structure.id}`])
    const refus = await (await client(gens[0]?.id ?? '')).get('/administration/revues/couverture')
    expect(refus.statut).toBe(403)
  })
})
