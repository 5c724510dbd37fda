import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { applicationComptes } from '#test/comptes/application.ts'
import { motDePasseDeTest, unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { ouvrirSession } from '../connexion/session.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { annulerLiens } from '../liens/liens.ts'
import { confirmerCourriel, demanderChangementCourriel } from '../mon-compte/changer-courriel.ts'

const essai = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const origine = {}
let numero = 0
const adresse = (qui: string) => `${qui}${++numero}@ch.example`

async function lienDans(courriel: string, chemin: string) {
  const { texte } = await essai.base
    .selectFrom('courriel')
    .select('texte')
    .where('destinataire', '=', courriel)
    .where('texte', 'like', `%/${chemin}/%`)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return new RegExp(`/${chemin}/([\\w-]{43})`).exec(texte)?.[1] ?? ''
}

async function demander(compteId: string, courriel: string, a = maintenant) {
  await demanderChangementCourriel(servicesDeTest(essai.base), {
    compteId,
    courriel,
    actuel: motDePasseDeTest,
    maintenant: a,
    origine,
  })
  return lienDans(courriel, 'courriel')
}
const confirmer = (secret: string, a = maintenant) =>
  confirmerCourriel(servicesDeTest(essai.base), { secret, maintenant: a, origine })
const changer = async (compteId: string, courriel: string, a = maintenant) =>
  confirmer(await demander(compteId, courriel, a), a)

describe('undoing a change of address', () => {
  it('brings the old address back, closes the sessions, locks until a new password is chosen', async () => {
    const [ancienne, pirate] = [adresse('anne'), adresse('pirate')]
    const compteId = await unCompte(essai.base, { courriel: ancienne })
    expect(await changer(compteId, pirate)).toEqual({ ok: true })
    const { config } = servicesDeTest(essai.base)
    await enTransaction(essai.base, tx =>
      ouvrirSession(tx, { compteId, moyen: 'mot-de-passe', maintenant, origine, config }),
    )
    const chemin = `/courriel-annulation/${await lienDans(ancienne, 'courriel-annulation')}`
    const client = applicationComptes(essai.base).client()
    expect((await client.get(chemin)).texte).toContain(ancienne)
    const { vers } = await client.post(chemin)
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({
      courriel: ancienne,
      etat: 'verrouille',
    })
    expect(
      await essai.base.selectFrom('session').select('id').where('compte_id', '=', compteId).execute(),
    ).toEqual([])
    const motDePasse = 'cinq girafes en balade'
    await client.post(vers ?? '', { motDePasse, confirmation: motDePasse })
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({ courriel: ancienne, etat: 'actif' })
    expect((await client.post(chemin)).statut).toBe(404)
  })

  it('outlives whatever the intruder does next: a new password, a second change', async () => {
    const [anne, un, deux] = [adresse('anne'), adresse('pirate'), adresse('pirate')]
    const compteId = await unCompte(essai.base, { courriel: anne })
    await changer(compteId, un)
    await enTransaction(essai.base, tx => annulerLiens(tx, compteId, maintenant))
    await changer(compteId, deux, new Date(maintenant.getTime() + 60_000))
    const deAnne = `/courriel-annulation/${await lienDans(anne, 'courriel-annulation')}`
    const duPirate = `/courriel-annulation/${await lienDans(un, 'courriel-annulation')}`
    const client = applicationComptes(essai.base).client()
    // the intruder may undo their own second change; the owner still undoes the first
    await client.post(duPirate)
    await client.post(deAnne)
    expect(await trouverCompte(essai.base, compteId)).toMatchObject({ courriel: anne })
    expect((await client.post(duPirate)).statut).toBe(404)
  })

  it('works seven days, not eight', async () => {
    const anne = adresse('anne')
    const compteId = await unCompte(essai.base, { courriel: anne })
    await changer(compteId, adresse('nouvelle'))
    const chemin = `/courriel-annulation/${await lienDans(anne, 'courriel-annulation')}`
    const application = applicationComptes(essai.base)
    application.services.horloge.avancer(6.9)
    expect((await application.client().get(chemin)).statut).toBe(200)
    application.services.horloge.avancer(0.2)
    expect((await application.client().get(chemin)).statut).toBe(404)
  })

  it('is refused when the address was taken meanwhile, and says so', async () => {
    const anne = adresse('anne')
    const compteId = await unCompte(essai.base, { courriel: anne })
    await changer(compteId, adresse('nouvelle'))
    const chemin = `/courriel-annulation/${await lienDans(anne, 'courriel-annulation')}`
    await unCompte(essai.base, { courriel: anne })
    expect((await applicationComptes(essai.base).client().post(chemin)).statut).toBe(409)
  })
})

describe('one address, one account', () => {
  it('two people who confirm the same address at once: one gets it', async () => {
    const voulue = adresse('voulue')
    const ids = [await unCompte(essai.base), await unCompte(essai.base)]
    const secrets = []
    for (const id of ids) secrets.push(await demander(id, voulue))
    const faits = await Promise.all(secrets.map(secret => confirmer(secret)))
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
    expect(faits).toContainEqual({ ok: false, motif: 'courriel-pris' })
  })

  it('neither another case nor a look-alike is another address', async () => {
    const courriel = 'marie.durand@ch.example'
    await unCompte(essai.base, { courriel })
    await expect(unCompte(essai.base, { courriel: 'Marie.Durand@CH.example' })).rejects.toThrow(
      'compte_courriel_key',
    )
    // Cyrillic « а » and « е », full-width « ｍ »
    for (const sosie of ['mаrie.durand@ch.example', 'mariе.durand@ch.example', 'ｍarie.durand@ch.example']) {
      expect(adresseCourriel.safeParse(sosie).success).toBe(false)
      await expect(unCompte(essai.base, { courriel: sosie })).rejects.toThrow('compte_courriel_lisible')
    }
    // even the Kelvin sign, which lowers to a plain k
    expect(adresseCourriel.safeParse('\u212Aarl@ch.example').success).toBe(false)
  })
})
