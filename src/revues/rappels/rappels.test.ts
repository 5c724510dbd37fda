import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { ajouterJours, jour } from '#src/socle/temps/jours.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { confier } from '../relecture/confier.ts'
import { type ChoixDeDecision, decider } from '../relecture/decider.ts'
import { envoyerRappelsDeRevue } from './envoyer-rappels.ts'

const test = baseDeTest()
const services = (variables = {}) => ({
  base: test.base,
  config: lireConfig({ URL_PUBLIQUE: 'https://vt.example', ...variables }),
})
const aSept = (j: string) => new Date(`${j}T06:00:00Z`)

/** Deadline on 23 December; Magali stands above. */
async function uneRevueOuverte(combien = 2) {
  const scene = await unHopitalPeuple(test.base, combien)
  const id = await ouvrir(test.base, contexteDe(scene.anne.acteur), {
    portee: { genre: 'structure', structureId: scene.structure.id },
  })
  const revues = await revuesDeLaCampagne(test.base, id)
  return { ...scene, revueId: revues.find(({ volet }) => volet === 'structure')?.id ?? '' }
}

const maintenir: ChoixDeDecision = { decision: 'maintenir', commentaire: null }

/** Days of December (or of November, from 23) on which somebody was written to about reviews. */
async function ecritsA(courriel: string): Promise<string[]> {
  const lignes = await test.base
    .selectFrom('courriel')
    .select('cle')
    .where('destinataire', '=', courriel)
    .where('cle', 'like', 'revues:%')
    .orderBy('cree_le')
    .execute()
  return lignes.map(({ cle }) => cle?.slice(-5) ?? '')
}

describe('reminders', () => {
  it('leave once per threshold and person, one digest a day, those above after the deadline', async () => {
    const { anne, bruno, regional } = await uneRevueOuverte()
    for (let j = jour('2026-11-24'); j < '2027-01-10'; j = ajouterJours(j, 1))
      for (let fois = 0; fois < 2; fois++) await envoyerRappelsDeRevue(services(), aSept(j))
    // who opened it needs no announcement
    expect(await ecritsA(anne.acteur.courriel)).toEqual(['12-08', '12-20', '12-24', '12-30'])
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['11-24', '12-08', '12-20', '12-24', '12-30'])
    // the référents' own rights are the regional team's to review: one digest for both
    expect(await ecritsA(regional.acteur.courriel)).toEqual(['11-24', '12-08', '12-20', '12-24', '12-30'])
    const dernier = await test.base
      .selectFrom('courriel')
      .select(['sujet', 'texte'])
      .where('destinataire', '=', regional.acteur.courriel)
      .where('cle', 'like', '%2026-12-24')
      .executeTakeFirstOrThrow()
    expect(dernier.texte).toMatch(/Les relecteurs n’ont pas répondu\. CH de Lunel/)
  })

  it('days missed give one reminder, in parallel too', async () => {
    const { bruno } = await uneRevueOuverte()
    await Promise.all([1, 2, 3].map(() => envoyerRappelsDeRevue(services(), aSept('2026-12-21'))))
    await envoyerRappelsDeRevue(services(), aSept('2026-12-22'))
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['12-21'])
  })

  it('a part entrusted is its colleague’s to answer for, until the last reminder', async () => {
    const { anne, bruno, revueId } = await uneRevueOuverte(2)
    const c = contexteDe(anne.acteur)
    await enTransaction(test.base, tx => confier(tx, c, { revueId, rangs: [1, 2], a: bruno.id }))
    for (const j of ['2026-12-08', '2026-12-20']) await envoyerRappelsDeRevue(services(), aSept(j))
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['12-08', '12-20'])
    expect(await ecritsA(anne.acteur.courriel)).toEqual(['12-20'])
  })

  it('says when all that is left is to sign, and nothing once it is signed', async () => {
    const { bruno, anne, revueId } = await uneRevueOuverte(1)
    const c = contexteDe(anne.acteur)
    const cible = { genre: 'lignes', vues: [{ rang: 1, version: 0 }] } as const
    await enTransaction(test.base, tx => decider(tx, c, { revueId, cible, choix: maintenir }))
    await envoyerRappelsDeRevue(services(), aSept('2026-12-08'))
    const { texte } = await test.base
      .selectFrom('courriel')
      .select('texte')
      .where('destinataire', '=', bruno.acteur.courriel)
      .executeTakeFirstOrThrow()
    expect(texte).toContain('il reste à signer')
    const { signerRevue } = await import('../cloture/signer-revue.ts')
    await enTransaction(test.base, tx => signerRevue(tx, c, revueId))
    await envoyerRappelsDeRevue(services(), aSept('2026-12-20'))
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['12-08'])
  })

  it('somebody who stands at both levels gets one', async () => {
    const { bruno } = await uneRevueOuverte(1)
    await uneHabilitation(test.base, {
      compteId: bruno.id,
      perimetre: { genre: 'region', region: '76' },
      profil: 'adm-regional',
    })
    await envoyerRappelsDeRevue(services(), aSept('2026-12-24'))
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['12-24'])
  })

  it('follow the thresholds of the configuration', async () => {
    const { bruno } = await uneRevueOuverte(1)
    const config = services({ REVUES_RAPPELS_JOURS: '-1' })
    for (const j of ['2026-12-08', '2026-12-09', '2026-12-20', '2026-12-22'])
      await envoyerRappelsDeRevue(config, aSept(j))
    // announced late, then the only threshold
    expect(await ecritsA(bruno.acteur.courriel)).toEqual(['12-08', '12-22'])
    expect(midi).toBeInstanceOf(Date)
  })
})
