import { describe, expect, test } from 'vitest'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { optionsDans, uneCleEnregistree } from '#test/comptes/une-cle.ts'
import { applicationFacteurs, estConnecte } from '#test/facteurs/application.ts'
import { uneApplication } from '#test/facteurs/un-facteur.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { ClePresentee } from './reponses.ts'

const essai = baseDeTest()
const etape = '/connexion/second-facteur?par=cle-acces'

async function unTitulaire() {
  const courriel = `${crypto.randomUUID()}@ch.example`
  const appli = applicationFacteurs(essai.base)
  const compteId = await unCompte(essai.base, { courriel, facteurs: 'choisis' })
  const maintenant = appli.services.horloge()
  return { appli, courriel, compteId, cle: await uneCleEnregistree(essai.base, { compteId, maintenant }) }
}

type Titulaire = Awaited<ReturnType<typeof unTitulaire>>

/** In front of the second step, with what the page asks the browser. */
async function devantLEtape({ appli, courriel }: Titulaire) {
  const { navigateur } = await appli.commencer(courriel)
  const page = await navigateur.get(etape)
  const presenter = (reponse: ClePresentee) =>
    navigateur.post('/connexion/second-facteur', { genre: 'cle-acces', reponse: JSON.stringify(reponse) })
  return { navigateur, page, presenter, options: optionsDans(page.texte) }
}

describe('a passkey after a password', () => {
  test('is asked for first, among the account’s own, and opens', async () => {
    const titulaire = await unTitulaire()
    await uneApplication(titulaire.appli.services, titulaire.compteId)
    const { navigateur, presenter, options, page } = await devantLEtape(titulaire)
    expect(page.texte).toContain('Application d’authentification')
    expect(options.allowCredentials).toMatchObject([{ id: titulaire.cle.id }])
    expect((await presenter(titulaire.cle.presenter(options))).statut).toBe(303)
    expect(estConnecte(navigateur)).toBe(true)
  })

  test('of another account, or answering another sign-in, does not open', async () => {
    const [un, autre] = [await unTitulaire(), await unTitulaire()]
    const [ici, ailleurs] = [await devantLEtape(un), await devantLEtape(un)]
    for (const reponse of [autre.cle.presenter(ici.options), un.cle.presenter(ailleurs.options)]) {
      const refus = await ici.presenter(reponse)
      expect(refus.statut).toBe(422)
      expect(refus.texte).toContain('n’a pas été reconnue')
    }
    expect(estConnecte(ici.navigateur)).toBe(false)
  })

  test('copied, is suspended and not proposed any more: the code by e-mail is', async () => {
    const titulaire = await unTitulaire()
    const un = await devantLEtape(titulaire)
    expect((await un.presenter(titulaire.cle.presenter(un.options, { compteur: 9 }))).statut).toBe(303)
    const deux = await devantLEtape(titulaire)
    const apres = await deux.presenter(titulaire.cle.presenter(deux.options, { compteur: 9 }))
    expect(apres.statut).toBe(422)
    expect(apres.texte).not.toContain('data-options')
    expect((await deux.navigateur.get(etape)).texte).toContain('courriel')
  })

  test('the only factor stays where one is mandatory', async () => {
    const titulaire = await unTitulaire()
    const { navigateur, presenter, options } = await devantLEtape(titulaire)
    await presenter(titulaire.cle.presenter(options))
    const { id } = await essai.base
      .selectFrom('cle_acces')
      .select('id')
      .where('compte_id', '=', titulaire.compteId)
      .executeTakeFirstOrThrow()
    const retirer = () =>
      navigateur.post('/administration/mon-compte/cles-acces/retirer', {
        cle: id,
        motDePasse: motDePasseDeTest,
      })
    expect((await retirer()).texte).toContain('C’est votre seul second facteur')
    await uneApplication(titulaire.appli.services, titulaire.compteId)
    expect((await retirer()).statut).toBe(303)
  })
})
