import { accord, nombre, pluriel } from '#src/socle/ui/typographie.ts'

export type GroupeDeTarifs = 'hebergement' | 'dependance' | 'loyer'

export const groupesDeTarifs: readonly { groupe: GroupeDeTarifs; titre: string; unite: string }[] = [
  { groupe: 'hebergement', titre: 'Hébergement', unite: 'par jour' },
  { groupe: 'dependance', titre: 'Dépendance', unite: 'par jour' },
  { groupe: 'loyer', titre: 'Loyer et charges', unite: 'par mois' },
]

/** Every price of the CNSA data set (domain.md §4.3), in euros with VAT, in the order in which families read them. */
export const naturesDeTarif = [
  { nature: 'permanent-simple', groupe: 'hebergement', libelle: 'Permanent, chambre simple', ash: false },
  { nature: 'permanent-double', groupe: 'hebergement', libelle: 'Permanent, chambre double', ash: false },
  {
    nature: 'permanent-simple-ash',
    groupe: 'hebergement',
    libelle: 'Permanent, chambre simple, aide sociale',
    ash: true,
  },
  {
    nature: 'permanent-double-ash',
    groupe: 'hebergement',
    libelle: 'Permanent, chambre double, aide sociale',
    ash: true,
  },
  { nature: 'temporaire-simple', groupe: 'hebergement', libelle: 'Temporaire, chambre simple', ash: false },
  { nature: 'temporaire-double', groupe: 'hebergement', libelle: 'Temporaire, chambre double', ash: false },
  {
    nature: 'temporaire-simple-ash',
    groupe: 'hebergement',
    libelle: 'Temporaire, chambre simple, aide sociale',
    ash: true,
  },
  {
    nature: 'temporaire-double-ash',
    groupe: 'hebergement',
    libelle: 'Temporaire, chambre double, aide sociale',
    ash: true,
  },
  { nature: 'accueil-de-jour', groupe: 'hebergement', libelle: 'Accueil de jour', ash: false },
  { nature: 'gir-1-2', groupe: 'dependance', libelle: 'Dépendance GIR 1-2', ash: false },
  { nature: 'gir-3-4', groupe: 'dependance', libelle: 'Dépendance GIR 3-4', ash: false },
  { nature: 'gir-5-6', groupe: 'dependance', libelle: 'Dépendance GIR 5-6', ash: false },
  { nature: 'loyer-f1', groupe: 'loyer', libelle: 'Logement F1', ash: false },
  { nature: 'loyer-f1bis', groupe: 'loyer', libelle: 'Logement F1 bis', ash: false },
  { nature: 'loyer-f2', groupe: 'loyer', libelle: 'Logement F2', ash: false },
  { nature: 'loyer-f1-ash', groupe: 'loyer', libelle: 'Logement F1, aide sociale', ash: true },
  { nature: 'loyer-f1bis-ash', groupe: 'loyer', libelle: 'Logement F1 bis, aide sociale', ash: true },
  { nature: 'loyer-f2-ash', groupe: 'loyer', libelle: 'Logement F2, aide sociale', ash: true },
] as const satisfies readonly { nature: string; groupe: GroupeDeTarifs; libelle: string; ash: boolean }[]

export type NatureDeTarif = (typeof naturesDeTarif)[number]['nature']

const max = 99_999.99

/** « 65,20 », « 1 234.5 € » → `'65.20'`; null when empty; undefined when it is no price. */
export function lireMontant(texte: string): string | null | undefined {
  const nu = texte.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
  if (nu === '') return null
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(nu)) return undefined
  const montant = Number(nu)
  return montant > 0 && montant <= max ? montant.toFixed(2) : undefined
}

const euros = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** `'65.20'` → « 65,20 € » */
export const enEuros = (montant: string | number): string => euros.format(Number(montant))

/** `'65.20'` → « 65,20 », as it is typed. */
export const enSaisie = (montant: string): string => montant.replace('.', ',')

/** « 3 libres sur 80 », « 80 places », « 3 places libres » */
export function placesEnMots({
  capacite,
  libres,
}: {
  capacite: number | null
  libres: number | null
}): string {
  if (libres !== null && capacite !== null)
    return `${nombre(libres)} ${accord(libres, 'libre')} sur ${nombre(capacite)}`
  if (libres !== null) return pluriel(libres, 'place libre', 'places libres')
  return capacite === null ? '' : pluriel(capacite, 'place')
}
