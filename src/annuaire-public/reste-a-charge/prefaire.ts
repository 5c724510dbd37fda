import type { Saisie } from '#src/socle/web/formulaires.ts'
import type { Tarif } from '../fiche/lire-grand-age.ts'

const prix = (tarifs: readonly Tarif[], ...natures: string[]) =>
  natures
    .flatMap(nature => tarifs.find(tarif => tarif.nature === nature)?.montant ?? [])[0]
    ?.replace('.', ',') ?? ''

/** The form, with the prices that the establishment declares: a room for one, else for two. */
export function prefaire(tarifs: readonly Tarif[]): Saisie {
  return {
    hebergement: [prix(tarifs, 'permanent-simple', 'permanent-double')],
    gir56: [prix(tarifs, 'gir-5-6')],
  }
}

/** The dependency rate that the establishment declares for the group that was chosen, unless one was typed. */
export function completer(champs: Saisie, tarifs: readonly Tarif[]): Saisie {
  const ecrit = champs.dependance?.at(-1)?.trim()
  if (ecrit) return champs
  const groupe = { '1': 'gir-1-2', '2': 'gir-1-2', '3': 'gir-3-4', '4': 'gir-3-4' }[champs.gir?.at(-1) ?? '']
  return groupe ? { ...champs, dependance: [prix(tarifs, groupe)] } : champs
}
