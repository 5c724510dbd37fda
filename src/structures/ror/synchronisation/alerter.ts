import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Services } from '#src/socle/services.ts'
import { type CodeEchec, quoiFaire } from '../source/echec.ts'
import { cheminPassages, nomsDesNatures } from './noms.ts'
import type { Passage } from './passages.ts'
import type { EtatPassage } from './tables.ts'

/**
 * Tells the operator that the mirror is in trouble: once per episode, that is until a run of the same nature succeeds.
 * A structure asked for on demand tells its result on its own fiche.
 */
export async function alerter(
  tx: Ecriture,
  { config, horloge }: Services,
  { nature }: Passage,
  fin: { etat: EtatPassage; code?: CodeEchec; motif?: string },
): Promise<void> {
  if (fin.etat === 'reussi' || nature === 'structure' || nature === 'fichiers') return
  const { id: premier } = await tx
    .selectFrom('ror_passage as p')
    .select(({ fn }) => fn.min('p.id').as('id'))
    .where('nature', '=', nature)
    .where('etat', 'in', ['partiel', 'echoue', 'refuse'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ror_passage as reussi')
            .select('reussi.id')
            .whereRef('reussi.id', '>', 'p.id')
            .where('reussi.nature', '=', nature)
            .where('reussi.etat', '=', 'reussi'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  await poster(
    tx,
    {
      destinataire: config.OPERATEUR_COURRIEL,
      sujet: `ROR : la ${nomsDesNatures[nature].toLowerCase()} n’est pas allée au bout`,
      paragraphes: [
        fin.motif ?? 'La cause est inconnue.',
        ...(fin.code ? [quoiFaire[fin.code]] : []),
        'Les fiches restent telles que le ROR les donnait la dernière fois ; aucune habilitation n’a été touchée.',
      ],
      action: { libelle: 'Voir le rapport', url: config.URL_PUBLIQUE + cheminPassages },
      note: 'Un seul message par épisode : le suivant ne viendra qu’après une synchronisation réussie.',
    },
    horloge(),
    `ror-echec:${nature}:${premier}`,
  )
}
