import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Produit } from './produit.ts'

/** What the bench needs to know of the base that `viatrajectoire semer` made. */
export type Semis = {
  motDePasse: string
  connus: { role: string; courriel: string }[]
  /** How long the seeding took, in seconds; null when it was done by an earlier run. */
  secondes: number | null
}

const national = { structures: 30_000, comptes: 300_000, habilitations: 1_000_000 }

/** Seeds the product at this share of the national size, unless its folder was seeded already. */
export function semer(produit: Produit, echelle: number): Semis {
  const memoire = join(produit.dossier, 'semis-du-bench.json')
  if (existsSync(memoire)) return { ...(JSON.parse(readFileSync(memoire, 'utf8')) as Semis), secondes: null }
  const volumes = Object.entries(national).flatMap(([nom, n]) => [`--${nom}`, String(Math.ceil(n * echelle))])
  const depart = performance.now()
  const { motDePasse, connus } = produit.commande('semer', ...volumes) as Omit<Semis, 'secondes'>
  const semis = { motDePasse, connus, secondes: (performance.now() - depart) / 1000 }
  writeFileSync(memoire, JSON.stringify(semis))
  return semis
}
