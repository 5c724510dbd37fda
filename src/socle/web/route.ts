import type { Acteur } from '../acces/acteur.ts'
import type { Ouverte, ParJeton, Publique, Reservee } from '../acces/politiques.ts'
import type { DemandeParJeton, RequeteParJeton } from './par-jeton.ts'
import type { Requete } from './requete.ts'

type Reponse = Response | Promise<Response>

/** A route cannot be written without its policy: it is the second word of its declaration. */
export type Route = RoutePage | RouteParJeton | RouteOuverte

/** For people: a page, or a form that leads to one. */
export type RoutePage = {
  methode: 'get' | 'post'
  chemin: string
  politique: Publique | Reservee
  traiter: (requete: Requete<Acteur | null>) => Reponse
  /** Bytes that it takes, when it is more than a form weighs: a file that somebody sends. */
  corpsMaximal?: number
}

/** For programs, by their own secret. `all`: whatever the method. */
export type RouteParJeton = {
  methode: 'get' | 'post' | 'put' | 'patch' | 'delete' | 'all'
  chemin: string
  politique: ParJeton
  traiter: (requete: RequeteParJeton<never>) => Reponse
}

/** For programs, to read what is everybody's. */
export type RouteOuverte = {
  methode: 'get' | 'post' | 'all'
  chemin: string
  politique: Ouverte
  traiter: (requete: DemandeParJeton) => Reponse
}

export function estOuverte(route: Route): route is RouteOuverte {
  return route.politique.genre === 'ouverte'
}

export function estParJeton(route: Route): route is RouteParJeton {
  return route.politique.genre === 'jeton'
}

export function get(
  chemin: string,
  politique: Publique,
  traiter: (r: Requete<Acteur | null>) => Reponse,
): RoutePage
export function get(chemin: string, politique: Reservee, traiter: (r: Requete<Acteur>) => Reponse): RoutePage
export function get(
  chemin: string,
  politique: Publique | Reservee,
  traiter: (r: never) => Reponse,
): RoutePage {
  return { methode: 'get', chemin, politique, traiter: traiter as RoutePage['traiter'] }
}

export function post(
  chemin: string,
  politique: Publique,
  traiter: (r: Requete<Acteur | null>) => Reponse,
): RoutePage
export function post(chemin: string, politique: Reservee, traiter: (r: Requete<Acteur>) => Reponse): RoutePage
export function post(
  chemin: string,
  politique: Publique | Reservee,
  traiter: (r: never) => Reponse,
): RoutePage {
  return { methode: 'post', chemin, politique, traiter: traiter as RoutePage['traiter'] }
}

const verbe =
  (methode: RouteParJeton['methode']) =>
  <P>(
    chemin: string,
    politique: ParJeton<P>,
    traiter: (r: RequeteParJeton<P>) => Reponse,
  ): RouteParJeton => ({
    methode,
    chemin,
    politique,
    traiter,
  })

/** What a program calls: `api.patch('/scim/v2/Users/:id', parJetonScim, r => …)`. */
export const api = {
  get: verbe('get'),
  post: verbe('post'),
  put: verbe('put'),
  patch: verbe('patch'),
  delete: verbe('delete'),
  all: verbe('all'),
}

const verbeOuvert =
  (methode: RouteOuverte['methode']) =>
  (chemin: string, politique: Ouverte, traiter: RouteOuverte['traiter']): RouteOuverte => ({
    methode,
    chemin,
    politique,
    traiter,
  })

/** What any program may read: `ouvert.get('/fhir/metadata', ouverteAuxProgrammes, r => …)`. A `post` there asks, it writes nothing. */
export const ouvert = { get: verbeOuvert('get'), post: verbeOuvert('post'), all: verbeOuvert('all') }
