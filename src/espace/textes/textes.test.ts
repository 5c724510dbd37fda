import { describe, expect, it } from 'vitest'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { trancheEspace } from '../tranche.ts'

const base = baseDeTest()

const application = (variables: NodeJS.ProcessEnv = {}) =>
  creerClient(
    creerServeur({
      services: servicesDeTest(base.base, { variables }),
      tranches: [trancheEspace],
      identifier: async () => null,
    }),
  )

describe('textes', () => {
  it.each([
    ['/aide', 'Aide'],
    ['/accessibilite', 'Accessibilité'],
    ['/mentions-legales', 'Mentions légales'],
    ['/plan-du-site', 'Plan du site'],
  ])('%s is open to anybody and says where one is', async (chemin, titre) => {
    const page = await application().get(chemin)
    expect(page.statut).toBe(200)
    expect(page.texte).toContain(`>${titre}</h1>`)
    expect(page.texte).toContain(`<title>${titre} – ViaTrajectoire</title>`)
  })

  it('names the operator and the ROR team that the configuration gives', async () => {
    const aide = await application({ OPERATEUR_NOM: 'GCS Essai', ROR_COURRIEL: 'ror@essai.example' }).get(
      '/aide',
    )
    expect(aide.texte).toContain('GCS Essai')
    expect(aide.texte).toContain('mailto:ror@essai.example')
  })

  it('does not claim a conformity that nobody audited', async () => {
    const page = await application().get('/accessibilite')
    expect(page.texte).toContain('non audité')
    expect(page.texte).toContain('non conforme')
  })

  it('each answer of the help is told once, under a name of its own', async () => {
    const { texte } = await application().get('/aide')
    const ids = [...texte.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, rang) => ids.indexOf(id) !== rang)).toEqual([])
  })

  it('the summary of the help leads to its answers', async () => {
    const { texte } = await application().get('/aide')
    const cibles = [...texte.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id).filter(id => id !== 'contenu')
    expect(cibles.length).toBeGreaterThan(8)
    for (const id of cibles) expect(texte).toContain(`id="${id}"`)
  })
})
