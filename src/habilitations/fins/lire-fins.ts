import { z } from 'zod'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { schemaJeton } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { texteLong } from '#src/socle/web/schemas.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import { administrationDe } from '../pouvoirs/administration.ts'
import { refuserAcces } from '../pouvoirs/exiger-structure-administree.ts'
import { estSienne, type Vue } from './charger.ts'

const vues = z
  .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/i, 'Rechargez la page et recommencez.'))
  .max(200, 'Choisissez au plus 200 habilitations à la fois.')
  .transform((brutes): Vue[] =>
    brutes.map(brute => ({ id: brute.slice(0, 36).toLowerCase(), version: Number(brute.slice(37)) })),
  )

const motif = texteLong('Motif', 500)
const identifiant = z.string().toLowerCase().refine(estUuid, 'Rechargez la page et recommencez.')
const successeur = z
  .string()
  .toLowerCase()
  .transform(id => (estUuid(id) ? id : null))

export const schemaRenouveler = z.object({ h: vues, jeton: schemaJeton })
export const schemaTerminer = z.object({ h: vues, motif, successeur, jeton: schemaJeton })
export const schemaRaccourcir = z.object({ h: vues, fin: schemaJour, motif, successeur, jeton: schemaJeton })
export const schemaDepart = z.object({
  compte: identifiant,
  structure: identifiant,
  le: schemaJour,
  motif,
  successeur,
  jeton: schemaJeton,
})
export const schemaAnnulation = z.object({ depart: z.string(), jeton: schemaJeton })

/** The rights named in an address, all of them theirs to administer (their own included), or nothing at all. */
export async function habilitationsDemandees(
  r: Requete<Acteur>,
  ids: readonly string[],
): Promise<Habilitation[]> {
  const demandees = [...new Set(ids)].slice(0, 200)
  const trouvees = await trouverHabilitations(r.services.base, demandees.filter(estUuid), r.maintenant)
  const administration = administrationDe(r.acteur)
  const etrangere = demandees.find(
    id => !trouvees.some(h => h.id === id && (estSienne(administration, h) || estAMoi(r, h))),
  )
  return etrangere === undefined ? trouvees : refuserAcces(r, { objet: 'habilitation', id: etrangere })
}

const estAMoi = (r: Requete<Acteur>, h: Habilitation) => h.personne.id === r.acteur.compteId
