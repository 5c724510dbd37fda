import type { Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import { pscPropose } from './fournisseur.ts'

/** What « Mon compte » says of Pro Santé Connect. */
export type SituationPsc = {
  /** Whether this service offers it at all. */
  proposee: boolean
  lien: { identifiant: string; lieLe: Date } | undefined
  sansMotDePasse: boolean
}

export async function situationPsc(
  { base, config }: { base: Lecture; config: Config },
  compteId: string,
): Promise<SituationPsc> {
  const compte = await base
    .selectFrom('compte')
    .leftJoin('compte_psc', jointure =>
      jointure.onRef('compte_psc.compte_id', '=', 'compte.id').on('compte_psc.delie_le', 'is', null),
    )
    .select(['compte_psc.identifiant', 'compte_psc.lie_le as lieLe'])
    .select(eb => eb('compte.mot_de_passe', 'is', null).as('sansMotDePasse'))
    .where('compte.id', '=', compteId)
    .executeTakeFirstOrThrow()
  const { identifiant, lieLe, sansMotDePasse } = compte
  return {
    proposee: pscPropose(config),
    lien: identifiant && lieLe ? { identifiant, lieLe } : undefined,
    sansMotDePasse: Boolean(sansMotDePasse),
  }
}
