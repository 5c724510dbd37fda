import { typeDe } from '../vocabulaire/types.ts'
import type { Etablissement } from './lire-etablissement.ts'

/** One sentence for search engines and shared links: « EHPAD à Lunel (34) : adresse, téléphone, prix. » */
export function decrire(e: Etablissement): string {
  const quoi = e.types
    .slice(0, 2)
    .map(cle => typeDe(cle)?.libelle ?? cle)
    .join(', ')
  const ou = e.commune ? ` à ${e.commune}${e.departementCode ? ` (${e.departementCode})` : ''}` : ''
  if (e.fermee) return `${quoi}${ou} : établissement fermé.`
  const faits = [
    'adresse, téléphone',
    ...(e.grandAge.tarifs.length > 0 ? ['prix'] : []),
    ...(e.grandAge.places.length > 0 ? ['places déclarées'] : []),
    ...(e.offres.length > 0 ? ['ce que propose l’établissement'] : []),
  ]
  return `${quoi}${ou} : ${faits.join(', ')}.`
}
