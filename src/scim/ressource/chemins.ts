import { urnEntreprise, urnUtilisateur } from '../protocole/urns.ts'
import { type Attribut, communs, extensions, utilisateur } from './attributs.ts'

/** Where an attribute stands: `urn` is that of the extension it belongs to, null in the core. */
export type Cible = { urn: string | null; attribut: Attribut; sous: Attribut | null }

/** What the RFC knows and we do not keep. Sent all the same by every identity system: ignored, never an error. */
const ignores = new Set([
  ...['schemas', 'nickname', 'profileurl', 'usertype', 'preferredlanguage', 'locale', 'timezone', 'password'],
  ...['ims', 'photos', 'addresses', 'x509certificates', 'groups'],
  ...['middlename', 'honorificprefix', 'honorificsuffix', 'display', 'resourcetype', 'location', 'version'],
])

/** Rights under another name: an administrator who maps them must be told that they give nothing. */
const droits = new Set(['roles', 'entitlements'])

export type Trouve = Cible | 'ignore' | 'droits' | 'inconnu'

export const parNom = (attributs: readonly Attribut[], nom: string): Attribut | undefined =>
  attributs.find(attribut => attribut.nom.toLowerCase() === nom.toLowerCase())

/**
 * Finds what `emails`, `name.givenName` or `urn:…:Professionnel:rpps` names, whatever the case; the core's own URN
 * may precede.
 */
export function trouverAttribut(chemin: string): Trouve {
  const [urn, reste] = separerUrn(chemin)
  if (urn === urnEntreprise) return 'ignore'
  const attributs = urn
    ? (extensions.find(({ id }) => id === urn)?.attributs ?? [])
    : [...communs, ...utilisateur.attributs]
  const [nom = '', nomSous, ...trop] = reste.split('.')
  if (trop.length > 0) return 'inconnu'
  const attribut = parNom(attributs, nom)
  if (!attribut) return classer(nom)
  if (nomSous === undefined) return { urn, attribut, sous: null }
  const sous = parNom(attribut.sous ?? [], nomSous)
  return sous ? { urn, attribut, sous } : classer(nomSous)
}

function classer(nom: string): Trouve {
  const bas = nom.toLowerCase()
  if (droits.has(bas)) return 'droits'
  return ignores.has(bas) ? 'ignore' : 'inconnu'
}

/** The extension that this is the URN of, if it is one. */
export function extensionDe(chemin: string) {
  return extensions.find(({ id }) => id.toLowerCase() === chemin.toLowerCase())
}

function separerUrn(chemin: string): [urn: string | null, reste: string] {
  const bas = chemin.toLowerCase()
  for (const id of [urnUtilisateur, urnEntreprise, ...extensions.map(({ id }) => id)])
    if (bas.startsWith(`${id.toLowerCase()}:`))
      return [id === urnUtilisateur ? null : id, chemin.slice(id.length + 1)]
  return [null, chemin]
}

/** Same text as `trouverAttribut` reads, in the case of the schemas. */
export function enTexte({ urn, attribut, sous }: Cible, filtre = ''): string {
  return `${urn ? `${urn}:` : ''}${attribut.nom}${filtre}${sous ? `.${sous.nom}` : ''}`
}
