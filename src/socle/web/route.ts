import type { Acteur } from '../acces/acteur.ts'
import type { Politique, Publique, Reservee } from '../acces/politiques.ts'
import type { Requete } from './requete.ts'

export type Methode = 'get' | 'post'
type Reponse = Response | Promise<Response>

/** A route cannot be written without its policy: it is the second word of its declaration. */
export type Route = {
  methode: Methode
  chemin: string
  politique: Politique
  traiter: (requete: Requete<Acteur | null>) => Reponse
}

export function get(
  chemin: string,
  politique: Publique,
  traiter: (r: Requete<Acteur | null>) => Reponse,
): Route
export function get(chemin: string, politique: Reservee, traiter: (r: Requete<Acteur>) => Reponse): Route
export function get(chemin: string, politique: Politique, traiter: (r: never) => Reponse): Route {
  return { methode: 'get', chemin, politique, traiter: traiter as Route['traiter'] }
}

export function post(
  chemin: string,
  politique: Publique,
  traiter: (r: Requete<Acteur | null>) => Reponse,
): Route
export function post(chemin: string, politique: Reservee, traiter: (r: Requete<Acteur>) => Reponse): Route
export function post(chemin: string, politique: Politique, traiter: (r: never) => Reponse): Route {
  return { methode: 'post', chemin, politique, traiter: traiter as Route['traiter'] }
}
