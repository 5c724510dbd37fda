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
export function riensAChange(bilan: BilanImport): boolean {
  return Object.values(bilan.ressources).every(({ creees, modifiees }) => creees + modifiees === 0)
}

const noms: Record<Genre, string> = {
  'entite-juridique': 'entités juridiques',
  structure: 'structures',
  unite: 'unités',
  offre: 'offres',
  lieu: 'lieux',
  professionnel: 'professionnels',
  situation: 'situations d’exercice',
}

/** The account in sentences, one a line, for whoever runs the command. */
export function raconter(bilan: BilanImport): string[] {
  const lignes = Object.entries(bilan.ressources).map(([genre, b]) => {
    const { doublon, perimee } = b.ignorees
    const suite = [
      [doublon, 'reçues deux fois'],
      [perimee, 'plus anciennes que les nôtres'],
      ...Object.entries(b.enAttente).map(([motif, n]) => [n, phrases[motif] ?? motif] as const),
    ].flatMap(([n, quoi]) => (n ? `, ${n} ${quoi}` : []))
    return `${noms[genre as Genre]} : ${b.lues} lues, ${b.creees} créées, ${b.modifiees} modifiées, ${b.inchangees} inchangées${suite.join('')}`
  })
  if (bilan.unitesDeplacees > 0) lignes.push(`${bilan.unitesDeplacees} unités ont changé de structure`)
  return riensAChange(bilan) ? [...lignes, 'Rien n’a changé.'] : lignes
}

const phrases: Record<string, string> = {
  'rattachement-inconnu': 'en attente de l’organisation à laquelle elles se rattachent',
  'finess-deja-pris': 'dont le numéro FINESS est porté par une ressource plus récente',
}
