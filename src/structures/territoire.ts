/**
 * Département of a place, from what is known of it, the surest first: code of the commune (COG), FINESS, postal
 * code. FINESS keeps its own overseas prefixes: 9A to 9F are never issued, « 970n » is 97n, « 980 » is Mayotte.
 * @returns a code that may not exist: the caller checks it against the reference table.
 */
export function departementProbable(place: {
  communeCog: string | null
  finess: string | null
  codePostal: string | null
}): string | undefined {
  return parCog(place.communeCog) ?? parFiness(place.finess) ?? parCodePostal(place.codePostal)
}

function parCog(cog: string | null): string | undefined {
  return /^(97\d|2[AB]|\d\d)/.exec(cog ?? '')?.[0]
}

function parFiness(finess: string | null): string | undefined {
  if (!finess) return undefined
  if (finess.startsWith('980')) return '976'
  const outreMer = /^970(\d)/.exec(finess)?.[1]
  return outreMer ? `97${outreMer}` : finess.slice(0, 2)
}

function parCodePostal(codePostal: string | null): string | undefined {
  if (!codePostal || !/^\d{5}$/.test(codePostal)) return undefined
  // Corsica kept its postal codes when it was split in two: 200 and 201 south, 202 and 206 north
  if (/^20[01]/.test(codePostal)) return '2A'
  if (codePostal.startsWith('20')) return '2B'
  return codePostal.startsWith('97') ? codePostal.slice(0, 3) : codePostal.slice(0, 2)
}
