import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { uneEntiteJuridique, uneOffre, uneStructure, uneUnite } from '#test/structures/ressources-ror.ts'
import { viderAnnuaire } from '#test/structures/vider-annuaire.ts'
import { type Autorite, type Certificat, creerAutorite } from '../double/certificats.ts'
import { type DoubleRor, ouvrirDouble } from '../double/ouvrir-double.ts'
import { lirePassages } from '../synchronisation/lire-passages.ts'
import { synchroniser } from '../synchronisation/synchroniser.ts'
import { ouvrirSource } from './client.ts'
import { outilsReels } from './outils.ts'
import { lireReglagesRor } from './reglages.ts'

/** Over real TLS: a ROR that asks for a certificate, as it does of every profile but open data. */
const essai = baseDeTest()
const autorites = getCACertificates('default')
const ici = {} as { double: DoubleRor; autorite: Autorite; etrangere: Autorite }
/** TLS looks at the clock of the machine. */
const instant = new Date()
const dans = (jours: number) => new Date(instant.getTime() + jours * 86_400_000)
const enMots = (jours: number) => enToutesLettres(jourDe(dans(jours)))
const dossier = mkdtempSync(join(tmpdir(), 'ror-mtls-'))

beforeAll(async () => {
  ici.autorite = await creerAutorite()
  ici.etrangere = await creerAutorite('Une autre autorité')
  const ressources = [uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre()]
  ici.double = await ouvrirDouble({ source: { ressources }, mtls: ici.autorite, horloge: () => instant })
})
afterAll(() => ici.double.fermer())
beforeEach(async () => {
  setDefaultCACertificates([...autorites, ici.autorite.cert])
  await viderAnnuaire(essai.base)
  return () => setDefaultCACertificates(autorites)
})

/** One complete pass, with that certificate in the files of the operator. */
async function passer(certificat: Certificat | null) {
  const fichier = (nom: string, contenu: string) => {
    writeFileSync(join(dossier, nom), contenu)
    return join(dossier, nom)
  }
  const services = {
    ...servicesDeTest(essai.base, {
      variables: {
        DATA_DIR: dossier,
        ROR_URL: ici.double.url,
        ROR_TOKEN_URL: ici.double.urlJetons,
        ROR_CLIENT_ID: ici.double.clientId,
        ...(certificat
          ? {
              ROR_CLIENT_CERT: fichier('client.pem', certificat.cert),
              ROR_CLIENT_KEY: fichier('client.key', certificat.key),
            }
          : { ROR_CLIENT_SECRET: 'un secret' }),
      },
    }),
    horloge: () => instant,
  }
  const reglages = lireReglagesRor(services.config)
  if (!reglages) throw new Error('réglages absents')
  const outils = { ...outilsReels(reglages, services.horloge), attendre: async () => undefined }
  await synchroniser(services, ouvrirSource(reglages, outils), { nature: 'complet' })
  const [passage] = await lirePassages(essai.base)
  return passage
}

describe('a ROR that asks for a certificate', () => {
  it('is read with ours, without any secret', async () => {
    const certificat = await ici.autorite.signer({ nom: 'ViaTrajectoire', pour: 'client' })
    expect(await passer(certificat)).toMatchObject({ etat: 'reussi', motif: null })
  })

  it('cuts without one: the report says that none is shown', async () => {
    expect(await passer(null)).toMatchObject({
      etat: 'echoue',
      code: 'connexion-coupee',
      motif: expect.stringMatching(
        /^Le serveur de jetons du ROR ne répond pas : connexion coupée .* Nous ne présentons aucun certificat/,
      ),
    })
  })

  it('cuts with one of an authority that it does not know: the report names it', async () => {
    const certificat = await ici.etrangere.signer({ nom: 'ViaTrajectoire', pour: 'client' })
    expect(await passer(certificat)).toMatchObject({
      etat: 'echoue',
      code: 'connexion-coupee',
      motif: expect.stringMatching(/CN=ViaTrajectoire, délivré par CN=Une autre autorité, valable jusqu’au/),
    })
  })

  it.each([
    ['out of date', -400, -2, `Notre certificat a pris fin le ${enMots(-2)}.`],
    ['not yet valid', 3, 400, `Notre certificat ne vaut qu’à partir du ${enMots(3)}.`],
  ])('is not even called with one that is %s', async (_, du, au, motif) => {
    const appels = { ...ici.double.appels }
    const certificat = await ici.autorite.signer({
      nom: 'ViaTrajectoire',
      pour: 'client',
      du: dans(du),
      au: dans(au),
    })
    expect(await passer(certificat)).toMatchObject({
      etat: 'echoue',
      code: 'certificat',
      motif,
    })
    expect(ici.double.appels).toEqual(appels)
  })

  it('is not trusted without its authority: nothing is sent, the report says what to do', async () => {
    setDefaultCACertificates(autorites)
    const certificat = await ici.autorite.signer({ nom: 'ViaTrajectoire', pour: 'client' })
    expect(await passer(certificat)).toMatchObject({
      etat: 'echoue',
      code: 'certificat-du-ror',
      motif: expect.stringMatching(/présente un certificat d’une autorité que ce service ne connaît pas/),
    })
  })
})

describe('what the operator configures', () => {
  it.each<[string, Partial<Certificat>, RegExp]>([
    ['a file that is no certificate', { cert: 'bonjour' }, /ROR_CLIENT_CERT.*n’est pas un certificat PEM/],
    ['a file that is no key', { key: 'bonjour' }, /ROR_CLIENT_KEY.*n’est pas une clé PEM/],
  ])('%s', async (_, mauvais, motif) => {
    const certificat = await ici.autorite.signer({ nom: 'ViaTrajectoire', pour: 'client' })
    await expect(passer({ ...certificat, ...mauvais })).rejects.toThrow(motif)
  })

  it('a key of another certificate', async () => {
    const { cert } = await ici.autorite.signer({ nom: 'ViaTrajectoire', pour: 'client' })
    const { key } = await ici.autorite.signer({ nom: 'Autre', pour: 'client' })
    await expect(passer({ cert, key })).rejects.toThrow(/cette clé n’est pas celle du certificat/)
  })
})
