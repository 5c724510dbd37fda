import { trancheAnnuaire } from './annuaire/tranche.ts'
import { trancheAnnuairePublic } from './annuaire-public/tranche.ts'
import { trancheAssistance } from './assistance/tranche.ts'
import { trancheComptes } from './comptes/tranche.ts'
import { trancheDemandes } from './demandes/tranche.ts'
import { trancheDonneesOuvertes } from './donnees-ouvertes/tranche.ts'
import { trancheEcheances } from './echeances/tranche.ts'
import { trancheEspace } from './espace/tranche.ts'
import { trancheFhir } from './fhir/tranche.ts'
import { trancheHabilitations } from './habilitations/tranche.ts'
import { trancheImports } from './imports/tranche.ts'
import { trancheRevues } from './revues/tranche.ts'
import { trancheScim } from './scim/tranche.ts'
import type { Config } from './socle/config/config.ts'
import { trancheCourriel } from './socle/courriel/tranche.ts'
import type { Tranche } from './socle/tranche.ts'
import { trancheStructures } from './structures/tranche.ts'
import { trancheTraces } from './traces/tranche.ts'
import { trancheUtilisateurs } from './utilisateurs/tranche.ts'

/** The slices. The only place that knows them all; each registers its own routes, menu, jobs, commands and acts. */
const tranches: readonly Tranche[] = [
  // before whatever answers for any address under /annuaire
  trancheDonneesOuvertes,
  trancheEspace,
  trancheComptes,
  trancheHabilitations,
  trancheEcheances,
  trancheRevues,
  trancheDemandes,
  trancheUtilisateurs,
  trancheImports,
  trancheAnnuaire,
  trancheAnnuairePublic,
  trancheScim,
  trancheFhir,
  trancheStructures,
  trancheTraces,
  trancheAssistance,
  trancheCourriel,
]

/** What runs under this configuration: the demo's rooms do not even exist when it is off. */
export async function assembler(config: Pick<Config, 'DEMO'>): Promise<Tranche[]> {
  // measures need a large base whether or not there is a demo
  const { trancheSemis } = await import('#demo/semer/tranche.ts')
  if (!config.DEMO) return [...tranches, trancheSemis]
  const { trancheDemo } = await import('#demo/tranche.ts')
  return [...tranches, trancheSemis, trancheDemo]
}
