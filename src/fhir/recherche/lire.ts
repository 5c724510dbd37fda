import type { TypeFhir } from '../ids.ts'
import { type Curseur, lireCurseur } from '../protocole/curseur.ts'
import { RefusFhir, refuser } from '../protocole/issues.ts'
import { type Choix, lireChoix, parametresDeForme } from '../protocole/projection.ts'
import { valeursDe } from '../protocole/valeurs.ts'
import { type Inclusion, liens } from './liens.ts'
import type { Contexte, Critere } from './parametre.ts'
import { types } from './types.ts'

export const tris = ['_lastUpdated', '-_lastUpdated'] as const
type Tri = (typeof tris)[number] | null

export type Recherche = {
  type: TypeFhir
  /** All must be met; each is met by any of its values. */
  criteres: (readonly Critere[])[]
  tri: Tri
  parPage: number
  curseur: Curseur | null
  compter: boolean
  /** The number alone. */
  nombreSeul: boolean
  inclusions: Inclusion[]
  choix: Choix
  /** What was taken into account, as it was written: the self link tells so. */
  retenus: [string, string][]
}

export const parPageAuPlus = 200
const parPageParDefaut = 50
/** A search is told again in its links, which must fit in an address. */
const longueurMax = 6000

/**
 * Reads a search. What this server does not know is left out, and the self link shows it; `Prefer: handling=strict` has it
 * refused. A value, a modifier or a cursor that means nothing is always refused.
 * @throws RefusFhir 400
 */
export function lireRecherche(
  type: TypeFhir,
  parametres: readonly [string, string][],
  { contexte, strict }: { contexte: Contexte; strict: boolean },
): Recherche {
  if (parametres.reduce((somme, [nom, valeur]) => somme + nom.length + valeur.length, 0) > longueurMax)
    refuser('too-costly', `Recherche trop longue : ${longueurMax} caractères au plus.`)
  const r: Recherche = {
    type,
    criteres: [],
    tri: null,
    parPage: parPageParDefaut,
    curseur: null,
    compter: false,
    nombreSeul: false,
    inclusions: [],
    choix: lireChoix([]),
    retenus: [],
  }
  const inconnus: string[] = []
  for (const [nom, valeur] of parametres) {
    if (nom.includes('\0') || valeur.includes('\0'))
      refuser('invalid', 'Un paramètre porte un caractère nul.')
    if (lireCritere(r, nom, valeur, contexte) || lireReglage(r, nom, valeur)) r.retenus.push([nom, valeur])
    else if (parametresDeForme.has(nom)) r.retenus.push([nom, valeur])
    else inconnus.push(nom.slice(0, 60))
  }
  if (strict && inconnus.length > 0)
    throw new RefusFhir({
      statut: 400,
      code: 'not-supported',
      detail: `Non pris en charge pour ${type} : ${[...new Set(inconnus)].join(', ')}.`,
    })
  r.choix = lireChoix(r.retenus)
  r.nombreSeul ||= r.choix.nombreSeul
  return r
}

function lireCritere(r: Recherche, nomme: string, valeur: string, contexte: Contexte): boolean {
  const [nom = '', modificateur, ...reste] = nomme.split(':')
  const parametre = types[r.type].parametres.find(connu => connu.nom === nom)
  if (!parametre) return false
  if (modificateur !== undefined && (reste.length > 0 || !parametre.modificateurs?.includes(modificateur)))
    refuser(
      'not-supported',
      `${nom} : modificateur « :${nomme.slice(nom.length + 1, 60)} » non pris en charge.`,
    )
  if (valeur === '') return false
  if (r.criteres.length >= 30) refuser('too-costly', 'Trente critères au plus.')
  const valeurs = valeursDe(nom, valeur)
  r.criteres.push(valeurs.map(v => parametre.lire(v, modificateur, contexte)))
  return true
}

function lireReglage(r: Recherche, nom: string, valeur: string): boolean {
  switch (nom) {
    case '_count': {
      if (!/^\d{1,9}$/.test(valeur)) return refuser('value', '_count : un nombre entier.')
      r.parPage = Math.min(parPageAuPlus, Number(valeur))
      if (r.parPage === 0) r.nombreSeul = true
      return true
    }
    case '_sort': {
      const tri = tris.find(connu => connu === valeur)
      if (tri) r.tri = tri
      return tri !== undefined
    }
    case '_total':
      if (!['none', 'estimate', 'accurate'].includes(valeur))
        refuser('value', '_total : none, estimate ou accurate.')
      r.compter = valeur !== 'none'
      return true
    case '_page':
      r.curseur = lireCurseur(valeur)
      return true
    case '_include':
    case '_include:iterate':
    case '_revinclude':
    case '_revinclude:iterate':
      return lireInclusion(r, nom, valeur)
    default:
      return false
  }
}

function lireInclusion(r: Recherche, nom: string, valeur: string): boolean {
  const sens = nom.startsWith('_rev') ? 'retour' : 'vers'
  const [source = '', champ = '', cible] = valeur.split(':')
  const lien = liens.find(({ nom: connu }) => connu === `${source}:${champ}`)
  if (!lien || (cible !== undefined && cible !== lien.cible)) return false
  r.inclusions.push({ lien, sens, iterer: nom.endsWith(':iterate') })
  return true
}
