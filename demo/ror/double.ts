import type { Base } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Services } from '#src/socle/services.ts'
import { type DoubleRor, ouvrirDouble } from '#src/structures/ror/double/ouvrir-double.ts'
import { estRessource } from '#src/structures/ror/double/ressources.ts'
import { declarerRor } from '#src/structures/ror/source/reglages.ts'
import { nouvellesDuJour } from './nouvelles.ts'

const doubles = new WeakMap<Config, DoubleRor>()

/** The double of this demo, when it stands: not where the operator configured a real ROR. */
export const doubleRorDe = (config: Config): DoubleRor | undefined => doubles.get(config)

/**
 * Puts a ROR where the demo would look for one: on the loopback, it serves the fictional region over the real protocol,
 * with what changed there today. What it serves is read at the first call, so that starting costs nothing.
 */
export async function dresserLeRor({ base, config, horloge }: Services): Promise<void> {
  if (config.ROR_URL) return
  const double = await ouvrirDouble({
    source: { charger: async () => avecLesNouvelles(await lireMiroir(base), horloge()) },
    horloge,
    attentes: 0,
    detache: true,
  })
  doubles.set(config, double)
  declarerRor(config, {
    base: double.url,
    jeton: double.urlJetons,
    clientId: double.clientId,
    secret: double.clientSecret,
    regions: [],
    profil: config.ROR_PROFIL,
    delaiSecondes: 30,
  })
}

/** The region as it was sown, to the letter: otherwise a first synchronisation would find everything changed. */
async function lireMiroir(base: Base) {
  const lignes = await base.selectFrom('ror_ressource').select('contenu').execute()
  return lignes.map(({ contenu }) => contenu).filter(estRessource)
}

function avecLesNouvelles(ressources: Awaited<ReturnType<typeof lireMiroir>>, maintenant: Date) {
  const nouvelles = new Map(
    nouvellesDuJour(ressources, maintenant).map(n => [`${n.resourceType}/${n.id}`, n]),
  )
  return ressources.map(r => nouvelles.get(`${r.resourceType}/${r.id}`) ?? r)
}
