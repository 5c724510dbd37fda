import { trancheComptes } from '#src/comptes/tranche.ts'
import { trancheEspace } from '#src/espace/tranche.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { motDePasseDeTest } from '#test/comptes/un-compte.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'

export type Navigateur = ReturnType<typeof creerClient>

/** Accounts and « Mon compte » as people meet them: real sessions, real obligations, a second factor owed. */
export function applicationFacteurs(base: Base, variables: NodeJS.ProcessEnv = {}) {
  const services = servicesDeTest(base, {
    variables: { SECOND_FACTEUR: 'obligatoire', PROXY_DE_CONFIANCE: '1', ...variables },
  })
  const app = creerServeur({
    services,
    tranches: [trancheComptes, trancheEspace],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  /** A new browser, from an address of its own: attempts of one test never slow another. */
  const client = (adresse = `198.51.100.${Math.floor(Math.random() * 250)}`): Navigateur =>
    creerClient(app, { entetes: { 'x-forwarded-for': adresse } })

  return {
    services,
    client,
    /** The password, and no more. */
    commencer: async (courriel: string, navigateur = client(), suite = '/') => {
      const reponse = await navigateur.post('/connexion', { courriel, motDePasse: motDePasseDeTest, suite })
      return { navigateur, reponse }
    },
    presenter: (navigateur: Navigateur, genre: string, code: string, champs: Record<string, string> = {}) =>
      navigateur.post('/connexion/second-facteur', { genre, code, ...champs }),
    dernierCourriel: (destinataire: string) => dernierCourriel(base, destinataire),
    /** The code that the last mail bears. */
    codeRecu: async (destinataire: string) =>
      /code : (\d{3}) (\d{3})/
        .exec((await dernierCourriel(base, destinataire))?.texte ?? '')
        ?.slice(1)
        .join('') ?? '',
  }
}

export const estConnecte = (navigateur: Navigateur): boolean => navigateur.cookies.has('session')

function dernierCourriel(base: Base, destinataire: string) {
  return base
    .selectFrom('courriel')
    .select(['sujet', 'texte'])
    .where('destinataire', '=', destinataire)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
