/** How two writings of a value are told to be the same. `ensemble`: all the words asked for are there, among others. */
export type Comparaison = 'texte' | 'telephone' | 'courriel' | 'site' | 'jour' | 'numero' | 'ensemble'

/**
 * Pure: whether what the fiche now says is what was asked for, however each was written: capitals, accents, spaces,
 * « +33 4… » or « 04… », « https://www. », « 1er mars 2026 » or 01/03/2026. Null: nothing.
 */
export function correspond(
  attendue: string | null,
  actuelle: string | null,
  comparaison: Comparaison,
): boolean {
  if (attendue === null || actuelle === null) return attendue === actuelle
  if (comparaison === 'ensemble') {
    const presents = new Set(mots(actuelle))
    const demandes = mots(attendue)
    return demandes.length > 0 && demandes.every(mot => presents.has(mot))
  }
  const voulue = normes[comparaison](attendue)
  return voulue !== '' && voulue === normes[comparaison](actuelle)
}

const sansAccents = (texte: string) =>
  texte.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')

function mots(texte: string): string[] {
  return sansAccents(texte).match(/[\p{L}\p{N}]+/gu) ?? []
}

const normes: Record<Exclude<Comparaison, 'ensemble'>, (texte: string) => string> = {
  texte: texte => mots(texte).join(' '),
  telephone: texte => texte.replace(/[^\d+]/g, '').replace(/^(\+|00)33\(?0?\)?/, '0'),
  courriel: texte => texte.trim().toLowerCase(),
  site: texte =>
    texte
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/^www\./, '')
      .replace(/\/+$/, ''),
  jour: enIso,
  numero: texte => mots(texte).join(''),
}

const mois = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
]

/** « 1er mars 2026 », « 01/03/2026 », « 2026-03-01 » → 2026-03-01; anything else as its words. */
function enIso(texte: string): string {
  const lus = mots(texte)
  const [a = '', b = '', c = ''] = lus
  const rangDuMois = mois.indexOf(b) + 1 || Number(b)
  const [annee, jour] = a.length === 4 ? [a, c] : [c, a.replace(/^1er$/, '1')]
  if (
    lus.length !== 3 ||
    !/^\d{4}$/.test(annee) ||
    !/^\d{1,2}$/.test(jour) ||
    !(rangDuMois >= 1 && rangDuMois <= 12)
  )
    return lus.join(' ')
  return [annee, String(rangDuMois).padStart(2, '0'), jour.padStart(2, '0')].join('-')
}
