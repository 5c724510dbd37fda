import { inject } from 'vitest'
import { semerDemo } from '#demo/semer-demo.ts'
import { ouvrirBase } from '#src/socle/base/base.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { horlogeSysteme } from '#src/socle/temps/horloge.ts'
import { chargerLesLivrees } from '#src/structures/nos/livrees.ts'
import { modele } from './modele.ts'
import { parAdministrateur } from './par-administrateur.ts'
import { variablesDeTest } from './services.ts'

const nom = 'modele_de_demo'

/**
 * The demo region of today, sown by the first file of the run that asks for it, while the others wait.
 * @returns the name of a database to copy, which nobody is connected to.
 */
export function modeleDeDemo(): Promise<string> {
  return parAdministrateur(async client => {
    await client.query('select pg_advisory_lock(1)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [nom])
    if (!rowCount) {
      // under another name until it is whole: a file that fails leaves nothing that looks ready
      await client.query('drop database if exists semis')
      await client.query(`create database semis template ${modele}`)
      await semer(inject('urlDuServeur').replace('BASE', 'semis'))
      await client.query(`alter database semis rename to ${nom}`)
    }
    return nom
  })
}

async function semer(url: string) {
  const base = ouvrirBase(url, { connexions: 2 })
  await chargerLesLivrees({ base, maintenant: horlogeSysteme() })
  await semerDemo({ base, horloge: horlogeSysteme, config: lireConfig(variablesDeTest) })
  await base.destroy()
}
