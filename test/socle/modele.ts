import { chmodSync } from 'node:fs'
import pg from 'pg'
import { ouvrirBase } from '#src/socle/base/base.ts'
import { migrer } from '#src/socle/base/migrer.ts'
import { demarrerPostgres, type PostgresEmbarque } from '#src/socle/base/postgres-embarque.ts'
import { migrerTravaux } from '#src/socle/travaux/migrer-travaux.ts'

export const modele = 'modele'

/** Starts an ephemeral server in `dossier` and migrates the template database. */
export async function preparerModele(dossier: string): Promise<PostgresEmbarque> {
  chmodSync(dossier, 0o755)
  const serveur = await demarrerPostgres(dossier, { ephemere: true })
  const admin = new pg.Client(serveur.url('postgres'))
  await admin.connect()
  await admin.query(`create database ${modele}`)
  await admin.end()
  const base = ouvrirBase(serveur.url(modele), { connexions: 2 })
  await migrer(base.pool)
  await migrerTravaux(serveur.url(modele))
  await base.destroy()
  return serveur
}
