import type { Config } from '#src/socle/config/config.ts'
import type { Equipe } from './accueil/modele.ts'

export function equipeDe(config: Config): Equipe {
  return {
    nom: config.OPERATEUR_NOM,
    courriel: config.OPERATEUR_COURRIEL,
    telephone: config.OPERATEUR_TELEPHONE,
  }
}
