/**
 * Text of a file whose encoding nobody says: its mark when it has one, else UTF-16 when every other byte is NUL, UTF-8
 * when it is well formed, else the two Western encodings. Windows-1252 alone gives letters to bytes 80 to 9F.
 */
export function decoder(octets: Uint8Array): string {
  return new TextDecoder(encodage(octets)).decode(octets)
}

function encodage(octets: Uint8Array): string {
  const [a, b, c] = octets
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const debut = octets.subarray(0, 2_000)
  const nuls = (reste: number) => debut.filter((octet, i) => i % 2 === reste && octet === 0).length
  if (nuls(1) > debut.length * 0.3) return 'utf-16le'
  if (nuls(0) > debut.length * 0.3) return 'utf-16be'
  if (estEnUtf8(octets)) return 'utf-8'
  return octets.some(octet => octet >= 0x80 && octet <= 0x9f) ? 'windows-1252' : 'iso-8859-15'
}

function estEnUtf8(octets: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return true
  } catch {
    return false
  }
}
