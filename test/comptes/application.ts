import { trouverSession } from '#src/comptes/connexion/session.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import type { Base } from '#src/socle/base/base.ts'
import { envoyerCourriel } from '#src/socle/courriel/envoyer.ts'
import type { Services } from '#src/socle/services.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { get } from '#src/socle/web/route.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { creerClient } from '../socle/client.ts'
import { servicesDeTest } from '../socle/services.ts'
import { travailler } from '../socle/travailler.ts'

/**
 * The account slice alone, with a page that says who is signed in: « compte:<id> ».
 * @param annexe what else answers: the double of a third party
 */
export function applicationComptes(
  base: Base,
  variables: NodeJS.ProcessEnv = {},
  annexe?: (services: Services) => Tranche,
) {
  const services = servicesDeTest(base, { variables })
  const app = creerServeur({
    services,
    tranches: [
      trancheComptes,
      ...(annexe ? [annexe(services)] : []),
      { nom: 'essai', routes: [get('/', connecte, r => r.c.text(`compte:${r.acteur.compteId}`))] },
    ],
    identifier: async (jeton, maintenant) => {
      const session = await trouverSession(base, { jeton, maintenant, config: services.config })
      return (
        session && {
          ...session,
          prenom: 'Marie',
          nom: 'Durand',
          courriel: 'm@e.example',
          droits: [],
          obligation: null,
        }
      )
    },
  })
  const travaux = [...(trancheComptes.travaux ?? []), envoyerCourriel]
  return {
    services,
    app,
    /** A new browser, from an address of its own when given. */
    client: (adresse?: string) =>
      creerClient(app, adresse ? { entetes: { 'x-forwarded-for': adresse } } : {}),
    /** Does the queued work of the slice, as the worker would. @returns how many jobs ran. */
    travailler: () => travailler(services, travaux),
  }
}
