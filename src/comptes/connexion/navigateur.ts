// The order matters: every browser claims to be the ones before it.
const navigateurs: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systemes: readonly [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, 'iPhone ou iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** « Firefox sur Windows »: enough for a person to recognise their own machine. */
export function navigateurEnClair(entete: string | null): string {
  const nomDans = (noms: readonly [RegExp, string][]) => noms.find(([motif]) => motif.test(entete ?? ''))?.[1]
  const navigateur = nomDans(navigateurs) ?? 'Navigateur inconnu'
  const systeme = nomDans(systemes)
  return systeme ? `${navigateur} sur ${systeme}` : navigateur
}
