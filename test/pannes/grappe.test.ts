import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enfantsDe, lancerProduit, nouveauDossier, type Processus } from './processus.ts'

const dossier = nouveauDossier()
const pidDePostgres = join(dossier, 'postgresql', 'postmaster.pid')
const env = { DATA_DIR: dossier, DEMO: '0', PORT: '3881', WEB_PROCESSES: '2', CONNEXIONS_MAX: '5' }
const etat: { produit?: Processus } = {}
const adresse = 'http://localhost:3881'

const repond = (chemin = '/readyz') =>
  fetch(`${adresse}${chemin}`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) }).then(
    r => r.status,
    () => 0,
  )
async function jusqua(condition: () => Promise<boolean> | boolean, secondes = 30): Promise<void> {
  for (const fin = Date.now() + secondes * 1_000; !(await condition()); await attendre(50))
    if (Date.now() > fin) throw new Error(`toujours pas, après ${secondes} s : ${etat.produit?.sortie()}`)
}

// Linux tells who is whose child; elsewhere these faults are not played
describe.runIf(process.platform === 'linux')('several web processes, and what dies', () => {
  beforeAll(async () => {
    etat.produit = lancerProduit(env)
    await etat.produit.pret()
  })
  afterAll(async () => {
    await etat.produit?.tuer('SIGKILL')
    rmSync(dossier, { recursive: true, force: true })
  })

  it('serve on one port; one that is killed is replaced, while the other goes on', async () => {
    const pid = etat.produit?.pid ?? 0
    const [premier = 0, second = 0, ...autres] = enfantsDe(pid)
    expect([premier > 0, second > 0, autres]).toEqual([true, true, []])
    process.kill(premier, 'SIGKILL')
    // a request handed to the one that dies is lost with it, the next one is answered
    await jusqua(async () => (await repond('/connexion')) === 200)
    await jusqua(() => enfantsDe(pid).filter(enfant => enfant !== premier).length === 2)
    await jusqua(async () => (await repond()) === 200)
    expect(enfantsDe(pid)).toContain(second)
  })

  it('PostgreSQL killed is started again by itself, what was written is there, and the folder is still taken', async () => {
    const [pid] = readFileSync(pidDePostgres, 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
    await jusqua(
      () => existsSync(pidDePostgres) && readFileSync(pidDePostgres, 'utf8').split('\n')[0] !== pid,
    )
    await jusqua(async () => (await repond()) === 200)
    expect(await repond('/connexion')).toBe(200)
    await jusqua(async () => {
      const intrus = lancerProduit({ ...env, PORT: '3882', WEB_PROCESSES: '1' })
      await attendre(4_000)
      await intrus.tuer('SIGTERM')
      return intrus.sortie().includes('tourne déjà')
    })
  })

  it('stop together, PostgreSQL last; a taken port is said once', async () => {
    const enfants = enfantsDe(etat.produit?.pid ?? 0)
    await etat.produit?.tuer('SIGINT')
    expect(await etat.produit?.fini()).toBe(0)
    for (const enfant of enfants) expect(existsSync(`/proc/${enfant}`)).toBe(false)
    expect(existsSync(pidDePostgres)).toBe(false)
    const occupant = createServer().listen(3881, '0.0.0.0')
    const produit = lancerProduit(env)
    expect(await produit.fini()).toBe(1)
    expect(produit.sortie()).toContain('Le port 3881 est déjà pris')
    occupant.close()
  })
})
