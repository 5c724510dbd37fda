export type TypeIdentifiantStructure = 'adeli-rang' | 'finess' | 'siren' | 'siret' | 'rpps-rang'

const typesParPrefixe: Record<string, TypeIdentifiantStructure> = {
  '0': 'adeli-rang',
  '1': 'finess',
  '2': 'siren',
  '3': 'siret',
  '4': 'rpps-rang',
}

const formes: Record<TypeIdentifiantStructure, RegExp> = {
  'adeli-rang': /^[0-9AB]{9,}$/,
  finess: /^\d[0-9AB]\d{7}$/,
  siren: /^\d{9}$/,
  siret: /^\d{14}$/,
  'rpps-rang': /^\d{12,}$/,
}

/**
 * Splits a national identifier of structure (OID 1.2.250.1.71.4.2.2): a digit that tells the kind, then the
 * number. Keys are not checked: the ROR sends wrong ones.
 * @returns undefined when the shape does not fit its prefix.
 */
export function lireIdentifiantNational(
  valeur: string,
): { type: TypeIdentifiantStructure; code: string } | undefined {
  const type = typesParPrefixe[valeur.slice(0, 1)]
  const code = valeur.slice(1)
  return type && formes[type].test(code) ? { type, code } : undefined
}
