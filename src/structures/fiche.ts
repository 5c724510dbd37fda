import type { Lecture } from '#src/socle/base/base.ts'
import { type ContactFiche, lireContacts } from './fiche-contacts.ts'
import type { CapaciteFiche } from './fiche-lieux.ts'
import { lireOffres, type OffreFiche } from './fiche-offres.ts'
import { type SourceRor, sourceRor } from './fiche-source.ts'
import { chargerLibelles } from './nos/libelles.ts'
import {
  estUuid,
  type StructureResumee,
  structureParId,
  type UniteResumee,
  unitesDeStructure,
} from './requetes.ts'
import type { Niveau } from './tables.ts'

export type UniteFiche = UniteResumee & {
  profondeur: number
  identifiant: string | null
  contacts: ContactFiche[]
  offres: OffreFiche[]
  source: SourceRor
}

export type Fiche = {
  structure: StructureResumee & {
    voie: string | null
    complement: string | null
    siret: string | null
    latitude: number | null
    longitude: number | null
    telephone: string | null
    courriel: string | null
    siteWeb: string | null
    participationSph: string | null
    aideFinanciere: string | null
    ouverteLe: string | null
    alertes: string[]
    source: SourceRor
  }
  entiteJuridique: {
    nom: string
    finess: string | null
    siren: string | null
    statut: string | null
    source: SourceRor
  } | null
  contacts: ContactFiche[]
  /** Each after the one it hangs from; `profondeur` 0 at the top. */
  unites: UniteFiche[]
  /** Offers that hang from the structure itself. */
  offres: OffreFiche[]
  /** Sum by nature and status, over all the offers shown. */
  capacites: CapaciteFiche[]
}

/**
 * Everything known of a structure, for a reader who may see contacts up to `niveau` (1 everyone, 2 professionals,
 * 3 emergency regulation). Sensitive units and their offers are left out.
 * @returns undefined when there is no such structure.
 */
export async function ficheDeStructure(
  base: Lecture,
  id: string,
  { niveau }: { niveau: Niveau },
): Promise<Fiche | undefined> {
  const resume = await structureParId(base, id)
  if (!resume || !estUuid(id)) return undefined
  const detail = await lireDetail(base, id)
  const unites = await lireUnites(base, id, niveau)
  const visibles = new Set<string | null>([null, ...unites.map(unite => unite.id)])
  const offres = (await lireOffres(base, id, niveau)).filter(({ uniteId }) => visibles.has(uniteId))
  const parUnite = Map.groupBy(offres, ({ uniteId }) => uniteId)
  const { entiteJuridique, ...structure } = detail
  return {
    structure: { ...resume, ...structure },
    entiteJuridique,
    contacts: await lireContacts(base, 'structure_id', [id], niveau).then(contacts => contacts.get(id) ?? []),
    unites: unites.map(unite => ({ ...unite, offres: parUnite.get(unite.id) ?? [] })),
    offres: parUnite.get(null) ?? [],
    capacites: totaliser(offres.flatMap(({ lieux }) => lieux)),
  }
}

async function lireDetail(base: Lecture, id: string) {
  const ligne = await base
    .selectFrom('structure as s')
    .leftJoin('entite_juridique as e', 'e.id', 's.entite_juridique_id')
    .select([
      's.voie',
      's.complement',
      's.siret',
      's.latitude',
      's.longitude',
      's.telephone',
      's.courriel',
      's.alertes',
    ])
    .select([
      's.site_web as siteWeb',
      's.participation_sph as participationSph',
      's.aide_financiere as aideFinanciere',
    ])
    .select(['s.ouverte_le as ouverteLe', 's.ror_maj_le', 's.ror_recue_le', 's.ror_region_code'])
    .select([
      'e.nom as ej_nom',
      'e.finess as ej_finess',
      'e.siren as ej_siren',
      'e.statut_code as ej_statut_code',
      'e.statut_libelle as ej_statut_libelle',
    ])
    .select([
      'e.ror_maj_le as ej_maj_le',
      'e.ror_recue_le as ej_recue_le',
      'e.ror_region_code as ej_region_code',
    ])
    .where('s.id', '=', id)
    .executeTakeFirstOrThrow()
  const { ror_maj_le, ror_recue_le, ror_region_code, ej_nom, ej_finess, ej_siren, ...structure } = ligne
  const { ej_statut_code, ej_statut_libelle, ej_maj_le, ej_recue_le, ej_region_code, ...champs } = structure
  // the code is that of the legal status, or of the group of statuses that some sources give alone
  const tables = ['R72', 'R69']
  const libelle = await chargerLibelles(
    base,
    tables.map(table => ({ table, code: ej_statut_code })),
  )
  return {
    ...champs,
    source: sourceRor(ror_maj_le, ror_recue_le, ror_region_code),
    entiteJuridique:
      ej_nom === null
        ? null
        : {
            nom: ej_nom,
            finess: ej_finess,
            siren: ej_siren,
            statut: tables.reduce<string | null>(
              (connu, table) => libelle(table, ej_statut_code, connu),
              ej_statut_libelle,
            ),
            source: sourceRor(ej_maj_le, ej_recue_le, ej_region_code),
          },
  }
}

async function lireUnites(
  base: Lecture,
  structureId: string,
  niveau: Niveau,
): Promise<Omit<UniteFiche, 'offres'>[]> {
  const unites = await unitesDeStructure(base, structureId)
  const ids = unites.map(({ id }) => id)
  if (ids.length === 0) return []
  const sources = await base
    .selectFrom('unite')
    .select(['id', 'identifiant', 'type_code', 'ror_maj_le', 'ror_recue_le', 'ror_region_code'])
    .where('id', 'in', ids)
    .execute()
  const sourceDe = new Map(sources.map(ligne => [ligne.id, ligne]))
  const libelle = await chargerLibelles(
    base,
    sources.map(({ type_code }) => ({ table: 'R207', code: type_code })),
  )
  const contacts = await lireContacts(base, 'unite_id', ids, niveau)
  return unites.map(unite => {
    const ligne = sourceDe.get(unite.id)
    return {
      ...unite,
      type: libelle('R207', ligne?.type_code ?? null, unite.type),
      identifiant: ligne?.identifiant ?? null,
      contacts: contacts.get(unite.id) ?? [],
      source: ligne ? sourceRor(ligne.ror_maj_le, ligne.ror_recue_le, ligne.ror_region_code) : null,
    }
  })
}

/** A place that several offers share counts once. */
function totaliser(lieux: OffreFiche['lieux']): CapaciteFiche[] {
  const uniques = [...new Map(lieux.map(lieu => [lieu.id, lieu])).values()]
  const groupes = Map.groupBy(
    uniques.flatMap(({ capacites }) => capacites),
    ({ natureCode, statutCode }) => JSON.stringify([natureCode, statutCode]),
  )
  return [...groupes.values()].flatMap(([premiere, ...autres]) =>
    premiere
      ? [
          {
            ...premiere,
            genre: null,
            nombre: autres.reduce((total, { nombre }) => total + nombre, premiere.nombre),
            // as old as the oldest of its parts
            majLe: [premiere, ...autres].reduce<Date | null>(
              (date, { majLe }) => (date && majLe && majLe < date ? majLe : date),
              premiere.majLe,
            ),
          },
        ]
      : [],
  )
}
