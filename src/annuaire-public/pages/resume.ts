import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { compteMax } from '../recherche/chercher.ts'

/** « 1 établissement », « plus de 1 000 établissements » */
export function enNombre(total: number): string {
  return total > compteMax ? `plus de ${nombre(compteMax)} établissements` : pluriel(total, 'établissement')
}

export const capitale = (texte: string) => texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1)
