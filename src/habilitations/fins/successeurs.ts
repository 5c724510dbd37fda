import { etatsEnService } from '#src/comptes/vie/transitions.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { estVivante } from '../lectures/vivantes.ts'
import { referentStructure } from '../pouvoirs/administration.ts'
import { type FinAvancee, laisseSansReferent } from '../regles/referents.ts'
import { lireMandats } from './dernier-referent.ts'
import type { Successeurs } from './formulaire-fin.tsx'

type Question = {
  structureId: string
  fins: readonly FinAvancee[]
  /** The one who leaves, and the one who decides: neither may be the successor. */
  sauf: readonly string[]
  choisi: string
  maintenant: Date
}

/** When these ends would leave the structure without a référent: among whom to choose the next one. Else null. */
export async function successeursPossibles(base: Lecture, q: Question): Promise<Successeurs | null> {
  const mandats = await lireMandats(base, q.structureId, q.maintenant)
  if (!laisseSansReferent(mandats, q.fins)) return null
  const candidats = await base
    .selectFrom('compte as c')
    .where('c.etat', 'in', etatsEnService)
    .where('c.id', 'not in', q.sauf)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('habilitation as h')
          .select('h.id')
          .whereRef('h.compte_id', '=', 'c.id')
          .where('h.structure_id', '=', q.structureId)
          .where('h.profil_code', '!=', referentStructure)
          .where(estVivante(q.maintenant, 'h')),
      ),
    )
    .select(['c.id', 'c.prenom', 'c.nom'])
    .orderBy('c.tri')
    .limit(300)
    .execute()
  return {
    candidats: candidats.map(({ id, prenom, nom }) => ({ id, nom: `${prenom} ${nom}` })),
    choisi: q.choisi,
    structureId: q.structureId,
  }
}
