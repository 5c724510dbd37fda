import { randomUUID } from 'node:crypto'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Hebergement } from '#src/structures/tables.ts'
import { uneStructure } from './structures.ts'

type Offre = {
  nom?: string
  categorie?: string
  champ?: string
  modes?: string[]
  activites?: string[]
  publics?: string[]
  sensible?: boolean
  active?: boolean
  uniteId?: string
  lits?: number
}

type Voulu = Parameters<typeof uneStructure>[1] & {
  offres?: Offre[]
  grandAge?: { hebergements?: Hebergement[]; aideSociale?: boolean; alzheimer?: boolean }
  prixJour?: string
  places?: { libres: number; le: string }
}

const compteur = { finess: 0 }

/** An EHPAD of Lunel unless told otherwise, with what the directory draws from. Its FINESS is its own. */
export async function unEtablissement(
  base: Lecture,
  { offres = [], grandAge, prixJour, places, ...structure }: Voulu = {},
): Promise<{ id: string; finess: string }> {
  const finess = `3499${String(++compteur.finess).padStart(5, '0')}`
  const faite = { nom: 'EHPAD Les Tilleuls', categorie: '500', code_postal: '34400', finess, ...structure }
  const { id } = await uneStructure(base, faite)
  for (const offre of offres) await uneOffre(base, id, offre)
  const maj_le = '2026-11-01T08:00:00Z'
  if (grandAge || prixJour)
    await base
      .insertInto('grand_age')
      .values({
        structure_id: id,
        maj_le,
        hebergements: grandAge?.hebergements ?? [],
        aide_sociale: grandAge?.aideSociale ?? null,
        alzheimer: grandAge?.alzheimer ?? null,
      })
      .execute()
  if (prixJour)
    await base
      .insertInto('tarif_grand_age')
      .values({ structure_id: id, nature: 'permanent-simple', montant: prixJour, au: '2026-01-01' })
      .execute()
  if (places)
    await base
      .insertInto('place_declaree')
      .values({
        structure_id: id,
        hebergement: 'permanent',
        libres: places.libres,
        declaree_le: new Date(places.le),
      })
      .execute()
  return { id, finess: faite.finess ?? finess }
}

async function uneOffre(base: Lecture, structureId: string, offre: Offre) {
  const trait = (axe: string) => (code: string) => ({ axe, systeme: null, code, libelle: null })
  const rorId = randomUUID()
  await base
    .insertInto('offre')
    .values({
      ror_id: rorId,
      nom: offre.nom ?? 'Offre',
      structure_id: structureId,
      unite_id: offre.uniteId ?? null,
      categorie_code: offre.categorie ?? null,
      champ_code: offre.champ ?? null,
      modes: offre.modes ?? [],
      caracteristiques: JSON.stringify([
        ...(offre.activites ?? []).map(trait('Activité')),
        ...(offre.publics ?? []).map(trait('Public pris en charge')),
      ]),
      horaires: '[]',
      sensible: offre.sensible ?? false,
      active: offre.active ?? true,
      ror_recue_le: '2026-11-01T08:00:00Z',
    })
    .execute()
  if (offre.lits === undefined) return
  await base
    .insertInto('lieu')
    .values({ ror_id: `lieu-${rorId}`, ror_recue_le: '2026-11-01T08:00:00Z' })
    .execute()
  const { id } = await base
    .selectFrom('offre')
    .select('id')
    .where('ror_id', '=', rorId)
    .executeTakeFirstOrThrow()
  const lieu = await base
    .selectFrom('lieu')
    .select('id')
    .where('ror_id', '=', `lieu-${rorId}`)
    .executeTakeFirstOrThrow()
  await base
    .insertInto('offre_lieu')
    .values({ offre_id: id, lieu_ror_id: `lieu-${rorId}` })
    .execute()
  await base
    .insertInto('capacite')
    .values({ lieu_id: lieu.id, rang: 0, statut_code: '01', nature_code: '01', nombre: offre.lits })
    .execute()
}
