import { composerFiness, type NumeroFiness } from '#src/socle/identifiants/finess.ts'
import { cleLuhn } from '#src/socle/identifiants/luhn.ts'
import type { Alea } from '../alea.ts'
import { appellations, communes } from '../listes/communes.ts'
import { associations, compositions, groupesPrives, prefixes, socleDeDepartement } from './composition.ts'
import type { Modele } from './modeles.ts'

export type EntitePrevue = {
  cle: string
  finess: NumeroFiness
  siren: string
  nom: string
  /** Aggregated legal status (TRE_R69). */
  statut: 'public' | 'association' | 'commercial'
}
export type StructurePrevue = {
  modele: Modele
  finess: NumeroFiness
  siret: string
  entite: EntitePrevue
  nom: string
  nomUsuel: string | null
  departement: string
  commune: string
  /** Rank of the commune in its département, for its fictional codes. */
  rangCommune: number
  telephone: string
  courriel: string
  site: string
  /** Domain of the addresses of its people, « ch-montfaures.example ». */
  domaine: string
}

/** The legal entities and structures of the demo region, all invented, in FINESS blocks `DD999xxxx`. */
export function planifier(alea: Alea): StructurePrevue[] {
  const rangs = new Map<string, number>()
  const suivant = (compteur: string) => {
    const rang = (rangs.get(compteur) ?? 0) + 1
    rangs.set(compteur, rang)
    return rang
  }
  const finess = (departement: string) =>
    composerFiness(`${departement}999${String(suivant(`finess ${departement}`)).padStart(3, '0')}`)
  const entites = new Map<string, EntitePrevue>()
  const entite = (departement: string, cle: string, nom: string, statut: EntitePrevue['statut']) => {
    const connue = entites.get(cle)
    if (connue) return connue
    const debut = `999${String(suivant('siren')).padStart(5, '0')}`
    const nouvelle = { cle, finess: finess(departement), siren: debut + cleLuhn(debut), nom, statut }
    entites.set(cle, nouvelle)
    return nouvelle
  }

  return Object.entries(communes)
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([departement, villes]) =>
      [...socleDeDepartement(departement), ...(compositions[departement] ?? [])].map(
        (modele): StructurePrevue => {
          const rangCommune = ['ch', 'grandCh', 'chu', 'mdph'].includes(modele)
            ? 0
            : alea.entier(0, villes.length - 1)
          const commune = villes[rangCommune] ?? villes[0]
          const porteur = porteurDe(modele, departement, villes[0])
          const ej = entite(departement, porteur.cle, porteur.nom, porteur.statut)
          const appellation = prefixes[modele].propre
            ? ''
            : appellations[suivant('appellation') % appellations.length]
          const nom = appellation
            ? `${prefixes[modele].nom} ${appellation}`
            : `${prefixes[modele].nom} ${de(prefixes[modele].propre === 'departement' ? nomDepartement(departement) : commune)}`
          const siret = `${ej.siren}${String(suivant(`siret ${ej.siren}`)).padStart(4, '0')}`
          const domaine = `${domaineDe(nom)}.example`
          return {
            modele,
            finess: finess(departement),
            siret: siret + cleLuhn(siret),
            entite: ej,
            nom,
            nomUsuel:
              modele === 'chu'
                ? 'CHU de Tolzane'
                : modele === 'ch' || modele === 'grandCh'
                  ? `Hôpital ${de(commune)}`
                  : null,
            departement,
            commune,
            rangCommune,
            telephone: telephoneFictif(departement, suivant('telephone')),
            courriel: `accueil@${domaine}`,
            site: `https://www.${domaine}`,
            domaine,
          }
        },
      ),
    )
}

/** Who holds the authorisation: the hospital, the département, an association or a private group. */
function porteurDe(
  modele: Modele,
  departement: string,
  ville: string,
): Omit<EntitePrevue, 'finess' | 'siren'> {
  if (modele === 'mdph')
    return {
      cle: `mdph-${departement}`,
      nom: `GIP MDPH ${de(nomDepartement(departement))}`,
      statut: 'public',
    }
  if (modele === 'cpam')
    return { cle: `cpam-${departement}`, nom: `CPAM ${de(nomDepartement(departement))}`, statut: 'public' }
  if (modele === 'clinique' || modele === 'smr' || modele === 'had') {
    const groupe = groupesPrives[Number(departement) % groupesPrives.length] ?? groupesPrives[0]
    return { cle: groupe, nom: groupe, statut: 'commercial' }
  }
  if (['chu', 'ch', 'grandCh', 'usld', 'ehpad', 'psy'].includes(modele))
    return { cle: `ch-${departement}`, nom: `Centre hospitalier ${de(ville)}`, statut: 'public' }
  const association = associations[Number(departement) % associations.length] ?? associations[0]
  return { cle: association, nom: association, statut: 'association' }
}

const nomsDepartements: Readonly<Record<string, string>> = {
  '09': 'Ariège',
  '11': 'Aude',
  '12': 'Aveyron',
  '30': 'Gard',
  '31': 'Haute-Garonne',
  '32': 'Gers',
  '34': 'Hérault',
  '46': 'Lot',
  '48': 'Lozère',
  '65': 'Hautes-Pyrénées',
  '66': 'Pyrénées-Orientales',
  '81': 'Tarn',
  '82': 'Tarn-et-Garonne',
}
export const nomDepartement = (code: string): string => nomsDepartements[code] ?? code

const articles: Readonly<Record<string, string>> = {
  Ariège: 'de l’',
  Aude: 'de l’',
  Aveyron: 'de l’',
  Hérault: 'de l’',
  Gard: 'du ',
  Gers: 'du ',
  Lot: 'du ',
  Tarn: 'du ',
  'Haute-Garonne': 'de la ',
  Lozère: 'de la ',
  'Hautes-Pyrénées': 'des ',
  'Pyrénées-Orientales': 'des ',
  'Tarn-et-Garonne': 'du ',
}

/** « de Montfaurès », « d’Auscienne », « du Gers ». */
function de(nom: string): string {
  return `${articles[nom] ?? (/^[AEIOUÉÈH]/.test(nom) ? 'd’' : 'de ')}${nom}`
}

/** « ch-montfaures », « chu-tolzane », « ehpad-l-oustal »: as establishments shorten their own name. */
function domaineDe(nom: string): string {
  return enAdresse(nom)
    .replace(/^centre-hospitalier-universitaire-(de|d)-/, 'chu-')
    .replace(/^centre-hospitalier-specialise-(de|d)-/, 'chs-')
    .replace(/^centre-hospitalier-(de|d)-/, 'ch-')
}

/** Letters, digits and hyphens only, for addresses. */
export function enAdresse(texte: string): string {
  return texte
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('đ', 'd')
    .replaceAll('ł', 'l')
    .replaceAll('œ', 'oe')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Ranges that ARCEP keeps for fiction: the number reaches nobody. */
export function telephoneFictif(departement: string, rang: number): string {
  const est = ['11', '30', '34', '48', '66'].includes(departement)
  return `${est ? '046571' : '053649'}${String(rang % 10_000).padStart(4, '0')}`
}
