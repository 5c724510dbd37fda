import { aFormeDeFiness, finessValide } from '#src/socle/identifiants/finess.ts'
import { lireIdentifiantNational } from '#src/socle/identifiants/identifiant-national.ts'
import { sirenValide, siretValide } from '#src/socle/identifiants/siret.ts'
import { codages, type Objet, objets, texte } from '../fhir.ts'

type Nature = 'national' | 'finess' | 'siren' | 'siret' | 'rang' | 'interne'

export type IdentifiantsLus = {
  natures: ReadonlySet<Nature>
  /** FINEJ or FINEG, when the type says on which level the number lives. */
  niveau: 'entite-juridique' | 'structure' | undefined
  finess: string | undefined
  siren: string | undefined
  siret: string | undefined
  interne: string | undefined
  /** What is odd in them, as sentences. Nothing is ever refused for it. */
  alertes: string[]
}

/** Codes of TRE_G07 and TRE_R345 (up to 0.6), and of the French table 0203 (from 0.7). */
const naturesParCode: Record<string, Nature> = {
  '0': 'rang',
  '1': 'finess',
  '2': 'siren',
  '3': 'siret',
  '4': 'rang',
  '40': 'national',
  '42': 'interne',
  IDNST: 'national',
  FINEJ: 'finess',
  FINEG: 'finess',
  FINESS: 'finess',
  SIREN: 'siren',
  SIRET: 'siret',
  RPPSRG: 'rang',
  ADELIRG: 'rang',
  INTRN: 'interne',
}

const naturesParSysteme: [RegExp, Nature][] = [
  [/^https?:\/\/finess\./, 'finess'],
  [/^https?:\/\/oi\.esante\./, 'interne'],
  [/^https?:\/\/(rpps|adeli)rang\./, 'rang'],
  [/1\.2\.250\.1\.71\.4\.2\.2$/, 'national'],
]

/** Reads the identifiers of an organisation, whichever of the two typings they use, at http or https. */
export function lireIdentifiants(organisation: Objet): IdentifiantsLus {
  const lus = objets(organisation.identifier).map(identifiant => ({
    codes: codages(identifiant.type).map(({ code }) => code.toUpperCase()),
    nature: natureDe(identifiant),
    valeur: texte(identifiant.value)?.replaceAll(' ', ''),
  }))
  const valeur = (nature: Nature) => lus.find(lu => lu.nature === nature && lu.valeur)?.valeur
  const national = valeur('national')
  const decompose = national === undefined ? undefined : lireIdentifiantNational(national)
  const selon = (nature: 'finess' | 'siren' | 'siret') =>
    valeur(nature) ?? (decompose?.type === nature ? decompose.code : undefined)
  const finess = selon('finess')?.toUpperCase()
  const codes = new Set(lus.flatMap(lu => lu.codes))
  return {
    natures: new Set(lus.flatMap(({ nature }) => nature ?? [])),
    niveau: codes.has('FINEJ') ? 'entite-juridique' : codes.has('FINEG') ? 'structure' : undefined,
    finess: finess && aFormeDeFiness(finess) ? finess : undefined,
    siren: selon('siren'),
    siret: selon('siret'),
    interne: valeur('interne'),
    alertes: [
      alerte('numéro FINESS', finess, finessValide),
      alerte('numéro SIREN', selon('siren'), sirenValide),
      alerte('numéro SIRET', selon('siret'), siretValide),
      alerte('identifiant national', national, () => decompose !== undefined),
    ].filter(phrase => phrase !== undefined),
  }
}

function natureDe(identifiant: Objet): Nature | undefined {
  const parType = codages(identifiant.type).flatMap(({ code }) => naturesParCode[code.toUpperCase()] ?? [])[0]
  if (parType) return parType
  const systeme = texte(identifiant.system) ?? ''
  if (/^https?:\/\/sirene\./.test(systeme))
    return (texte(identifiant.value)?.length ?? 0) > 9 ? 'siret' : 'siren'
  return naturesParSysteme.find(([motif]) => motif.test(systeme))?.[1]
}

function alerte(
  nom: string,
  valeur: string | undefined,
  estValide: (valeur: string) => boolean,
): string | undefined {
  if (valeur === undefined || estValide(valeur)) return undefined
  return `Le ${nom} « ${valeur.slice(0, 40)} » transmis par le ROR est mal formé ou sa clé est fausse.`
}
