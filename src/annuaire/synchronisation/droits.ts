import { type Administration, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'

export const equipeRegionale = titulaireDe(
  'equipe-regionale',
  ['adm-regional', 'adm-national'],
  'Cette page est ouverte aux équipes régionales. Pour une structure, la page « Synchronisation » de sa fiche dit ce que le ROR en donne.',
)

/** What somebody administers as a member of a regional or the national team, and not by another right. */
export function territoireDe(acteur: Pick<Acteur, 'droits'>): Administration {
  const { national, regions } = administrationDe(acteur)
  return { national, regions, departements: [], entites: [], structures: [], unites: [] }
}
