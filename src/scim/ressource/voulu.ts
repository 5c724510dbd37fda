import { z } from 'zod'
import { adresseManifestementPartagee } from '#src/comptes/identite/adresse-partagee.ts'
import { schemaRpps } from '#src/socle/identifiants/rpps.ts'
import { adresseCourriel, facultatif, nomDePersonne, telephone, texteCourt } from '#src/socle/web/schemas.ts'
import { refuser } from '../protocole/erreurs.ts'
import { urnProfessionnel } from '../protocole/urns.ts'
import type { Objet } from './canoniser.ts'

/** What the identity system wants an account to be, in our own words. */
export type Voulu = {
  externalId: string | null
  courriel: string
  nom: string
  prenom: string
  fonction: string | null
  telephone: string | null
  rpps: string | null
  present: boolean
}

const schema = z.object({
  externalId: z
    .string()
    .min(1, 'externalId : laissez-le absent plutôt que vide.')
    .pipe(texteCourt('externalId', 255))
    .nullable(),
  courriel: adresseCourriel,
  nom: nomDePersonne('name.familyName'),
  prenom: nomDePersonne('name.givenName'),
  fonction: facultatif(texteCourt('title', 120)),
  telephone: facultatif(telephone),
  rpps: schemaRpps.nullable(),
  present: z.boolean(),
})

/**
 * Reads a canonical resource strictly: every name is known, every value is of its type and within its bounds.
 * @param avant the address of the account, when there is one: of `userName` and `emails`, the one that moved counts
 * @throws RefusScim
 */
export function lireVoulu(ressource: Objet, avant?: { courriel: string }): Voulu {
  const name = objet(ressource.name)
  const numero = valeurDe(ressource.phoneNumbers)
  const lu = schema.safeParse({
    externalId: ressource.externalId ?? null,
    courriel: lireAdresse(ressource, avant),
    nom: texte(name.familyName),
    prenom: texte(name.givenName),
    fonction: texte(ressource.title),
    telephone: numero.replace(/^tel:/i, ''),
    rpps: texte(objet(ressource[urnProfessionnel]).rpps) || null,
    present: ressource.active ?? true,
  })
  if (!lu.success) return refuser('invalidValue', lu.error.issues[0]?.message ?? 'Valeur refusée.')
  return lu.data
}

/** One account, one person, one address (G12): `userName` is that address, `emails` may only repeat it. */
function lireAdresse(ressource: Objet, avant: { courriel: string } | undefined): string {
  const userName = texte(ressource.userName)
  const adresse = valeurDe(ressource.emails)
  if (userName === '')
    return refuser('invalidValue', 'userName est obligatoire : l’adresse électronique de la personne.')
  const memes = userName.toLowerCase() === adresse.toLowerCase()
  const change = (valeur: string) =>
    avant !== undefined && valeur.toLowerCase() !== avant.courriel.toLowerCase()
  if (adresse !== '' && !memes && change(userName) === change(adresse))
    return refuser('invalidValue', 'userName et emails doivent porter la même adresse électronique.')
  const voulue = adresse !== '' && change(adresse) ? adresse : userName
  const partagee = adresseManifestementPartagee(voulue)
  return partagee ? refuser('invalidValue', partagee) : voulue
}

/** Of several, the primary one, else that of work, else the first. */
function valeurDe(liste: unknown): string {
  const elements = Array.isArray(liste) ? liste.map(objet) : []
  const choisi =
    elements.findLast(({ primary }) => primary === true) ??
    elements.find(({ type }) => typeof type === 'string' && type.toLowerCase() === 'work') ??
    elements[0]
  return texte(choisi?.value)
}

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '')
const objet = (valeur: unknown): Objet =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur) ? (valeur as Objet) : {}
