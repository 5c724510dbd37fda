import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ajouterJours, type Jour, jour, jourDe } from '#src/socle/temps/jours.ts'
import { applicationComptes } from '#test/comptes/application.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { traiterInactifs } from './fermer-inactifs.ts'
import { suiteDuSilence } from './inactivite.ts'

const reglage = { jours: 365, paliers: [30, 7] }
const depuis = new Date('2026-01-01T12:00:00Z')
const midi = (j: Jour) => new Date(`${j}T12:00:00Z`)

describe('suiteDuSilence', () => {
  const le = (j: string, avertis: [number, string][] = []) =>
    suiteDuSilence(
      { depuis, avertis: avertis.map(([palier, d]) => ({ palier, le: midi(jour(d)) })) },
      reglage,
      jour(j),
    )

  it.each([
    ['2026-12-01', [], { genre: 'rien' }],
    ['2026-12-02', [], { genre: 'avertir', palier: 30, fermeture: '2027-01-01' }],
    ['2026-12-03', [[30, '2026-12-02']], { genre: 'rien' }],
    ['2026-12-25', [[30, '2026-12-02']], { genre: 'avertir', palier: 7, fermeture: '2027-01-01' }],
    [
      '2026-12-31',
      [
        [30, '2026-12-02'],
        [7, '2026-12-25'],
      ],
      { genre: 'rien' },
    ],
    [
      '2027-01-01',
      [
        [30, '2026-12-02'],
        [7, '2026-12-25'],
      ],
      { genre: 'fermer' },
    ],
    // the job was down, or the rule is new: seven days are promised, and kept
    ['2028-06-01', [], { genre: 'avertir', palier: 7, fermeture: '2028-06-08' }],
    ['2028-06-07', [[7, '2028-06-01']], { genre: 'rien' }],
    ['2028-06-08', [[7, '2028-06-01']], { genre: 'fermer' }],
  ] as [string, [number, string][], unknown][])('on %s, warned %j: %j', (j, avertis, attendu) =>
    expect(le(j, avertis)).toEqual(attendu),
  )

  it('never when the operator says never', () => {
    expect(suiteDuSilence({ depuis, avertis: [] }, { ...reglage, jours: 0 }, jour('2099-01-01'))).toEqual({
      genre: 'rien',
    })
  })

  it('whatever nights the job misses: each warning once, and seven days between the last one and the closing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 480, maxLength: 480 }), nuits => {
        const avertis: { palier: number; le: Date }[] = []
        const fermes: Jour[] = []
        nuits.forEach((tourne, n) => {
          const aujourdhui = ajouterJours(jourDe(depuis), n)
          if (!tourne || fermes.length > 0) return
          const suite = suiteDuSilence({ depuis, avertis }, reglage, aujourdhui)
          if (suite.genre === 'avertir') avertis.push({ palier: suite.palier, le: midi(aujourdhui) })
          if (suite.genre === 'fermer') fermes.push(aujourdhui)
        })
        const ultime = avertis.find(({ palier }) => palier === 7)
        expect(new Set(avertis.map(({ palier }) => palier)).size).toBe(avertis.length)
        for (const ferme of fermes) {
          expect(ultime && ferme >= ajouterJours(jourDe(ultime.le), 7)).toBe(true)
          expect(ferme >= ajouterJours(jourDe(depuis), 365)).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
})

const essai = baseDeTest()

describe('the nightly job', () => {
  const config = () => applicationComptes(essai.base).services.config
  const nuit = (j: string) => traiterInactifs({ base: essai.base, config: config() }, midi(jour(j)))
  const sujets = async (courriel: string) =>
    (
      await essai.base
        .selectFrom('courriel')
        .select('sujet')
        .where('destinataire', '=', courriel)
        .orderBy('id')
        .execute()
    ).map(({ sujet }) => sujet.replaceAll('\u00a0', ' '))

  it('warns at 30 and 7 days, closes, then lets the holder come back by their mailbox', async () => {
    const courriel = 'silence@ch.example'
    const id = await unCompte(essai.base, { courriel, active_le: depuis, derniere_connexion_le: depuis })
    await unCompte(essai.base, { active_le: depuis, derniere_connexion_le: midi(jour('2026-12-30')) })
    const bilans = []
    for (const j of [
      '2026-12-01',
      '2026-12-02',
      '2026-12-02',
      '2026-12-25',
      '2026-12-25',
      '2027-01-01',
      '2027-01-01',
    ])
      bilans.push(await nuit(j))
    expect(bilans).toEqual([
      { avertis: 0, fermes: 0 },
      { avertis: 1, fermes: 0 },
      { avertis: 0, fermes: 0 },
      { avertis: 1, fermes: 0 },
      { avertis: 0, fermes: 0 },
      { avertis: 0, fermes: 1 },
      { avertis: 0, fermes: 0 },
    ])
    expect(await sujets(courriel)).toEqual([
      'Connectez-vous avant le 1er janvier 2027 pour garder votre compte ViaTrajectoire ouvert',
      'Connectez-vous avant le 1er janvier 2027 pour garder votre compte ViaTrajectoire ouvert',
      'Votre compte ViaTrajectoire est fermé : rouvrez-le quand vous voulez',
    ])

    const application = applicationComptes(essai.base)
    application.services.horloge.avancer(60)
    await application.client().post('/mot-de-passe-oublie', { courriel })
    await application.travailler()
    const { texte } = await essai.base
      .selectFrom('courriel')
      .select('texte')
      .where('sujet', 'like', 'Rouvrez%')
      .executeTakeFirstOrThrow()
    const [lien = ''] = /\/reactivation\/[\w-]{43}/.exec(texte) ?? []
    expect((await application.client().get(lien)).statut).toBe(200)
    expect((await application.client().post(lien)).vers).toBe('/connexion')
    expect(await trouverCompte(essai.base, id)).toMatchObject({ etat: 'actif', etatRole: 'titulaire' })
    // coming back is a sign of life
    expect(await nuit('2027-01-23')).toEqual({ avertis: 0, fermes: 0 })
  })

  it('reminds the invited with a new link, closes, and opens straight onto the activation', async () => {
    const courriel = 'jamais@ch.example'
    const id = await unCompte(essai.base, { courriel, etat: 'invite', cree_le: depuis, invite_le: depuis })
    for (const j of [
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-25',
      '2026-03-31',
      '2026-04-01',
      '2026-04-02',
    ])
      await nuit(j)
    expect(await sujets(courriel)).toEqual([
      'Activez votre compte ViaTrajectoire',
      'Activez votre compte ViaTrajectoire',
      'Votre compte ViaTrajectoire est fermé : rouvrez-le quand vous voulez',
    ])
    expect(await trouverCompte(essai.base, id)).toMatchObject({
      etat: 'inactif',
      etatMotif: 'Jamais activé malgré les rappels',
    })
    const application = applicationComptes(essai.base)
    await application.client().post('/activation/renvoyer', { courriel })
    await application.travailler()
    const { texte } = await essai.base
      .selectFrom('courriel')
      .select('texte')
      .where('destinataire', '=', courriel)
      .where('sujet', 'like', 'Rouvrez%')
      .executeTakeFirstOrThrow()
    const [lien = ''] = /\/reactivation\/[\w-]{43}/.exec(texte) ?? []
    const client = application.client()
    const suite = await client.post(lien)
    expect(suite.vers).toMatch(/^\/activation\/[\w-]{43}$/)
    expect((await client.get(suite.vers ?? '')).statut).toBe(200)
    expect(await trouverCompte(essai.base, id)).toMatchObject({ etat: 'invite' })
  })

  it('two jobs at once warn once', async () => {
    const courriel = 'double@ch.example'
    await unCompte(essai.base, { courriel, active_le: depuis, derniere_connexion_le: depuis })
    await Promise.all([nuit('2026-12-02'), nuit('2026-12-02')])
    expect(await sujets(courriel)).toHaveLength(1)
  })
})
