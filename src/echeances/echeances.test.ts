import { describe, expect, it } from 'vitest'
import { terminerHabilitations } from '#src/habilitations/fins/terminer-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { applicationEcheances } from '#test/echeances/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'

const test = baseDeTest()
const page = '/administration/echeances'
const profil = 'san-demandeur-medical'

/** Six colleagues of Anne, by the last day of their right; she sees them on 23 November 2026. */
async function scene() {
  const hopital = await unHopital(test.base)
  const collegue = async (prenom: string, fin: string, structureId = hopital.structure.id) => {
    const { id } = await unePersonne(test.base, { prenom, nom: 'Test' })
    return uneHabilitation(test.base, { compteId: id, structureId, profil, fin })
  }
  const ailleurs = await uneStructure(test.base, { nom: 'CH de Sète' })
  const droits = {
    oubliee: await collegue('Oubliée', '2026-11-10'),
    ancienne: await collegue('Ancienne', '2026-10-10'),
    semaine: await collegue('Semaine', '2026-11-30'),
    mois: await collegue('Mois', '2026-12-23'),
    bimestre: await collegue('Bimestre', '2027-01-22'),
    lointaine: await collegue('Lointaine', '2027-01-23'),
    etrangere: await collegue('Étrangère', '2026-11-30', ailleurs.id),
  }
  const application = applicationEcheances(test.base)
  return {
    ...hopital,
    ...application,
    ailleurs,
    droits,
    anneEnLigne: await application.client(hopital.anne.id),
  }
}

describe('the page of ends', () => {
  it('groups by how soon, keeps to one’s structures, and leads to renewal in two clicks', async () => {
    const { anneEnLigne, droits } = await scene()
    const { texte } = await anneEnLigne.get(page)
    const titres = [...texte.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, t]) => t)
    expect(titres.slice(0, 4)).toEqual([
      'Terminées depuis moins de 30 jours (1)',
      'Dans les 7 jours (1)',
      'Dans les 30 jours (1)',
      'Dans les 60 jours (1)',
    ])
    expect(texte).not.toMatch(/Ancienne|Lointaine|Étrangère/)
    const choix = await anneEnLigne.post('/administration/habilitations/selection', {
      action: 'renouveler',
      h: [droits.oubliee, droits.mois],
    })
    const formulaire = await anneEnLigne.suivre(choix)
    expect(formulaire.texte).toContain('2\u00a0habilitations, pour deux ans à partir d’aujourd’hui')
    const fait = await anneEnLigne.post('/administration/habilitations/renouveler', {
      h: [`${droits.oubliee}:1`, `${droits.mois}:1`],
      jeton: champDe(formulaire.texte, 'jeton'),
    })
    expect(fait.statut).toBe(303)
    expect((await anneEnLigne.get(page)).texte).not.toMatch(/Oubliée|Mois Test/)
  })

  it('shows own rights apart, with whom to ask and no box to tick', async () => {
    const { anne, anneEnLigne, structure } = await scene()
    const mien = await uneHabilitation(test.base, {
      compteId: anne.id,
      structureId: structure.id,
      profil,
      fin: '2026-12-01',
    })
    const { texte } = await anneEnLigne.get(page)
    expect(texte).toMatch(/Les vôtres[\s\S]*mailto:[^>]*>Bruno Petit</)
    expect(texte).not.toContain(mien)
  })

  it('narrows to one structure, and answers 404 for another’s', async () => {
    const { anneEnLigne, structure, ailleurs } = await scene()
    expect((await anneEnLigne.get(`${page}?structure=${structure.id}`)).texte).toContain('Semaine')
    expect((await anneEnLigne.get(`${page}?structure=${ailleurs.id}`)).statut).toBe(404)
    expect((await anneEnLigne.get(`${page}?structure=nonsens`)).statut).toBe(404)
  })
})

describe('a right that ends stops working at that very instant, in open sessions too', () => {
  it('at midnight in Paris, to the millisecond, in summer as in winter', async () => {
    for (const [fin, minuit] of [
      ['2026-11-23', '2026-11-23T23:00:00.000Z'],
      ['2026-07-14', '2026-07-14T22:00:00.000Z'],
      // the night when clocks move back
      ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ] as const) {
      const { structure, chloe } = await unHopital(test.base)
      await uneHabilitation(test.base, { compteId: chloe.id, structureId: structure.id, fin })
      const depart = new Date(Date.parse(minuit) - 10 * 60_000).toISOString()
      const { client, services } = applicationEcheances(test.base, depart)
      const enLigne = await client(chloe.id)
      const autrui = `/administration/habilitations?structure=${structure.id}`
      services.horloge.avancer((Date.parse(minuit) - 1 - services.horloge().getTime()) / 86_400_000)
      expect([(await enLigne.get(page)).statut, (await enLigne.get(autrui)).statut]).toEqual([200, 200])
      services.horloge.avancer(1 / 86_400_000)
      expect(services.horloge().toISOString()).toBe(minuit)
      // still signed in: refused, not sent to the sign-in page
      expect([(await enLigne.get(page)).statut, (await enLigne.get(autrui)).statut]).toEqual([403, 403])
    }
  })

  it('when somebody ends it, on the very next request; a form opened before writes nothing', async () => {
    const { structure, anne, bruno, droitBruno, droits, services, client } = await scene()
    const enLigne = await client(bruno.id)
    const formulaire = await enLigne.get(`/administration/habilitations/renouveler?h=${droits.mois}`)
    expect(formulaire.statut).toBe(200)
    const fait = await enTransaction(test.base, tx =>
      terminerHabilitations(tx, contexteDe(anne.acteur, services.horloge()), {
        habilitations: [{ id: droitBruno, version: 1 }],
        motif: 'Mutation',
        successeurId: null,
      }),
    )
    expect(fait.ok).toBe(true)
    const envoi = await enLigne.post('/administration/habilitations/renouveler', {
      h: `${droits.mois}:1`,
      jeton: champDe(formulaire.texte, 'jeton'),
    })
    expect([(await enLigne.get(page)).statut, envoi.statut]).toEqual([403, 403])
    const renouvelees = await test.base
      .selectFrom('habilitation')
      .select('id')
      .where('structure_id', '=', structure.id)
      .where('renouvelle_id', 'is not', null)
      .execute()
    expect(renouvelees).toEqual([])
  })
})
