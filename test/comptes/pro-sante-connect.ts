import { creerDouble } from '#demo/pro-sante-connect/double.ts'
import type { IdentiteDuDouble } from '#demo/pro-sante-connect/identites.ts'
import { adressePsc, cheminsPsc } from '#src/comptes/pro-sante-connect/chemins.ts'
import { declarerFournisseur } from '#src/comptes/pro-sante-connect/fournisseur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import type { Base } from '#src/socle/base/base.ts'
import { get, post } from '#src/socle/web/route.ts'
import type { creerClient, ReponseClient } from '../socle/client.ts'
import { applicationComptes } from './application.ts'
import { cleDuDouble, type Derangement } from './derangements.ts'

export type Navigateur = ReturnType<typeof creerClient>

export const identite = (choix: Partial<IdentiteDuDouble> = {}): IdentiteDuDouble => ({
  cle: 'elle',
  identifiant: '810999200016',
  prenom: 'Gaëlle',
  nom: 'Le Bihan',
  essai: '',
  ...choix,
})

/** The account slice with a provider of its own, whom the test may make misbehave. */
export function applicationPsc(
  base: Base,
  identites: readonly IdentiteDuDouble[],
  options: { amenager?: Derangement; userinfoSigne?: boolean; delaiSecondes?: number } = {},
) {
  return applicationComptes(base, { PROXY_DE_CONFIANCE: '1' }, ({ config }) => {
    const chemin = '/double'
    const double = creerDouble(
      {
        emetteur: config.URL_PUBLIQUE + chemin,
        client: {
          id: 'essai',
          secret: 'un secret que deux connaissent',
          retour: adressePsc(config, 'retour'),
          sortie: adressePsc(config, 'sortie'),
          ...(options.userinfoSigne && { userinfoSigne: true }),
        },
        identites: async () => [...identites],
        cle: cleDuDouble,
      },
      options.amenager,
    )
    const { delaiSecondes } = options
    declarerFournisseur(config, { ...double.reglages, ...(delaiSecondes && { delaiSecondes }) })
    const passer = [
      `${chemin}/*`,
      publique,
      (r: { c: Parameters<typeof double.transmettre>[0] }) => double.transmettre(r.c),
    ] as const
    return { nom: 'double', routes: [get(...passer), post(...passer)] }
  })
}

/** The path of an address of ours, the double's included. */
export function cheminDe(reponse: ReponseClient): string {
  if (!reponse.vers)
    throw new Error(`Réponse sans suite (${reponse.statut}) : ${reponse.texte.slice(0, 400)}`)
  const { pathname, search } = new URL(reponse.vers, 'http://localhost')
  return pathname + search
}

/** To the provider and up to the address that it sends the browser back to, unopened. */
export async function allerChezPsc(
  navigateur: Navigateur,
  cle: string,
  depart: string = cheminsPsc.depart,
): Promise<string> {
  const accueil = await navigateur.get(cheminDe(await navigateur.get(depart)))
  const choix = await navigateur.post(cheminDe(accueil), { identite: cle })
  return cheminDe(await navigateur.get(cheminDe(choix)))
}

/** There and back. */
export async function presenterSaCarte(navigateur: Navigateur, cle = 'elle', depart?: string) {
  return navigateur.get(await allerChezPsc(navigateur, cle, depart))
}
