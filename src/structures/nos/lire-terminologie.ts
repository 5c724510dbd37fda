import { codages, jour, type Objet, objet, objets, texte } from '../ror/fhir.ts'
import { tableDe } from '../ror/terminologies.ts'

export type CodeLu = {
  systeme: string
  code: string
  /** National table of the system: 'R66'. */
  nos: string | null
  libelle: string | null
  actif: boolean
  valide_du: string | null
  fini_le: string | null
}

export type LienLu = {
  systeme: string
  code: string
  vers_systeme: string
  vers_code: string
  equivalence: string | null
}

export type TerminologieLue = {
  url: string
  genre: 'CodeSystem' | 'ValueSet' | 'ConceptMap'
  nom: string
  description: string | null
  version: string | null
  publiee_le: string | null
  statut: string | null
  /** What it lacks has not disappeared. */
  fragment: boolean
  codes: CodeLu[]
  liens: LienLu[]
}

/** Reads a CodeSystem, a ValueSet or a ConceptMap of FHIR R4; undefined for anything else, or without an address. */
export function lireTerminologie(ressource: Objet): TerminologieLue | undefined {
  const url = texte(ressource.url)
  const genre = (['CodeSystem', 'ValueSet', 'ConceptMap'] as const).find(g => g === ressource.resourceType)
  if (!genre || !url) return undefined
  const codes =
    genre === 'CodeSystem' ? concepts(url, ressource.concept) : genre === 'ValueSet' ? membres(ressource) : []
  return {
    url,
    genre,
    nom: texte(ressource.name) ?? texte(ressource.title) ?? url,
    description: texte(ressource.description) ?? null,
    version: texte(ressource.version) ?? null,
    publiee_le: jour(ressource.date) ?? null,
    statut: texte(ressource.status) ?? null,
    // a value set that takes a whole system does not list it
    fragment: genre === 'CodeSystem' ? ressource.content !== 'complete' : codes.length === 0,
    // said twice, the last word holds
    codes: [...new Map(codes.map(lu => [`${lu.systeme}|${lu.code}`, lu])).values()],
    liens: genre === 'ConceptMap' ? liens(ressource) : [],
  }
}

/** Concepts, and those below them. */
function concepts(systeme: string, liste: unknown): CodeLu[] {
  return objets(liste).flatMap(concept => {
    const code = texte(concept.code)
    if (!code) return []
    const proprietes = new Map(
      objets(concept.property).map(p => [texte(p.code), p.valueCode ?? p.valueDateTime ?? p.valueBoolean]),
    )
    const date = (...noms: string[]) => noms.flatMap(nom => jour(proprietes.get(nom)) ?? [])[0] ?? null
    const retire =
      ['deprecated', 'retired', 'inactive'].includes(String(proprietes.get('status'))) ||
      proprietes.get('inactive') === true
    const lu = {
      ...unCode(systeme, code, concept.display),
      actif: !retire,
      valide_du: date('dateValid'),
      fini_le: date('dateFin', 'retirementDate', 'deprecationDate'),
    }
    return [lu, ...concepts(systeme, concept.concept)]
  })
}

/** What a value set lists, by hand or by its expansion, but what it excludes. */
function membres(jeu: Objet): CodeLu[] {
  const compose = objet(jeu.compose)
  const dans = (inclusion: Objet) =>
    concepts(texte(inclusion.system) ?? '', inclusion.concept).map(lu => ({ ...lu, actif: true }))
  const exclus = new Set(objets(compose?.exclude).flatMap(dans).map(cle))
  return [...objets(compose?.include).flatMap(dans), ...contenus(objet(jeu.expansion)?.contains)].filter(
    lu => lu.systeme !== '' && !exclus.has(cle(lu)),
  )
}

function contenus(liste: unknown): CodeLu[] {
  return objets(liste).flatMap(contenu => {
    const [codage] = codages(contenu)
    const lu = codage && {
      ...unCode(codage.systeme ?? '', codage.code, contenu.display),
      actif: contenu.inactive !== true,
    }
    return [...(lu && contenu.abstract !== true ? [lu] : []), ...contenus(contenu.contains)]
  })
}

const cle = ({ systeme, code }: CodeLu) => `${systeme}|${code}`

function unCode(systeme: string, code: string, libelle: unknown): CodeLu {
  const nos = tableDe({ systeme, code, libelle: undefined }) ?? null
  return { systeme, code, nos, libelle: texte(libelle) ?? null, actif: true, valide_du: null, fini_le: null }
}

function liens(carte: Objet): LienLu[] {
  return objets(carte.group).flatMap(groupe =>
    objets(groupe.element).flatMap(element =>
      objets(element.target).flatMap(cible => {
        const [code, versCode] = [texte(element.code), texte(cible.code)]
        if (!code || !versCode) return []
        return [
          {
            systeme: texte(groupe.source) ?? '',
            code,
            vers_systeme: texte(groupe.target) ?? '',
            vers_code: versCode,
            equivalence: texte(cible.equivalence) ?? null,
          },
        ]
      }),
    ),
  )
}
