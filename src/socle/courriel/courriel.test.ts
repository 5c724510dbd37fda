import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { enTransaction } from '../base/transaction.ts'
import { demarrerOuvrier } from '../travaux/ouvrier.ts'
import { envoyerCourriel } from './envoyer.ts'
import { mettreEnForme } from './message.tsx'
import { poster, posterTous } from './poster.ts'

const test = baseDeTest()
const recus: string[] = []
const destinataires: string[][] = []
const facteur = { refuse: false }
// A mail server that speaks the real protocol, on this machine.
const serveur = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (flux, session, fini) => {
    const morceaux: Buffer[] = []
    flux.on('data', morceau => morceaux.push(morceau))
    flux.on('end', () => {
      if (facteur.refuse) return fini(new Error('boîte pleine'))
      recus.push(Buffer.concat(morceaux).toString('utf8'))
      destinataires.push(session.envelope.rcptTo.map(({ address }) => address))
      fini()
    })
  },
})
const etat = { url: '' }

beforeAll(async () => {
  const ecoute = serveur.listen(0, '127.0.0.1')
  await once(ecoute, 'listening')
  etat.url = `smtp://127.0.0.1:${(ecoute.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>(fini => serveur.close(() => fini())))
beforeEach(async () => {
  recus.length = 0
  destinataires.length = 0
  facteur.refuse = false
  await test.base.deleteFrom('courriel').execute()
})

const message = {
  destinataire: 'anne.roux@ch.example',
  sujet: 'Activez votre compte',
  pour: 'Anne Roux',
  paragraphes: ['Le CH <b>« & »</b> vous a ouvert un compte.'],
  action: { libelle: 'Activer', url: 'https://vt.example/activation/abc' },
  note: 'Ce lien dure 7 jours.',
}
const services = () => servicesDeTest(test.base, { variables: { SMTP_URL: etat.url } })
const deposer = (cle?: string) => enTransaction(test.base, tx => poster(tx, message, new Date(), cle))
const boite = () => test.base.selectFrom('courriel').selectAll().execute()

describe('the outbox', () => {
  it('leaves nothing behind when the transaction fails', async () => {
    const echec = enTransaction(test.base, async tx => {
      await poster(tx, message, new Date())
      throw new Error('non')
    })
    await expect(echec).rejects.toThrow('non')
    expect(await boite()).toEqual([])
  })

  it('one of many leaves after what somebody waits for, even posted before', async () => {
    await enTransaction(test.base, async tx => {
      await posterTous(tx, [{ message: { ...message, sujet: 'en nombre' }, enNombre: true }], new Date())
      await poster(tx, { ...message, sujet: 'attendu' }, new Date())
    })
    const { rows } = await sql<{ sujet: string }>`
      select sujet from graphile_worker._private_jobs j join courriel c on c.id::text = j.payload ->> 'id'
      where sujet in ('en nombre', 'attendu') order by j.priority, j.run_at, j.id`.execute(test.base)
    expect(rows.map(({ sujet }) => sujet)).toEqual(['attendu', 'en nombre'])
  })

  it('mails the same news once', async () => {
    await deposer('activation:1')
    await deposer('activation:1')
    expect(await boite()).toHaveLength(1)
  })

  it('the worker sends it by itself, with its plain-text twin', async () => {
    const ouvrier = await demarrerOuvrier(services(), [envoyerCourriel], test.url)
    await deposer()
    await expect.poll(() => recus.length, { timeout: 15_000 }).toBe(1)
    await ouvrier.stop()
    expect(recus[0]).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/)
    expect(recus[0]).toContain('To: anne.roux@ch.example')
  })

  it('a line end in a subject or a name adds no header and no recipient', async () => {
    for (const fin of ['\r\n', '\n', '\r'])
      await enTransaction(test.base, tx =>
        poster(
          tx,
          {
            ...message,
            sujet: `Bonjour${fin}Bcc: pirate@ailleurs.example${fin}${fin}corps`,
            pour: `Anne${fin}.${fin}MAIL FROM:<pirate@ailleurs.example>`,
          },
          new Date(),
        ),
      )
    for (const { id } of await boite()) await envoyerCourriel.executer(services(), { id })
    expect(recus).toHaveLength(3)
    for (const recu of recus) expect(recu.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|MAIL FROM):/im)
    expect(destinataires).toEqual([1, 2, 3].map(() => ['anne.roux@ch.example']))
  })

  it('run twice, sends once', async () => {
    await deposer()
    const [{ id } = { id: '' }] = await boite()
    await envoyerCourriel.executer(services(), { id })
    await envoyerCourriel.executer(services(), { id })
    expect(recus).toHaveLength(1)
  })

  it('takes its documents along, then drops them', async () => {
    const piece = { nom: 'preuve.pdf', type: 'application/pdf', contenu: Buffer.from('%PDF-1.7 essai') }
    await enTransaction(test.base, tx => poster(tx, { ...message, pieces: [piece] }, new Date()))
    const [{ id } = { id: '' }] = await boite()
    await envoyerCourriel.executer(services(), { id })
    expect(recus[0]).toContain('filename=preuve.pdf')
    expect(recus[0]).toContain(piece.contenu.toString('base64'))
    expect(await test.base.selectFrom('courriel_piece').selectAll().execute()).toEqual([])
  })

  it('a server that refuses leaves the mail in the box, with the reason', async () => {
    facteur.refuse = true
    await deposer()
    const [{ id } = { id: '' }] = await boite()
    await expect(envoyerCourriel.executer(services(), { id })).rejects.toThrow()
    expect(await boite()).toMatchObject([
      { envoye_le: null, essais: 1, erreur: expect.stringContaining('boîte pleine') },
    ])
  })
})

describe('mettreEnForme', () => {
  it('says the same words in text and in HTML, escaped', () => {
    const { texte, html } = mettreEnForme(message)
    expect(texte).toContain('Bonjour Anne Roux,')
    expect(texte).toContain('https://vt.example/activation/abc')
    expect(html).toContain('&lt;b&gt;« &amp; »&lt;/b&gt;')
    expect(html).not.toContain('<b>')
  })
})
