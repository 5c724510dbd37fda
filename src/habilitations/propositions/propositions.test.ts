import { describe, expect, it } from 'vitest'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, occitanie, unTitulaire } from '#test/constructeurs/scene.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import { renouvelerHabilitations } from '../fins/renouveler-habilitations.ts'
import { terminerHabilitations } from '../fins/terminer-habilitations.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { deciderProposition } from './decider.ts'
import { expirerPropositions } from './expirer.ts'
import { trouverProposition } from './lire.ts'

const test = baseDeTest()

/** Two managers of the region and one of the nation; the first has proposed a newcomer. */
async function scene(options: { motif?: string | null } = {}) {
  const magali = await unTitulaire(test.base, 'adm-regional', occitanie, { prenom: 'Magali' })
  const simon = await unTitulaire(test.base, 'adm-regional', occitanie, { prenom: 'Simon' })
  const nouvelle = await unePersonne(test.base, { prenom: 'Rose', nom: 'Lauze' })
  const fait = await proposer(magali.acteur, nouvelle.id, options.motif)
  const [id = ''] = fait.ok ? fait.propositionIds : []
  return { magali, simon, nouvelle, fait, id }
}

const proposer = (acteur: Acteur, compteId: string, motif: string | null = 'Renfort de l’équipe') =>
  enTransaction(test.base, tx =>
    attribuerHabilitations(tx, contexteDe(acteur), {
      comptes: [compteId],
      profils: ['adm-regional'],
      perimetre: occitanie,
      debut: jour('2026-11-23'),
      fin: jour('2028-11-23'),
      motif,
    }),
  )

const decider = (
  acteur: Acteur,
  propositionId: string,
  choix: 'approuver' | 'refuser' = 'approuver',
  jours = 0,
) =>
  enTransaction(test.base, tx =>
    deciderProposition(tx, contexteDe(acteur, new Date(midi.getTime() + jours * 86_400_000)), {
      propositionId,
      choix,
      motif: 'Pas maintenant',
    }),
  )

const courriels = async (acteur: Acteur) =>
  (
    await test.base
      .selectFrom('courriel')
      .select('sujet')
      .where('destinataire', '=', acteur.courriel)
      .execute()
  ).map(({ sujet }) => sujet)

