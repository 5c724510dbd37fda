import type { Objet } from '../fhir.ts'
import { lireStructureDuRor } from '../source/lire-structure.ts'
import { type Conclusion, type Contexte, recevoir } from './contexte.ts'

/** One structure, asked for from its fiche. Nothing is deduced from what does not come. */
export async function uneStructure(contexte: Contexte): Promise<Conclusion> {
  const { services, source, passage, bilan } = contexte
  const cible = await services.base
    .selectFrom('structure')
    .select(['ror_id as rorId', 'finess'])
    .where('id', '=', passage.structureId)
    .executeTakeFirstOrThrow()
  // read wholly first: a transaction does not wait for the network
  const ressources: Objet[] = []
  for await (const ressource of lireStructureDuRor(source, cible)) ressources.push(ressource)
  const lues = await recevoir(contexte, ressources)
  if (lues === 0) {
    bilan.remarques.push(
      'Le ROR ne connaît pas cette structure, ou ne la connaît plus. La prochaine synchronisation complète le vérifiera.',
    )
  }
  return { etat: 'reussi' }
}
