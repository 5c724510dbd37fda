import { describe, expect, it } from 'vitest'
import { ConfigInvalide, lireConfig } from './config.ts'

describe('lireConfig', () => {
  it('has a default for everything', () => {
    expect(lireConfig({})).toMatchObject({ PORT: 3000, DEMO: true, URL_PUBLIQUE: 'http://localhost:3000' })
  })

  it.each([
    [{ PORT: 'trois mille' }, 'PORT', 'trois mille', 'entier entre 0 et 65535'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL', 'mysql://x', 'postgres://'],
    [{ DEMO: 'peut-être' }, 'DEMO', 'peut-être', '1 ou 0'],
    [{ RAPPELS_JOURS: '60,trente' }, 'RAPPELS_JOURS', '60,trente', 'entre 0 et 365'],
    [{ RAPPELS_JOURS: '366' }, 'RAPPELS_JOURS', '366', 'entre 0 et 365'],
    [{ ARGON2_PARAMETRES: 'm=19456,t=1,p=1' }, 'ARGON2_PARAMETRES', 'm=19456,t=1,p=1', 'OWASP'],
    [{ ARGON2_PARAMETRES: 'fort' }, 'ARGON2_PARAMETRES', 'fort', 'm=<Kio>'],
    [{ ARGON2_PARAMETRES: 'm=9999999,t=2,p=1' }, 'ARGON2_PARAMETRES', 'm=9999999', '1 Gio'],
    [{ MOT_DE_PASSE_DUREE_MOIS: '-1' }, 'MOT_DE_PASSE_DUREE_MOIS', '-1', 'entre 0 et 60'],
    [{ REVUES_RAPPELS_JOURS: '-15;7' }, 'REVUES_RAPPELS_JOURS', '-15;7', 'entre -180'],
    [{ MAIL_FROM: 'personne' }, 'MAIL_FROM', 'personne', 'adresse électronique'],
  ])('refuses %o and says what was read and expected', (environnement, nom, lu, attendu) => {
    const lire = () => lireConfig(environnement)
    expect(lire).toThrow(ConfigInvalide)
    for (const morceau of [nom, lu, attendu]) expect(lire).toThrow(morceau)
  })

  it('reads thresholds in any order, each once', () => {
    expect(lireConfig({}).RAPPELS_JOURS).toEqual([60, 30, 7, 0])
    expect(lireConfig({ RAPPELS_JOURS: '0,15,90,15' }).RAPPELS_JOURS).toEqual([90, 15, 0])
  })

  it.each(['m=47104,t=1,p=1', 'm=19456,t=2,p=1', 'm=12288,t=3,p=2', 'm=7168,t=5,p=1', 'm=65536,t=4,p=1'])(
    'takes %s for hashing',
    texte => {
      const {
        memoryCost: m,
        timeCost: t,
        parallelism: p,
      } = lireConfig({ ARGON2_PARAMETRES: texte }).ARGON2_PARAMETRES
      expect(`m=${m},t=${t},p=${p}`).toBe(texte)
    },
  )

  it('never prints a password back', () => {
    expect(() => lireConfig({ SMTP_URL: 'http://moi:secret@hote' })).toThrow(/\*\*\*@hote/)
    expect(() => lireConfig({ METRIQUES_JETON: 'trop court' })).toThrow('lu « *** »')
  })

  it.each([
    ['http://viatrajectoire.example', '0', false],
    ['http://localhost.pirate.example', '0', false],
    ['https://viatrajectoire.example', '0', true],
    ['http://localhost:3000', '0', true],
    ['http://127.0.0.1:3000', '0', true],
    ['http://viatrajectoire.example', '1', true],
  ])('public address %s with DEMO=%s: taken, %s', (URL_PUBLIQUE, DEMO, pris) => {
    const lire = () => lireConfig({ URL_PUBLIQUE, DEMO })
    if (pris) expect(lire().URL_PUBLIQUE).toBe(URL_PUBLIQUE)
    else expect(lire).toThrow('https://… en production')
  })

  it('names every wrong variable at once', () => {
    expect(() => lireConfig({ PORT: 'x', DEMO: 'y' })).toThrow(/PORT[\s\S]*DEMO/)
  })
})