describe('a right that takes two people', () => {
  it('is not given by the first, is given by the second, and says who both were', async () => {
    const { magali, simon, nouvelle, fait, id } = await scene()
    expect(fait).toMatchObject({ ok: true, habilitationIds: [], propositionIds: [id] })
    expect(await droitsDuCompte(test.base, nouvelle.id, midi)).toEqual([])
    expect(await courriels(nouvelle.acteur)).toEqual([])
    expect(await courriels(simon.acteur)).toEqual([expect.stringContaining('Approuvez ou refusez')])

    expect(await decider(simon.acteur, id, 'approuver', 2)).toMatchObject({ ok: true })
    const droits = await test.base
      .selectFrom('habilitation')
      .select(['debut', 'fin', 'attribuee_par', 'approuvee_par', 'motif'])
      .where('compte_id', '=', nouvelle.id)
      .execute()
    expect(droits).toEqual([
      {
        debut: '2026-11-25',
        fin: '2028-11-23',
        attribuee_par: magali.id,
        approuvee_par: simon.id,
        motif: 'Renfort de l’équipe',
      },
    ])
    expect(await courriels(nouvelle.acteur)).toHaveLength(1)
    expect(await courriels(magali.acteur)).toEqual([expect.stringContaining('approuvée')])
    const actes = await test.base
      .selectFrom('journal')
      .select(['acte', 'acteur_id'])
      .where('compte_id', '=', nouvelle.id)
      .orderBy('id')
      .execute()
    expect(actes).toEqual([
      { acte: 'habilitation.proposee', acteur_id: magali.id },
      { acte: 'habilitation.attribuee', acteur_id: simon.id },
      { acte: 'habilitation.proposition-approuvee', acteur_id: simon.id },
    ])
    expect(await decider(simon.acteur, id)).toMatchObject({ genre: 'saisie' })
  })

  it('asks for a reason, since another person decides by it', async () => {
    const { fait } = await scene({ motif: null })
    expect(fait).toMatchObject({ erreurs: { motif: expect.stringContaining('approuvera') } })
  })

  it('is approved neither by who proposed, nor by the holder, nor by who has not the power', async () => {
    const { magali, nouvelle, id } = await scene()
    expect(await decider(magali.acteur, id)).toMatchObject({ genre: 'soi-meme' })
    expect(await decider(nouvelle.acteur, id)).toMatchObject({ genre: 'hors-perimetre' })
    const ailleurs = await unTitulaire(test.base, 'adm-regional', { genre: 'region', region: '53' })
    const chargee = await unTitulaire(test.base, 'adm-departemental', {
      genre: 'departement',
      departement: '34',
    })
    for (const { acteur } of [ailleurs, chargee])
      expect(await decider(acteur, id)).toMatchObject({ genre: 'hors-perimetre' })
  })

  it('is not decided by its holder, even when they have the power', async () => {
    const { magali, simon } = await scene()
    await enTransaction(test.base, tx =>
      terminerHabilitations(tx, contexteDe(magali.acteur), {
        habilitations: [{ id: simon.droit, version: 1 }],
        motif: 'à refaire',
        successeurId: null,
      }),
    )
    const plusTard = await proposer(magali.acteur, simon.id)
    const [id = ''] = plusTard.ok ? plusTard.propositionIds : []
    await uneHabilitation(test.base, {
      compteId: simon.id,
      profil: 'adm-national',
      perimetre: { genre: 'national' },
    })
    for (const choix of ['approuver', 'refuser'] as const)
      expect(await decider(simon.acteur, id, choix)).toMatchObject({ genre: 'soi-meme' })
  })

  it('is withdrawn by who proposed, refused by another with a reason', async () => {
    const { magali, simon, nouvelle, id } = await scene()
    expect(await decider(magali.acteur, id, 'refuser')).toMatchObject({ ok: true })
    const encore = await proposer(magali.acteur, nouvelle.id)
    const [seconde = ''] = encore.ok ? encore.propositionIds : []
    expect(await decider(simon.acteur, seconde, 'refuser')).toMatchObject({ ok: true })
    expect(await trouverProposition(test.base, seconde, midi)).toMatchObject({
      etat: 'refusee',
      motifRefus: 'Pas maintenant',
    })
    expect(await courriels(magali.acteur)).toEqual([expect.stringContaining('refusée')])
    expect(await droitsDuCompte(test.base, nouvelle.id, midi)).toEqual([])
  })

  it('falls with the power of who proposed it', async () => {
    const { magali, simon, id } = await scene()
    await enTransaction(test.base, tx =>
      terminerHabilitations(tx, contexteDe(simon.acteur), {
        habilitations: [{ id: magali.droit, version: 1 }],
        motif: 'départ',
        successeurId: null,
      }),
    )
    expect(await decider(simon.acteur, id)).toMatchObject({
      erreurs: { formulaire: expect.stringContaining('ne peut plus') },
    })
  })

  it('expires after seven days, at that instant, and is told once', async () => {
    const { magali, simon, id } = await scene()
    expect(await decider(simon.acteur, id, 'approuver', 7)).toMatchObject({ genre: 'saisie' })
    const services = servicesDeTest(test.base, { depart: '2026-11-30T11:00:00Z' })
    await expirerPropositions.executer(services, {})
    await expirerPropositions.executer(services, {})
    expect(await trouverProposition(test.base, id, midi)).toMatchObject({ etat: 'expiree', decideur: null })
    expect(await courriels(magali.acteur)).toEqual([expect.stringContaining('expirée')])
  })

  it('is not renewed by one person alone', async () => {
    const { magali, simon } = await scene()
    const refus = await enTransaction(test.base, tx =>
      renouvelerHabilitations(tx, contexteDe(magali.acteur), [{ id: simon.droit, version: 1 }]),
    )
    expect(refus).toMatchObject({ erreurs: { formulaire: expect.stringContaining('se propose de nouveau') } })
  })

  it('is seen and decided on screen', async () => {
    const { simon, magali, nouvelle, id } = await scene()
    const { client: ouvrir } = applicationHabilitations(test.base)
    const client = await ouvrir(simon.id)
    const racine = '/administration/propositions'
    expect((await client.get(racine)).texte).toContain('Rose Lauze')
    const page = await client.get(`${racine}/${id}`)
    expect(page.texte).toContain('Renfort de l’équipe')
    const refus = await client.post(`${racine}/${id}`, {
      jeton: champDe(page.texte, 'jeton'),
      choix: 'refuser',
      motif: '',
    })
    expect(refus.statut).toBe(422)
    const fait = await client.post(`${racine}/${id}`, {
      jeton: champDe(page.texte, 'jeton'),
      choix: 'approuver',
      motif: '',
    })
    expect(fait.vers).toBe(racine)
    expect(await droitsDuCompte(test.base, nouvelle.id, midi)).toHaveLength(1)
    const autre = await ouvrir(magali.id)
    expect((await autre.get(`${racine}/${id}`)).texte).toContain('Approuvée')
    expect((await autre.get(`${racine}/n-importe-quoi`)).statut).toBe(404)
  })
})
