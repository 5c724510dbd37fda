import { estFerme } from '#src/comptes/vie/transitions.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { simplifier } from '../fichier/colonnes.ts'
import type { CompteConnu, Comptes } from './lire-comptes.ts'
import type { LigneSaisie } from './lire-ligne.ts'

/** Whose account a row is about. */
export type Rapprochement =
  | { genre: 'existant'; compteId: string }
  | { genre: 'nouveau' }
  /** a new account that bears the names of another: up to who imports to say */
  | { genre: 'homonyme'; message: string }
  | { genre: 'refus'; message: string }

type Moi = Pick<Acteur, 'compteId' | 'courriel' | 'nom' | 'prenom'>

/**
 * One account = one professional = one address (G12), and nothing for oneself (G14): row by row, in the order of the file,
 * each compared with the accounts and with the rows before it.
 */
export function rapprocher(
  lignes: readonly LigneSaisie[],
  comptes: Comptes,
  moi: Moi,
): Map<number, Rapprochement> {
  const vues = new Map<string, LigneSaisie>()
  const rppsVus = new Map<string, LigneSaisie>()
  const nomsVus = new Map<string, LigneSaisie>()
  const resultats = new Map<number, Rapprochement>()
  for (const ligne of lignes) {
    const { identite, courriel, numero } = ligne
    const memeAdresse = vues.get(courriel)
    const memeRpps = identite.rpps ? rppsVus.get(identite.rpps) : undefined
    const memeNom = nomsVus.get(cleDesNoms(identite))
    const resultat =
      refuserSoi(ligne, moi, comptes) ??
      refuserDansLeFichier(ligne, memeAdresse, memeRpps) ??
      (memeAdresse && resultats.get(memeAdresse.numero)) ??
      comparer(ligne, comptes, memeNom)
    resultats.set(numero, resultat)
    if (resultat.genre === 'refus') continue
    if (!memeAdresse) vues.set(courriel, ligne)
    if (identite.rpps && !memeRpps) rppsVus.set(identite.rpps, ligne)
    if (!memeNom) nomsVus.set(cleDesNoms(identite), ligne)
  }
  return resultats
}

const refuser = (message: string): Rapprochement => ({ genre: 'refus', message })

/** The same whichever name comes first. */
function cleDesNoms({ nom, prenom }: { nom: string; prenom: string }): string {
  return [simplifier(nom), simplifier(prenom)].sort().join('|')
}

function refuserSoi(ligne: LigneSaisie, moi: Moi, comptes: Comptes): Rapprochement | null {
  if (ligne.courriel === moi.courriel.toLowerCase())
    return refuser('Cette ligne vous concerne : personne n’agit sur ses propres habilitations.')
  const { rpps } = ligne.identite
  const leMien = rpps !== null && comptes.parRpps.get(rpps)?.id === moi.compteId
  const existe = comptes.parCourriel.has(ligne.courriel)
  return leMien || (!existe && cleDesNoms(ligne.identite) === cleDesNoms(moi))
    ? refuser(
        'Cette ligne porte votre nom ou votre RPPS : vous ne pouvez pas créer un second compte à votre nom.',
      )
    : null
}

function refuserDansLeFichier(
  ligne: LigneSaisie,
  memeAdresse: LigneSaisie | undefined,
  memeRpps: LigneSaisie | undefined,
): Rapprochement | null {
  if (memeAdresse && cleDesNoms(memeAdresse.identite) !== cleDesNoms(ligne.identite))
    return refuser(`La ligne ${memeAdresse.numero} donne la même adresse à un autre nom.`)
  if (memeRpps && memeRpps.courriel !== ligne.courriel)
    return refuser(`La ligne ${memeRpps.numero} donne le même numéro RPPS à une autre adresse.`)
  return null
}

function comparer(ligne: LigneSaisie, comptes: Comptes, memeNom: LigneSaisie | undefined): Rapprochement {
  const { rpps } = ligne.identite
  const existant = comptes.parCourriel.get(ligne.courriel)
  if (existant) return reutiliser(existant, ligne)
  if (rpps && comptes.parRpps.has(rpps))
    return refuser(
      'Ce numéro RPPS est celui d’un compte qui a une autre adresse : une personne n’a qu’un compte.',
    )
  if (comptes.semblables.has(ligne.numero))
    return { genre: 'homonyme', message: 'Un compte au même nom existe, avec une autre adresse.' }
  return memeNom
    ? { genre: 'homonyme', message: `La ligne ${memeNom.numero} porte le même nom, avec une autre adresse.` }
    : { genre: 'nouveau' }
}

/** Nothing of the account is said: who imports may not be its référent. */
function reutiliser(compte: CompteConnu, { identite }: LigneSaisie): Rapprochement {
  if (cleDesNoms(compte) !== cleDesNoms(identite))
    return refuser('Le compte de cette adresse est à un autre nom : vérifiez l’adresse et le nom.')
  if (compte.rpps && identite.rpps && compte.rpps !== identite.rpps)
    return refuser('Le compte de cette adresse a un autre numéro RPPS.')
  return estFerme(compte.etat)
    ? refuser('Ce compte est fermé : rouvrez-le avant de lui donner une habilitation.')
    : { genre: 'existant', compteId: compte.id }
}
