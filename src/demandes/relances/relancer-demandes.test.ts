import { describe, expect, it } from 'vitest'
import { declarerAbsence } from '#src/habilitations/absences/declarer-absence.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { applicationDemandes, unHopitalSuivi } from '#test/demandes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { demanderHabilitation } from '../demander/demander-habilitation.ts'
import { trouverDemande } from '../lire-demande.ts'

const test = baseDeTest()

async function scene() {
  const h = await unHopitalSuivi(test.base)
  const app = applicationDemandes(test.base)
  // the one before is over: the same département would hear of both
  await test.base
    .updateTable('demande')
    .set({ etat: 'retiree', close_le: app.services.horloge() })
    .where('etat', '=', 'a-traiter')
    .execute()
  const demander = async () => {
    const faite = await app.agir(tx =>
      demanderHabilitation(tx, app.contexte(h.chloe.acteur), {
        perimetre: { genre: 'structure', structureId: h.structure.id },
        profils: ['san-demandeur-administratif'],
        motif: 'Arrivée.',
      }),
    )
    if (!faite.ok) throw new Error(JSON.stringify(faite))
    return faite.demandeId
  }
  const absenter = (qui: typeof h.anne, du: string, au: string) =>
    app.agir(tx => declarerAbsence(tx, app.contexte(qui.acteur), { du: jour(du), au: jour(au) }))
  /** Twice each morning, as two servers would. */
  const vivre = async (jours: number) => {
    for (let n = 0; n < jours; n++) {
      app.services.horloge.avancer(1)
      await Promise.all([app.executer('relancer-demandes'), app.executer('relancer-demandes')])
    }
  }
  /** « sujet → prénom », of this hospital alone. */
  const envoyes = async () => {
    const gens = [h.anne, h.bruno, h.chloe, h.dina].map(({ acteur }) => acteur)
    return (await app.courriels()).flatMap(({ destinataire, sujet }) => {
      const qui = gens.find(({ courriel }) => courriel === destinataire)
      return qui ? `${sujet.split(' : ')[0]} → ${qui.prenom}` : []
    })
  }
  return { ...h, ...app, demander, absenter, vivre, envoyes }
}

describe('what waits too long', () => {
  it('is reminded once, passed on once, then left alone', async () => {
    const s = await scene()
    const id = await s.demander()
    await s.vivre(2)
    expect(await s.envoyes()).toHaveLength(2)
    await s.vivre(4)
    const relance = 'Une demande attend votre réponse'
    expect((await s.envoyes()).slice(2).sort()).toEqual([`${relance} → Anne`, `${relance} → Bruno`])
    await s.vivre(20)
    expect((await s.envoyes()).slice(4)).toEqual([
      'Répondez à une demande transmise → Dina',
      'Votre demande est transmise → Chloé',
    ])
    expect(await trouverDemande(test.base, id)).toMatchObject({ niveau: 'region', etat: 'a-traiter' })
  })

  it('is closed with the account of who asked; in a structure that closes, goes up, then is closed', async () => {
    const s = await scene()
    const id = await s.demander()
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.chloe.id).execute()
    await s.vivre(1)
    expect(await trouverDemande(test.base, id)).toMatchObject({ etat: 'caduque' })
    const autre = await scene()
    const deux = await autre.demander()
    await test.base
      .updateTable('structure')
      .set({ fermee_le: '2026-11-01' })
      .where('id', '=', autre.structure.id)
      .execute()
    await autre.vivre(1)
    expect(await trouverDemande(test.base, deux)).toMatchObject({ etat: 'a-traiter', niveau: 'region' })
    expect((await autre.envoyes()).slice(-2)).toEqual([
      'Répondez à une demande transmise → Dina',
      'Votre demande est transmise → Chloé',
    ])
    await autre.vivre(10)
    expect(await trouverDemande(test.base, deux)).toMatchObject({ etat: 'caduque' })
    expect((await autre.envoyes()).at(-1)).toBe('Votre demande est close → Chloé')
  })
})

describe('a structure that loses its référents', () => {
  it('sends up what waits there: the next morning at the latest, once', async () => {
    const s = await scene()
    const id = await s.demander()
    for (const { id: compteId } of [s.anne, s.bruno])
      await test.base.updateTable('compte').set({ etat: 'inactif' }).where('id', '=', compteId).execute()
    await s.vivre(2)
    expect((await s.envoyes()).slice(2)).toEqual([
      'Répondez à une demande transmise → Dina',
      'Votre demande est transmise → Chloé',
    ])
    expect(await trouverDemande(test.base, id)).toMatchObject({ niveau: 'region' })
  })
})

describe('while a référent is away', () => {
  it('the other one gets the request; they come back by themselves', async () => {
    const s = await scene()
    await s.absenter(s.anne, '2026-11-23', '2026-11-24')
    await s.demander()
    expect(await s.envoyes()).toEqual(['Répondez à une demande → Bruno'])
    await s.vivre(3)
    expect((await s.envoyes()).slice(1).sort()).toEqual([
      'Une demande attend votre réponse → Anne',
      'Une demande attend votre réponse → Bruno',
    ])
  })

  it('everybody away: the team of the territory, at once', async () => {
    const s = await scene()
    await s.absenter(s.anne, '2026-11-23', '2026-12-24')
    await s.absenter(s.bruno, '2026-11-23', '2026-12-24')
    const id = await s.demander()
    expect(await s.envoyes()).toEqual(['Répondez à une demande → Dina'])
    expect(await trouverDemande(test.base, id)).toMatchObject({ niveau: 'region' })
  })

  it('gone after the request came: its reminder goes up instead', async () => {
    const s = await scene()
    const id = await s.demander()
    await s.absenter(s.anne, '2026-11-24', '2026-12-24')
    await s.absenter(s.bruno, '2026-11-24', '2026-12-24')
    await s.vivre(4)
    expect((await s.envoyes()).slice(2)).toEqual([
      'Répondez à une demande transmise → Dina',
      'Votre demande est transmise → Chloé',
    ])
    expect(await trouverDemande(test.base, id)).toMatchObject({ niveau: 'region', relanceeLe: null })
  })
})
