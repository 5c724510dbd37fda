import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { codeSql } from '#src/socle/base/transaction.ts'
import type { Genre } from '../../tables.ts'
import type { RessourceRecue } from '../lecture/identifier.ts'
import { ensemble } from './ensemble.ts'
import { type Gardee, siLaBaseVeut } from './lots.ts'
import type { Projecteurs } from './projecteurs.ts'

const arbre: readonly Genre[] = ['entite-juridique', 'structure', 'unite', 'offre']

/**
 * What is new is shown as it comes, without being read again from the mirror: nobody knew it, and it moves nothing. What
 * lacks something, and what changes something that was shown, waits for the end of the run (`projeter`), when all that it
 * refers to has come; so does what the base refuses.
 */
export async function montrerLesNouvelles(
  tx: Ecriture,
  projecteurs: Projecteurs,
  nouvelles: readonly RessourceRecue[],
  recue_le: Date,
): Promise<void> {
  const parGenre = Map.groupBy(nouvelles, ({ genre }) => genre)
  const montrerEnSuite = async (genres: readonly Genre[]) => {
    const enAttente: RessourceRecue[] = []
    for (const genre of genres) {
      const lot = parGenre.get(genre)
      if (!lot) continue
      const { lire, montrer } = projecteurs[genre]
      const issues = await montrer(
        lot.map(recue => ({
          ...(recue.lu ?? lire(JSON.parse(recue.contenu))),
          gardee: gardee(recue, recue_le),
        })),
      )
      const refusees = new Set(issues.flatMap(({ id, motif }) => (motif === null ? [] : id)))
      enAttente.push(...lot.filter(({ id }) => refusees.has(id)))
    }
    return enAttente
  }
  const enAttente = await siLaBaseVeut(
    tx,
    // places hang from nothing: the base writes them while the rest is prepared
    () => ensemble(montrerEnSuite(arbre), montrerEnSuite(['lieu'])),
    erreur => codeSql(erreur) !== undefined,
  )
  await remettre(tx, enAttente?.flat() ?? nouvelles)
}

function gardee({ id, maj_le, region }: RessourceRecue, recue_le: Date): Gardee {
  return { id, maj_le: maj_le === null ? null : new Date(maj_le), region, recue_le }
}

async function remettre(tx: Ecriture, recues: readonly RessourceRecue[]): Promise<void> {
  if (recues.length === 0) return
  await sql`update ror_ressource r set etat = 'a-projeter'
    from unnest(${recues.map(({ type }) => type)}::text[], ${recues.map(({ id }) => id)}::text[]) as l (type, id)
    where r.type = l.type and r.id = l.id`.execute(tx)
}
