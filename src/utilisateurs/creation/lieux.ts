import { profils } from '#src/habilitations/lectures/profils.ts'
import { administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { profilsQueLActeurPeutDonner } from '#src/habilitations/pouvoirs/donner.ts'
import {
  estFermee,
  situationDe,
  structuresAdministrees,
  trouverStructure,
} from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Profil } from '#src/habilitations/regles/profils.ts'
import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { unitesDeStructure } from '#src/structures/requetes.ts'

export type LieuProposable = { valeur: string; libelle: string; detail: string | null }

/** As many as fit on a page; beyond, words narrow it. */
const lieuxMax = 12

/** Where first rights may be given: the structures of this person that match these words, or their units. */
export async function lieuxProposables(
  base: Lecture,
  acteur: Acteur,
  options: { texte: string; maintenant: Date },
): Promise<{ lieux: LieuProposable[]; ilYEnAPlus: boolean }> {
  const trouvees = await structuresAdministrees(base, acteur, { texte: options.texte, limite: lieuxMax + 1 })
  const aujourdhui = jourDe(options.maintenant)
  const structures = trouvees.slice(0, lieuxMax).filter(s => !estFermee(s, aujourdhui))
  const unites = await Promise.all(
    (structures.length <= 3 ? structures : []).map(async ({ id, nom }) =>
      (await unitesDeStructure(base, id)).map(u => unite(id, u.id, `${u.nom}, ${nom}`)),
    ),
  )
  const limitees = await Promise.all(
    administrationDe(acteur).unites.map(async ({ structureId, uniteId }) => {
      const nom = await nomDuLieu(base, acteur, { genre: 'unite', structureId, uniteId })
      return nom ? [unite(structureId, uniteId, nom)] : []
    }),
  )
  const deStructures = structures.map(({ id, nom, commune }) => ({
    valeur: `structure:${id}`,
    libelle: nom,
    detail: commune,
  }))
  const tous = [...deStructures, ...unites.flat(), ...limitees.flat()]
  const uniques = [...new Map(tous.map(lieu => [lieu.valeur, lieu])).values()]
  return { lieux: uniques, ilYEnAPlus: trouvees.length > lieuxMax }
}

function unite(structureId: string, uniteId: string, libelle: string): LieuProposable {
  return { valeur: `unite:${structureId}:${uniteId}`, libelle, detail: 'Unité' }
}

type Lieu = Extract<Perimetre, { structureId: string }>

/** « Médecine, CH de Lunel » if it is theirs to administer, null otherwise. */
export async function nomDuLieu(base: Lecture, acteur: Acteur, lieu: Lieu): Promise<string | null> {
  const structure = await trouverStructure(base, acteur, lieu.structureId)
  if (!structure) return null
  if (lieu.genre === 'structure') return structure.unites === null ? structure.nom : null
  if (structure.unites !== null && !structure.unites.includes(lieu.uniteId)) return null
  const unite = await base
    .selectFrom('unite')
    .select('nom')
    .where('id', '=', lieu.uniteId)
    .where('structure_id', '=', lieu.structureId)
    .executeTakeFirst()
  return unite ? `${unite.nom}, ${structure.nom}` : null
}

/** The profils that fit this place. */
export async function profilsDuLieu(base: Lecture, acteur: Acteur, lieu: Lieu): Promise<Profil[]> {
  const structure = await trouverStructure(base, acteur, lieu.structureId)
  if (!structure) return []
  return profilsQueLActeurPeutDonner(
    administrationDe(acteur),
    lieu,
    { ...situationDe(structure), familles: structure.familles },
    await profils(base),
  )
}
