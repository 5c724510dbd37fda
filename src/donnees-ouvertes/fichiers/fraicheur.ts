import type { Services } from '#src/socle/services.ts'
import { type Edition, editions, publier } from './publier.ts'

/** The job makes one every night on one machine; the others notice that theirs is old. */
const perimeeApres = 25 * 3_600_000
/** A failure is not tried again at each request. */
const repit = 5 * 60_000

const etat: { enCours?: Promise<unknown>; dernierEssai: number } = { dernierEssai: 0 }

/**
 * The edition to serve on this machine, or null when there is none yet. One that is old or missing is made again behind, one at a
 * time, whatever the number of those who ask.
 */
export async function editionDuJour(services: Services): Promise<Edition | null> {
  const [derniere = null] = await editions(services)
  const age = services.horloge().getTime() - (derniere?.faiteLe.getTime() ?? 0)
  if (age > perimeeApres) refaire(services)
  return derniere
}

function refaire(services: Services): void {
  const maintenant = services.horloge().getTime()
  if (etat.enCours || Math.abs(maintenant - etat.dernierEssai) < repit) return
  etat.dernierEssai = maintenant
  etat.enCours = publier(services)
    .catch(erreur => services.log.error({ err: erreur }, 'les données ouvertes n’ont pas pu être écrites'))
    .finally(() => {
      delete etat.enCours
    })
}

/** What is being made again, for who must wait for it: a test, or the end of the process. */
export const refaitEnCours = (): Promise<unknown> => etat.enCours ?? Promise.resolve()
