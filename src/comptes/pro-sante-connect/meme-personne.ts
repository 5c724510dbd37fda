import type { IdentitePsc } from './identite.ts'

type Nommee = { nom: string; prenom: string }

/**
 * Whether the account bears the name of who is there, whatever the case, the accents, the hyphens: one word of the
 * surname and one of the first name in common, civil or in use at work. An RPPS number typed wrong by one digit in
 * ten still has a right key: it must not open the account to its true holder.
 */
export function memePersonne(identite: IdentitePsc, compte: Nommee): boolean {
  return [identite, ...identite.nomsExercice].some(
    ({ nom, prenom }) => motCommun(nom, compte.nom) && motCommun(prenom, compte.prenom),
  )
}

function motCommun(a: string, b: string): boolean {
  const mots = new Set(motsDe(a))
  return motsDe(b).some(mot => mots.has(mot))
}

function motsDe(texte: string): string[] {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(mot => mot.length > 1)
}
