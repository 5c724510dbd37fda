/**
 * Tolerant readers over FHIR R4 JSON: whatever is missing or misshapen comes back as undefined or an empty list,
 * because what the ROR publishes departs from its own profiles (`interop.md` §1.6) and nothing of it is refused.
 */

export type Objet = { readonly [cle: string]: unknown }

/** A coded value as received: unknown codes and systems are kept. */
export type Codage = { systeme: string | undefined; code: string; libelle: string | undefined }

const longueurMax = 500

export function objet(valeur: unknown): Objet | undefined {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)
    ? (valeur as Objet)
    : undefined
}

/** A list of objects; a single object stands for a list of one, which published examples do. */
export function objets(valeur: unknown): Objet[] {
  const elements: unknown[] = Array.isArray(valeur) ? valeur : [valeur]
  return elements.map(objet).filter(element => element !== undefined)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controle = /[\u0000-\u001f\u007f-\u009f]+/g

/** Readable text: no control characters, no endless name, never empty. */
export function texte(valeur: unknown): string | undefined {
  if (typeof valeur !== 'string') return undefined
  // nearly all of them are short and clean: a national export has tens of millions
  const propre = (valeur.search(controle) < 0 ? valeur : valeur.replaceAll(controle, ' '))
    .trim()
    .toWellFormed()
  if (propre === '') return undefined
  if (propre.length <= longueurMax) return propre
  return [...propre.slice(0, longueurMax * 2)].slice(0, longueurMax).join('').toWellFormed()
}

/** The codings of a CodeableConcept, of a Coding, or of a list of either. */
export function codages(valeur: unknown): Codage[] {
  return objets(valeur).flatMap(concept =>
    objets('coding' in concept ? concept.coding : concept).flatMap(coding => {
      const code = texte(coding.code)
      return code ? [{ systeme: texte(coding.system), code, libelle: texte(coding.display) }] : []
    }),
  )
}

/** Extensions of that name, whatever the base of their address, at http or https. */
export function extensions(porteur: Objet | undefined, nom: string): Objet[] {
  return objets(porteur?.extension).filter(
    ({ url }) =>
      typeof url === 'string' &&
      url.endsWith(nom) &&
      (url.length === nom.length || url[url.length - nom.length - 1] === '/'),
  )
}

export function extension(porteur: Objet | undefined, nom: string): Objet | undefined {
  return extensions(porteur, nom)[0]
}

/** First coding of the extension of that name. */
export function codageExtension(porteur: Objet | undefined, nom: string): Codage | undefined {
  return codages(extension(porteur, nom)?.valueCodeableConcept)[0]
}

/** The id behind a reference to `type`, relative, absolute or versioned. */
export function referenceVers(type: string, valeur: unknown): string | undefined {
  const reference = texte(objet(valeur)?.reference)
  return reference ? new RegExp(`(?:^|/)${type}/([^/?#\\s]+)`).exec(reference)?.[1] : undefined
}

/** An instant as ISO text in UTC; undefined when it is none. A day alone is its midnight in UTC. */
export function instant(valeur: unknown): string | undefined {
  if (typeof valeur !== 'string' || !/^[12]\d{3}(-\d\d){0,2}(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(valeur))
    return undefined
  const date = new Date(valeur)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/** A civil day 'AAAA-MM-JJ': what is written before the time, never shifted by a time zone. */
export function jour(valeur: unknown): string | undefined {
  const ecrit = typeof valeur === 'string' ? /^([12]\d{3})-(\d\d)-(\d\d)/.exec(valeur)?.[0] : undefined
  // 31 February would move to March: refuse what does not come back the same
  return ecrit && instant(ecrit)?.startsWith(ecrit) ? ecrit : undefined
}

/** A number within bounds, or nothing. */
export function nombre(valeur: unknown, bornes: { min: number; max: number }): number | undefined {
  return typeof valeur === 'number' && valeur >= bornes.min && valeur <= bornes.max ? valeur : undefined
}
