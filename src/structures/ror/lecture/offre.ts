import type { Caracteristique, Horaire } from '../../tables.ts'
import {
  type Codage,
  codages,
  extension,
  extensions,
  jour,
  type Objet,
  objet,
  objets,
  referenceVers,
  texte,
} from '../fhir.ts'
import { axeDe, tableDe } from '../terminologies.ts'
import { type ContactLu, lireContactsOffre } from './contacts.ts'
import { lireHoraires } from './horaires.ts'

export type OffreLue = {
  nom: string
  identifiant: string | null
  champ: Codage | undefined
  categorie: Codage | undefined
  modes: string[]
  caracteristiques: Caracteristique[]
  age_min: number | null
  age_max: number | null
  horaires: Horaire[]
  sensible: boolean
  active: boolean
  indisponible_du: string | null
  indisponible_au: string | null
  indisponible_motif: string | null
  rattachement: string | undefined
  lieux: string[]
  contacts: ContactLu[]
}

/** Operational offer. */
export function lireOffre(offre: Objet): OffreLue {
  const publics = extensions(offre, 'ror-healthcareservice-patient-type')
  const traits = [
    ...codages(offre.type),
    ...codages(offre.category),
    ...codages(offre.specialty),
    ...codages(offre.characteristic),
    ...publics.flatMap(type =>
      extensions(type, 'supportedPatientInfo').flatMap(info => codages(info.valueCodeableConcept)),
    ),
  ]
  const identifiant = objets(offre.identifier).flatMap(({ value }) => texte(value) ?? [])[0]
  return {
    nom: texte(offre.name) ?? codages(offre.category)[0]?.libelle ?? 'Offre sans nom',
    identifiant: identifiant ?? null,
    champ: codages(offre.type)[0],
    categorie: codages(offre.category)[0],
    modes: [...new Set(traits.filter(trait => tableDe(trait) === 'R213').map(({ code }) => code))],
    caracteristiques: traits.map(trait => ({
      axe: axeDe(trait),
      systeme: trait.systeme ?? null,
      code: trait.code,
      libelle: trait.libelle ?? null,
    })),
    ...lireAges(publics),
    horaires: lireHoraires(offre),
    sensible: extension(offre, 'ror-healthcareservice-sensitive-unit')?.valueBoolean === true,
    active: offre.active !== false,
    ...lireIndisponibilite(offre),
    rattachement: referenceVers('Organization', offre.providedBy),
    lieux: [...new Set(objets(offre.location).flatMap(lieu => referenceVers('Location', lieu) ?? []))],
    contacts: lireContactsOffre(offre),
  }
}

const anneesPar: Record<string, number> = { mo: 1 / 12, wk: 1 / 52, d: 1 / 365 }

/** Ages in whole years; several ranges give the widest one. Without a unit, years are meant. */
function lireAges(publics: Objet[]): Pick<OffreLue, 'age_min' | 'age_max'> {
  const tranches = publics.flatMap(type => objets(extension(type, 'ageRange')?.valueRange))
  const annees = (cle: 'low' | 'high') =>
    tranches.flatMap(tranche => {
      const borne = objet(tranche[cle])
      if (typeof borne?.value !== 'number' || borne.value < 0 || borne.value > 100_000) return []
      return Math.min(150, Math.floor(borne.value * (anneesPar[texte(borne.code) ?? 'a'] ?? 1)))
    })
  const [bas, hauts] = [annees('low'), annees('high')]
  return {
    age_min: bas.length > 0 ? Math.min(...bas) : null,
    age_max: hauts.length > 0 ? Math.max(...hauts) : null,
  }
}

function lireIndisponibilite(
  offre: Objet,
): Pick<OffreLue, 'indisponible_du' | 'indisponible_au' | 'indisponible_motif'> {
  const arret = objets(offre.notAvailable)[0]
  const periode = objet(arret?.during)
  return {
    indisponible_du: jour(periode?.start) ?? null,
    indisponible_au: jour(periode?.end) ?? null,
    indisponible_motif: texte(arret?.description) ?? null,
  }
}
