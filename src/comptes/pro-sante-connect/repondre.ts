import type { Acteur } from '#src/socle/acces/acteur.ts'
import { lireCookie, poserCookie, retirerCookie } from '#src/socle/web/cookies.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { dureeAttenteSecondes, type IdentiteEnAttente, lireAttente } from './attente.ts'
import { EchecPsc } from './echecs.ts'
import { pageEchec, pageTropDeDeparts } from './page-echec.tsx'

type R = Requete<Acteur | null>

const cookies = {
  /** The secret of the departures under way. */
  navigateur: { nom: 'psc', duree: 600 },
  attente: { nom: 'psc-attente', duree: dureeAttenteSecondes },
  sortie: { nom: 'psc-sortie', duree: 600 },
} as const
type NomCookie = keyof typeof cookies

export const lireSecret = (r: R, nom: NomCookie) => lireCookie(r.c, r.services.config, cookies[nom].nom)

export function poserSecret(r: R, nom: NomCookie, valeur: string): void {
  poserCookie(r.c, r.services.config, cookies[nom].nom, valeur, cookies[nom].duree)
}

export function retirerSecret(r: R, nom: NomCookie): void {
  retirerCookie(r.c, r.services.config, cookies[nom].nom)
}

/** The identity that the provider proved in this browser, and the secret that says so. */
export async function attenteDe(r: R): Promise<{ attente: string; identite: IdentiteEnAttente } | undefined> {
  const attente = lireSecret(r, 'attente')
  const identite = attente && (await lireAttente(r.services.base, attente, r.maintenant))
  return attente && identite ? { attente, identite } : undefined
}

export function repondreEchec(r: R, motif: Parameters<typeof pageEchec>[0]): Promise<Response> {
  return r.page(pageEchec(motif, { connecte: r.acteur !== null }))
}

/** 429, with the instant from which trying again makes sense. */
export function repondreTropDeDeparts(r: R, reprendreA: Date): Promise<Response> {
  r.c.header('retry-after', String(Math.ceil((reprendreA.getTime() - r.maintenant.getTime()) / 1000)))
  return r.page(pageTropDeDeparts(reprendreA))
}

/** An expected failure becomes its page; the technical log gets its code, never what the provider sent. */
export async function avecEchecs(r: R, agir: () => Promise<Response>): Promise<Response> {
  try {
    return await agir()
  } catch (erreur) {
    if (!(erreur instanceof EchecPsc)) throw erreur
    const { motif, cause } = erreur
    const code = cause instanceof Error ? ('code' in cause && cause.code) || cause.name : undefined
    r.services.log.warn({ motif, code, requete: r.origine.requete }, 'échec de Pro Santé Connect')
    return repondreEchec(r, motif)
  }
}
