import type { Config } from '#src/socle/config/config.ts'
import type { EtatFacteurs, MoyenConnexion } from '../tables.ts'

/** The guided page: which second factors exist, and adding a first one. */
export const cheminFacteurs = '/second-facteur'

/** Ways in that are two proofs by themselves: their owner is not made to add others. */
const fortsParEuxMemes: ReadonlySet<MoyenConnexion> = new Set(['cle-acces', 'pro-sante-connect'])

type Situation = {
  moyen: MoyenConnexion
  facteurs: EtatFacteurs
  config: Pick<Config, 'SECOND_FACTEUR'>
}

/** Whether the guided page comes before any other. */
export function doitChoisirSesFacteurs({ moyen, facteurs, config }: Situation): boolean {
  if (fortsParEuxMemes.has(moyen)) return false
  switch (config.SECOND_FACTEUR) {
    case 'obligatoire':
      return facteurs !== 'choisis'
    case 'facultatif':
      return facteurs === 'a-choisir'
    case 'desactive':
      return false
    default:
      return config.SECOND_FACTEUR satisfies never
  }
}

/** Whether a right password is not enough. Where it is mandatory, who has chosen nothing yet gets a code by e-mail. */
export function doitUnSecondFacteur({ facteurs, config }: Omit<Situation, 'moyen'>): boolean {
  switch (config.SECOND_FACTEUR) {
    case 'obligatoire':
      return true
    case 'facultatif':
      return facteurs === 'choisis'
    case 'desactive':
      return false
    default:
      return config.SECOND_FACTEUR satisfies never
  }
}
