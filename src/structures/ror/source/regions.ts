const systeme = 'https://mos.esante.gouv.fr/NOS/TRE_R30-RegionOM/FHIR/TRE-R30-RegionOM'

/** The value of `_tag` for those regions (TRE_R30); null for the whole country. */
export function parametreRegions(regions: readonly string[]): string | null {
  return regions.length === 0 ? null : regions.map(code => `${systeme}|${code}`).join(',')
}
