import type { Lecture } from '#src/socle/base/base.ts'
import type { Comprehension } from './comprehension.ts'
import type { Criteres } from './criteres.ts'
import { interpreter } from './interpreter.ts'
import { candidatsDeCommune } from './lire-commune.ts'
import {
  type Commune,
  communesApprochees,
  communesDuCodePostal,
  communesNommees,
  lireReferentiel,
} from './lire-lieux.ts'
import { nomDeCommune } from './normaliser.ts'

export type Point = { latitude: number; longitude: number }

/** A search, once the base has said which of its words are places. */
export type Demande = {
  criteres: Criteres
  dit: Comprehension
  /** Communes of the field « Autour de » when it is filled, else those of the words. */
  communes: Commune[]
  /** « Autour de » holds nothing that we know. */
  lieuInconnu: boolean
  /** Middle of the first commune: what distances are counted from. */
  centre: Point | null
  /** Kilometres around that middle, by the field or by the words; null: within the place itself. */
  rayon: number | null
}

const assezLong = 6

/** Reads the words of a search; asks the base for places a second time only when words remain that it may have meant. */
export async function comprendre(base: Lecture, criteres: Criteres): Promise<Demande> {
  const { lexique, departements } = await lireReferentiel(base)
  const codes = new Set(departements.keys())
  const nommees = await communesNommees(base, candidatsDeCommune(criteres.q))
  const premiere = interpreter(criteres.q, { lexique, communes: nommees, departements: codes })
  const inconnus = premiere.nom.filter(mot => mot.length >= assezLong)
  const approchees = premiere.communes.length === 0 ? await communesApprochees(base, inconnus) : []
  const dit =
    approchees.length === 0
      ? premiere
      : interpreter(criteres.q, { lexique, communes: [...nommees, ...approchees], departements: codes })
  const duLieu = criteres.lieu === '' ? null : await trouverLieu(base, criteres.lieu)
  const cles = new Set(dit.communes.map(({ cle }) => cle))
  const desMots = [...nommees, ...approchees].filter(({ cle }) => cles.has(cle))
  const duCode = await codePostalSeul(base, dit)
  const communes = duLieu ?? (desMots.length > 0 ? desMots : duCode)
  const centre = communes.map(pointDe).find(point => point !== null) ?? null
  return {
    criteres,
    dit,
    communes,
    lieuInconnu: duLieu?.length === 0,
    centre,
    rayon: centre && (criteres.rayon ?? dit.rayons[0] ?? null),
  }
}

/** A postal code is a place too, when no commune says it better. */
function codePostalSeul(base: Lecture, { codesPostaux: [code] }: Comprehension): Promise<Commune[]> {
  return code ? communesDuCodePostal(base, code) : Promise.resolve([])
}

async function trouverLieu(base: Lecture, lieu: string): Promise<Commune[]> {
  if (/^\d{5}$/.test(lieu)) return communesDuCodePostal(base, lieu)
  // « Lunel (34) », as we write it ourselves
  const [, nom = lieu, departement] = /^(.*?)\s*\((\w+)\)$/.exec(lieu) ?? []
  const nommees = await communesNommees(base, [nomDeCommune(nom)])
  return departement ? nommees.filter(({ departementCode }) => departementCode === departement) : nommees
}

const pointDe = ({ latitude, longitude }: Commune): Point | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }
