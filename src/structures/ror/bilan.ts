import type { Genre } from '../tables.ts'

/** What became of the resources of one kind. The first line adds up: read = created + … + ignored. */
export type BilanGenre = {
  lues: number
  creees: number
  modifiees: number
  inchangees: number
  /** delivered twice in the same import, or older than what we have */
  ignorees: { doublon: number; perimee: number }
  /** kept, but not shown for now, by reason */
  enAttente: Record<string, number>
}

export type BilanImport = {
  fichiers: { lus: number; ignores: string[] }
  ressources: Partial<Record<Genre, BilanGenre>>
  /** resources that are none of ours, by reason and type */
  ignorees: Record<string, number>
  unitesDeplacees: number
}

export function bilanVide(): BilanImport {
  return { fichiers: { lus: 0, ignores: [] }, ressources: {}, ignorees: {}, unitesDeplacees: 0 }
}

export function bilanGenre(bilan: BilanImport, genre: Genre): BilanGenre {
  bilan.ressources[genre] ??= {
    lues: 0,
    creees: 0,
    modifiees: 0,
    inchangees: 0,
    ignorees: { doublon: 0, perimee: 0 },
    enAttente: {},
  }
  return bilan.ressources[genre]
}

export function compterIgnoree(bilan: BilanImport, motif: string) {
  bilan.ignorees[motif] = (bilan.ignorees[motif] ?? 0) + 1
}

/** True when the import left the directory as it was. */
export function rienNAChange(bilan: BilanImport): boolean {
  return Object.values(bilan.ressources).every(({ creees, modifiees }) => creees + modifiees === 0)
}

/** The account in sentences, one a line, for whoever runs the command. */
export function raconter(bilan: BilanImport): string[] {
  const lignes = Object.entries(bilan.ressources).map(([genre, compte]) => {
    const autres: [string, number][] = [
      ['en double', compte.ignorees.doublon],
      ['périmées', compte.ignorees.perimee],
      ...Object.entries(compte.enAttente).map(([motif, n]): [string, number] => [phrases[motif] ?? motif, n]),
    ]
    const parts: [string, number][] = [
      ['lues', compte.lues],
      ['créées', compte.creees],
      ['modifiées', compte.modifiees],
      ['inchangées', compte.inchangees],
      ...autres.filter(([, n]) => n > 0),
    ]
    return `Ressources « ${noms[genre as Genre]} » : ${parts.map(([quoi, n]) => `${quoi} ${n.toLocaleString('fr-FR')}`).join(', ')}.`
  })
  const ignorees = Object.entries(bilan.ignorees).map(
    ([motif, n]) => `Ignorées, ${motif} : ${n.toLocaleString('fr-FR')}.`,
  )
  const deplacees =
    bilan.unitesDeplacees > 0 ? [`Unités passées dans une autre structure : ${bilan.unitesDeplacees}.`] : []
  return [...lignes, ...ignorees, ...deplacees, ...(rienNAChange(bilan) ? ['Rien n’a changé.'] : [])]
}

const noms: Record<Genre, string> = {
  'entite-juridique': 'entité juridique',
  structure: 'structure',
  unite: 'unité',
  offre: 'offre',
  lieu: 'lieu',
  professionnel: 'professionnel',
  situation: 'situation d’exercice',
}

const phrases: Record<string, string> = {
  'rattachement-inconnu': 'en attente de leur organisation',
  'finess-deja-pris': 'de FINESS porté par une plus récente',
}
