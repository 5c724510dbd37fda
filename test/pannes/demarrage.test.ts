import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lancerProduit, nouveauDossier } from './processus.ts'

const dossier = nouveauDossier()
const pidDePostgres = join(dossier, 'postgresql', 'postmaster.pid')
const env = { DATA_DIR: dossier, DEMO: '0' }
const sante = async (adresse: string) => (await fetch(`${adresse}/readyz`)).text()

describe('start, stop, and what happens in between', () => {
  afterAll(() => rmSync(dossier, { recursive: true, force: true }))

  it('starts on an empty folder, refuses a second instance in one clear line, stops PostgreSQL on SIGINT', async () => {
    const premier = lancerProduit({ ...env, PORT: '3871' })
    expect(await sante(await premier.pret())).toBe('ok')

    const second = lancerProduit({ ...env, PORT: '3872' })
    expect(await second.fini()).toBe(1)
    expect(second.sortie().trim().split('\n')).toEqual([
      `ViaTrajectoire tourne déjà sur le dossier ${dossier}. Arrêtez-le, ou choisissez un autre DATA_DIR.`,
    ])

    await premier.tuer('SIGINT')
    expect(await premier.fini()).toBe(0)
    expect(existsSync(pidDePostgres)).toBe(false)
  })

  it('survives a kill -9: the base that was left running is joined, then stopped in order', async () => {
    const tue = lancerProduit({ ...env, PORT: '3871' })
    await tue.pret()
    await tue.tuer('SIGKILL')
    expect(existsSync(pidDePostgres)).toBe(true)

    const suivant = lancerProduit({ ...env, PORT: '3871' })
    expect(await sante(await suivant.pret())).toBe('ok')
    await suivant.tuer('SIGTERM')
    expect(existsSync(pidDePostgres)).toBe(false)
  })

  it('says that the port is taken', async () => {
    const occupant = createServer().listen(3873, '0.0.0.0')
    const produit = lancerProduit({ ...env, PORT: '3873' })
    expect(await produit.fini()).toBe(1)
    expect(produit.sortie()).toContain('Le port 3873 est déjà pris')
    occupant.close()
  })

  it('refuses a wrong variable before touching anything', async () => {
    const produit = lancerProduit({ ...env, PORT: 'quatre-vingts' })
    expect(await produit.fini()).toBe(1)
    expect(produit.sortie()).toMatch(/PORT : lu « quatre-vingts », attendu un nombre entier/)
  })
})
