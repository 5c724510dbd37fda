import { type Filter, stringify } from 'scim2-parse-filter'
import { canoniserElement, canoniserValeur, type Valeur } from '../ressource/canoniser.ts'
import { enTexte, extensionDe, trouverAttribut } from '../ressource/chemins.ts'
import { refuser } from './erreurs.ts'
import { analyser } from './filtre.ts'

export type Verbe = 'add' | 'replace' | 'remove'
/** One operation on one attribute of ours, its path and its value in the words of the schemas. */
export type Operation = { op: Verbe; path: string; value?: Valeur }

const operationsAuPlus = 100
const cheminMax = 300

/**
 * Reads the operations of a PATCH in the dialects that identity systems speak: capitalised verbs, names in any case,
 * no path and an object of attributes (or of dotted paths), booleans as texts. Nothing but our own attributes goes
 * further: a path can therefore never reach anything else of an object. @throws RefusScim
 */
export function lireOperations(corps: Record<string, unknown>): Operation[] {
  const liste = Object.entries(corps).find(([nom]) => nom.toLowerCase() === 'operations')?.[1]
  if (!Array.isArray(liste) || liste.length === 0)
    return refuser('invalidSyntax', '« Operations » doit être une liste d’opérations.')
  if (liste.length > operationsAuPlus)
    return refuser('invalidSyntax', `Envoyez ${operationsAuPlus} opérations au plus par requête.`)
  return liste.flatMap(lireOperation)
}

function lireOperation(brute: unknown): Operation[] {
  if (typeof brute !== 'object' || brute === null)
    return refuser('invalidSyntax', 'Une opération est un objet.')
  const { op, path, value } = brute as Record<string, unknown>
  const verbe = typeof op === 'string' ? op.toLowerCase() : ''
  if (verbe !== 'add' && verbe !== 'replace' && verbe !== 'remove')
    return refuser('invalidSyntax', '« op » est add, replace ou remove.')
  if (verbe !== 'remove' && value === undefined)
    return refuser('invalidSyntax', `« ${verbe} » demande une valeur.`)
  if (path === undefined || path === '') {
    if (verbe === 'remove') return refuser('noTarget', '« remove » demande un chemin.')
    return surPlusieurs(verbe, value)
  }
  if (typeof path !== 'string' || path.length > cheminMax)
    return refuser('invalidPath', '« path » ne se lit pas.')
  const extension = extensionDe(path)
  if (!extension) return surUn(verbe, path, value)
  return verbe === 'remove'
    ? extension.attributs.flatMap(({ nom }) => surUn(verbe, `${extension.id}:${nom}`, undefined))
    : surPlusieurs(verbe, value, `${extension.id}:`)
}

/** Without a path, the value holds attributes by their names or their paths. */
function surPlusieurs(verbe: Verbe, valeur: unknown, prefixe = ''): Operation[] {
  if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur))
    return refuser('invalidSyntax', 'Sans chemin, la valeur est un objet d’attributs.')
  return Object.entries(valeur).flatMap(([nom, contenu]) => {
    const extension = extensionDe(nom)
    return extension
      ? surPlusieurs(verbe, contenu, `${extension.id}:`)
      : surUn(contenu === null ? 'remove' : verbe, prefixe + nom, contenu)
  })
}

function surUn(verbe: Verbe, chemin: string, valeur: unknown): Operation[] {
  const { cible, filtre } = lireChemin(chemin)
  if (cible === 'ignore') return []
  if (cible === 'droits' || cible.attribut.nom === 'habilitations')
    return refuser(
      'mutability',
      'Les habilitations se donnent et se retirent dans ViaTrajectoire, jamais par SCIM.',
    )
  const { attribut, sous } = cible
  if ((sous ?? attribut).derive) return []
  if (attribut.lectureSeule || sous?.lectureSeule)
    return refuser('mutability', `« ${chemin} » ne se change pas.`)
  if (filtre && !attribut.multiple) return refuser('invalidPath', `« ${attribut.nom} » n’est pas une liste.`)
  // « phoneNumbers.value »: of the only one there is, or that there will be
  const choix = filtre ?? (attribut.multiple && sous ? 'type eq "work"' : null)
  const path = enTexte(cible, choix ? `[${choix}]` : '')
  if (verbe === 'remove' && (valeur === undefined || valeur === null)) return [{ op: verbe, path }]
  if (sous || choix) {
    const value = canoniserElement(sous ?? attribut, valeur, path)
    return [{ op: verbe, path, value }]
  }
  if (attribut.type === 'complex' && !attribut.multiple) return surPlusieurs(verbe, valeur, `${path}.`)
  // one element may be added or removed without being in a list
  const value =
    attribut.multiple && !Array.isArray(valeur)
      ? [canoniserElement(attribut, valeur, path)]
      : canoniserValeur(attribut, valeur, path)
  return [{ op: verbe, path, value }]
}

/** `emails[type eq "work"].value`: the attribute, and which of its values. */
function lireChemin(chemin: string) {
  const [, avant = chemin, dedans, apres = ''] = /^([^[\]]+)\[(.+)\](\.\w+)?$/.exec(chemin) ?? []
  const cible = trouverAttribut(avant + apres)
  if (cible === 'inconnu') return refuser('invalidPath', `« ${chemin} » n’est pas un attribut connu.`)
  return { cible, filtre: dedans === undefined ? null : lireChoix(dedans) }
}

/** Which elements of a list: by their own parts only. Rewritten by us, so that nothing of the original is left. */
function lireChoix(texte: string): string {
  const arbre = analyser(texte)
  exigerParties(arbre)
  return stringify(arbre)
}

function exigerParties(filtre: Filter): void {
  if ('filters' in filtre) filtre.filters.forEach(exigerParties)
  else if ('filter' in filtre) exigerParties(filtre.filter)
  else if (!('attrPath' in filtre) || !/^(value|type|primary)$/i.test(filtre.attrPath))
    refuser('invalidPath', 'Une valeur de liste se choisit par value, type ou primary.')
}
