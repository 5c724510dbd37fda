import { z } from 'zod'
import type { Perimetre } from '#src/socle/acces/acteur.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import { schemaJeton, valider } from '#src/socle/web/formulaires.ts'
import { facultatif, texteLong } from '#src/socle/web/schemas.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { Attribution } from './controler-attribution.ts'

const schema = z.object({
  comptes: z.array(z.string().toLowerCase()),
  profils: z.array(z.string().max(60)),
  debut: schemaJour,
  fin: schemaJour,
  motif: facultatif(texteLong('Motif', 500)),
  jeton: schemaJeton,
})

/** Where a form gives rights, from its fields or from an address. Null when it names no place that makes sense. */
export function perimetreVoulu(lire: (nom: string) => string | undefined): Perimetre | null {
  const structureId = lire('structure') ?? ''
  const uniteId = lire('unite') ?? ''
  if (estUuid(structureId))
    return uniteId
      ? { genre: 'unite', structureId, uniteId: estUuid(uniteId) ? uniteId : structureId }
      : { genre: 'structure', structureId }
  const entiteId = lire('entite') ?? ''
  if (estUuid(entiteId)) return { genre: 'entite', entiteId }
  const [genre, code = ''] = (lire('territoire') ?? '').split(':')
  if (genre === 'departement' && /^(\d{2,3}|2[AB])$/.test(code)) return { genre, departement: code }
  if (genre === 'region' && /^\d{2}$/.test(code)) return { genre, region: code }
  return genre === 'national' ? { genre } : null
}

/** The form « Attribuer une habilitation », parsed; the place apart, since without it there is no form at all. */
export function lireAttribution(saisie: Saisie, perimetre: Perimetre) {
  const lu = valider(schema, saisie)
  if (!lu.ok) return lu
  const { jeton, ...reste } = lu.valeurs
  const demande: Attribution = { ...reste, perimetre }
  return { ok: true as const, jeton, demande, saisie }
}
