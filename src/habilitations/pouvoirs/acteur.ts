import { sql } from 'kysely'
import { noterVue, sessionVivante } from '#src/comptes/connexion/session.ts'
import { colonnesDesObligations, obligationDe } from '#src/comptes/obligations.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { preparee } from '#src/socle/base/preparees.ts'
import type { Config } from '#src/socle/config/config.ts'
import { colonnesDuDroit, enDroit } from './droits-actuels.ts'

/**
 * Who a session token stands for, with what they may do at this instant: one query for the session, the account
 * and its rights. Null when the session is unknown, too old, unused for too long, or of an account not active.
 */
export async function identifier(
  { base, config }: { base: Lecture; config: Config },
  jeton: string,
  maintenant: Date,
): Promise<Acteur | null> {
  const lignes = await sessionVivante(base, { jeton, maintenant, config })
    .leftJoin('habilitation as h', jointure =>
      jointure
        .onRef('h.compte_id', '=', 'compte.id')
        .on(sql<boolean>`h.periode @> ${maintenant}::timestamptz`),
    )
    .modifyFront(preparee)
    .select(['session.id as sessionId', 'session.vue_le as vueLe'])
    .select(['compte.id as compteId', 'compte.prenom', 'compte.nom', 'compte.courriel'])
    .select(colonnesDesObligations)
    .select(colonnesDuDroit)
    .execute()
  const [premiere] = lignes
  if (!premiere) return null
  await noterVue(base, premiere, maintenant)
  const { compteId, prenom, nom, courriel } = premiere
  const obligation = obligationDe({ ...premiere, config, maintenant })
  return { compteId, prenom, nom, courriel, droits: lignes.flatMap(enDroit), obligation }
}
