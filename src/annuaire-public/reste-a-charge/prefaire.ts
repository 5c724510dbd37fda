import type { Jour } from '#src/socle/temps/jours.ts'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import type { Etablissement } from '../fiche/lire-etablissement.ts'
import type { Tarif } from '../fiche/lire-grand-age.ts'
import { enExperience } from './bareme.ts'

const prix = (tarifs: readonly Tarif[], ...natures: string[]) =>
  natures
    .flatMap(nature => tarifs.find(tarif => tarif.nature === nature)?.montant ?? [])[0]
    ?.replace('.', ',') ?? ''

/** The form, with the prices that the establishment declares (a room for one, else for two), and how its département pays. */
export function prefaire({ departementCode, grandAge: { tarifs } }: Etablissement, aujourdHui: Jour): Saisie {
  return {
    hebergement: [prix(tarifs, 'permanent-simple', 'permanent-double')],
    gir56: [prix(tarifs, 'gir-5-6')],
    ...(enExperience(departementCode, aujourdHui) && { forfait: ['oui'] }),
  }
}

/** The dependency rate that the establishment declares for the group that was chosen, unless one was typed. */
export function completer(champs: Saisie, tarifs: readonly Tarif[]): Saisie {
  const ecrit = champs.dependance?.at(-1)?.trim()
  if (ecrit) return champs
  const groupe = { '1': 'gir-1-2', '2': 'gir-1-2', '3': 'gir-3-4', '4': 'gir-3-4' }[champs.gir?.at(-1) ?? '']
  return groupe ? { ...champs, dependance: [prix(tarifs, groupe)] } : champs
}
