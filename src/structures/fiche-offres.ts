import type { Lecture } from '#src/socle/base/base.ts'
import { type ContactFiche, lireContacts } from './fiche-contacts.ts'
import { type LieuFiche, lireLieux } from './fiche-lieux.ts'
import { type SourceRor, sourceRor } from './fiche-source.ts'
import { chargerLibelles } from './nos/libelles.ts'
import { tableDe } from './ror/terminologies.ts'
import type { Caracteristique, Horaire, Niveau } from './tables.ts'

export type OffreFiche = {
  id: string
  uniteId: string | null
  nom: string
  identifiant: string | null
  champ: string | null
  categorie: string | null
  caracteristiques: Caracteristique[]
  ageMin: number | null
  ageMax: number | null
  horaires: Horaire[]
  active: boolean
  indisponibleDu: string | null
  indisponibleAu: string | null
  indisponibleMotif: string | null
  contacts: ContactFiche[]
  lieux: LieuFiche[]
  source: SourceRor
}

/** The offers of a structure and of its units, but the sensitive ones and those that the ROR has no more, with their places (but where a sensitive unit works) and contacts. */
export async function lireOffres(base: Lecture, structureId: string, niveau: Niveau): Promise<OffreFiche[]> {
  const offres = await base
    .selectFrom('offre')
    .select(['id', 'nom', 'identifiant', 'caracteristiques', 'horaires', 'active', 'unite_id as uniteId'])
    .select(['champ_code', 'champ_libelle', 'categorie_code', 'categorie_libelle'])
    .select(['age_min as ageMin', 'age_max as ageMax'])
    .select(['indisponible_du as indisponibleDu', 'indisponible_au as indisponibleAu'])
    .select(['indisponible_motif as indisponibleMotif', 'ror_maj_le', 'ror_recue_le', 'ror_region_code'])
    .where('structure_id', '=', structureId)
    .where('sensible', '=', false)
    .where('absente_le', 'is', null)
    .orderBy('nom')
    .orderBy('id')
    .execute()
  const ids = offres.map(({ id }) => id)
  const lieux = await lireLieux(base, ids)
  const contacts = await lireContacts(base, 'offre_id', ids, niveau)
  const tables = new Map(
    offres.flatMap(offre => offre.caracteristiques.map(trait => [trait, tableDuTrait(trait)])),
  )
  const libelle = await chargerLibelles(base, [
    ...offres.map(({ champ_code }) => ({ table: 'R227', code: champ_code })),
    ...offres.map(({ categorie_code }) => ({ table: 'R244', code: categorie_code })),
    ...[...tables].map(([{ code }, table]) => ({ table, code })),
  ])
  return offres.map(({ ror_maj_le, ror_recue_le, ror_region_code, champ_code, champ_libelle, ...reste }) => {
    const { categorie_code, categorie_libelle, ...offre } = reste
    return {
      ...offre,
      champ: libelle('R227', champ_code, champ_libelle),
      categorie: libelle('R244', categorie_code, categorie_libelle),
      caracteristiques: offre.caracteristiques.map(trait => ({
        ...trait,
        libelle: libelle(tables.get(trait) ?? '', trait.code, trait.libelle),
      })),
      lieux: lieux.get(offre.id) ?? [],
      contacts: contacts.get(offre.id) ?? [],
      source: sourceRor(ror_maj_le, ror_recue_le, ror_region_code),
    }
  })
}

function tableDuTrait({ systeme, code }: Caracteristique): string | undefined {
  return tableDe({ systeme: systeme ?? undefined, code, libelle: undefined })
}
