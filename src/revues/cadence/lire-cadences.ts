import {
  type Administration,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { ajouterMois, type Jour, jour } from '#src/socle/temps/jours.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { porteeDe } from '../campagnes/figer-campagne.ts'
import { type Portee, porteeOuvrable } from '../campagnes/portee.ts'

/** A campaign that may come back: the last of its line. */
export type Cadence = {
  campagneId: string
  lieu: string
  portee: Portee
  structureId: string | null
  /** null: it does not come back. */
  mois: number | null
  /** First day of the next one; null when there is none. */
  prochaine: Jour | null
  initieePar: string | null
}

function selectionner(base: Lecture) {
  return base
    .selectFrom('campagne_revue as k')
    .select(['k.id', 'k.lieu', 'k.genre', 'k.debut', 'k.cadence_mois', 'k.initiee_par', 'k.structure_id'])
    .select(['k.entite_juridique_id', 'k.departement_code', 'k.region_code'])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('campagne_revue as s').select('s.id').whereRef('s.precedente_id', '=', 'k.id'))),
    )
}

type Ligne = Awaited<ReturnType<ReturnType<typeof selectionner>['execute']>>[number]

const enCadence = (l: Ligne): Cadence => ({
  campagneId: l.id,
  lieu: l.lieu,
  portee: porteeDe(l),
  structureId: l.structure_id,
  mois: l.cadence_mois,
  prochaine: l.cadence_mois === null ? null : ajouterMois(jour(l.debut), l.cadence_mois),
  initieePar: l.initiee_par,
})

/** As many as one keeps in mind; a regional team reaches the others from their reviews. */
const montreesAuPlus = 20

/** Those that come back by themselves: what this person decided, and what covers the territories they administer. */
export async function cadencesDe(base: Lecture, acteur: Acteur): Promise<Cadence[]> {
  const a = administrationDe(acteur)
  const lignes = await selectionner(base)
    .where('k.cadence_mois', 'is not', null)
    .where(({ or, eb, and }) =>
      or([
        eb('k.initiee_par', '=', acteur.compteId),
        ...(estTerritoriale(a) ? [and([eb('k.genre', 'in', ['departement', 'region', 'national'])])] : []),
      ]),
    )
    .orderBy('k.debut')
    .limit(200)
    .execute()
  const cadences = lignes.map(enCadence)
  const leurs = await Promise.all(cadences.map(c => peutLaChanger(base, acteur, c)))
  return cadences.filter((_, i) => leurs[i]).slice(0, montreesAuPlus)
}

/** Null when there is none, or when another has followed it. */
export async function trouverCadence(base: Lecture, campagneId: string): Promise<Cadence | null> {
  if (!estUuid(campagneId)) return null
  const ligne = await selectionner(base).where('k.id', '=', campagneId).executeTakeFirst()
  return ligne ? enCadence(ligne) : null
}

/** Who decided it, as long as they still administer all of it; or who stands above. */
export async function peutLaChanger(
  base: Lecture,
  acteur: Pick<Acteur, 'compteId' | 'droits'>,
  { portee, initieePar }: Cadence,
): Promise<boolean> {
  const a = administrationDe(acteur)
  const deHaut: Administration = { ...a, structures: [], entites: [], unites: [] }
  const depuis = initieePar === acteur.compteId ? a : deHaut
  return (await porteeOuvrable(base, depuis, portee)) !== null
}
