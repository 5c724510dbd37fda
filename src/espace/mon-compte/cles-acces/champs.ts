import { z } from 'zod'
import { texteRequis } from '#src/socle/web/schemas.ts'

export const nomDeCle = texteRequis('Nom de la clé', 60)

export const motDePasseActuel = z
  .string()
  .min(1, 'Saisissez votre mot de passe.')
  .max(1000, 'Mot de passe : 1 000 caractères au plus.')
