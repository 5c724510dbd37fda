import type { Config } from '#src/socle/config/config.ts'

/** Who runs the service here, from the configuration. `ror` is the address of the regional ROR team. */
export type Operateur = { nom: string; courriel: string; telephone: string; ror: string }

export function operateurDe(config: Config): Operateur {
  return {
    nom: config.OPERATEUR_NOM,
    courriel: config.OPERATEUR_COURRIEL,
    telephone: config.OPERATEUR_TELEPHONE,
    ror: config.ROR_COURRIEL,
  }
}
