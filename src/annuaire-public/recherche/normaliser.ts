/** Twin of the base's `normaliser`, for what people type: no accents, no case, anything but letters and digits a space. */
export function normaliser(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9@.]+/g, ' ')
    .trim()
}

/** Twin of the base's `developper`: « ST JOSEPH » as people say it. */
export function developper(texte: string): string {
  return normaliser(texte)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
}

/** Twin of the base's `nom_de_commune`: as letters write it, without its cedex nor its arrondissement. */
export function nomDeCommune(texte: string): string {
  return developper(texte)
    .replace(/\bcedex.*$/, '')
    .replace(/^(paris|lyon|marseille) [0-9]{1,2}(e|er|eme)?( arrondissement)?$/, '$1')
    .trim()
}
