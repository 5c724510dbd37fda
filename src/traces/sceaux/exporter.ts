import { z } from 'zod'
import { type Jour, schemaJour } from '#src/socle/temps/jours.ts'
import type { TableSceau } from '../tables.ts'

/** Seals as JSON lines, digests in hexadecimal: what is kept outside the base, and compared later. */
export function enLignes(sceaux: readonly TableSceau[]): string {
  return sceaux
    .map(s =>
      JSON.stringify({
        jour: s.jour,
        nombre: Number(s.nombre),
        premiere: s.premiere_id,
        derniere: s.derniere_id,
        empreinte: s.empreinte.toString('hex'),
        precedente: s.empreinte_precedente?.toString('hex') ?? null,
        scelleLe: s.scelle_le.toISOString(),
      }),
    )
    .map(ligne => `${ligne}\n`)
    .join('')
}

const schemaLigne = z.object({ jour: schemaJour, empreinte: z.string().regex(/^[0-9a-f]{64}$/) })

/** Digest by day of an export; null when any of it cannot be read: a damaged proof is no proof. */
export function lireExport(texte: string): Map<Jour, string> | null {
  const lignes = texte.split('\n').filter(ligne => ligne.trim() !== '')
  try {
    return new Map(
      lignes.map(ligne => {
        const { jour, empreinte } = schemaLigne.parse(JSON.parse(ligne))
        return [jour, empreinte]
      }),
    )
  } catch {
    return null
  }
}
