import { sql } from 'kysely'
import type { Lecture } from '#src/socle/base/base.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Genre } from '../tables.ts'

/** What became of the resources of one kind. The first lines add up: read = created + … + ignored. */
export type BilanGenre = {
  lues: number
  creees: number
  modifiees: number
  inchangees: number
  /** delivered twice in the same run, or older than what we have */
  ignorees: { doublon: number; perimee: number }
  /** kept, but not shown for now, by reason */
  enAttente: Record<string, number>
  /** no longer in the source: missing from a complete export, then from a read */
  disparues: number
  /** missing from the export, but still there when read */
  horsExport: number
  /** gone before, there again */
  revenues: number
}

export type BilanImport = {
  fichiers: { lus: number; ignores: string[] }
  ressources: Partial<Record<Genre, BilanGenre>>
  /** resources that are none of ours, by reason and type */
  ignorees: Record<string, number>
  unitesDeplacees: number
  structuresDeplacees: number
  /** organisations that the source has just closed */
  fermees: number
  /** lines of history written */
  changements: number
  /** what is odd in the run, as sentences: nothing of it was refused */
  remarques: string[]
  /** the run is silent: the profile is no longer that of the runs before. `nonRevues`: known, not shown under this one */
  profil?: { avant: string; nonRevues: number }
  /** the source says that its export lacks something: nothing is deduced from an absence */
  incomplet?: boolean
}

export function bilanVide(): BilanImport {
  return {
    fichiers: { lus: 0, ignores: [] },
    ressources: {},
    ignorees: {},
    unitesDeplacees: 0,
    structuresDeplacees: 0,
    fermees: 0,
    changements: 0,
    remarques: [],
  }
}

/** An account read from the base, which an older version or a crash may have left with less in it. */
export function bilanComplet(lu: Partial<BilanImport>): BilanImport {
  return { ...bilanVide(), ...lu }
}

export function bilanGenre(bilan: BilanImport, genre: Genre): BilanGenre {
  bilan.ressources[genre] ??= {
    lues: 0,
    creees: 0,
    modifiees: 0,
    inchangees: 0,
    ignorees: { doublon: 0, perimee: 0 },
    enAttente: {},
    disparues: 0,
    horsExport: 0,
    revenues: 0,
  }
  return bilan.ressources[genre]
}

export function compterIgnoree(bilan: BilanImport, motif: string) {
  bilan.ignorees[motif] = (bilan.ignorees[motif] ?? 0) + 1
}

type Sort = 'creees' | 'modifiees' | 'inchangees' | 'perimee' | 'disparue'

/** Counts what became of each resource that the run met: once, however many times it was delivered. */
export async function compterSorts(tx: Lecture, passageId: number, bilan: BilanImport): Promise<void> {
  const { rows } = await sql<{ genre: Genre; sort: Sort; combien: number }>`
    select genre, sort, count(*) as combien from ror_vue where passage_id = ${passageId} group by genre, sort
  `.execute(tx)
  for (const { genre, sort, combien } of rows) {
    const compte = bilanGenre(bilan, genre)
    if (sort === 'perimee') compte.ignorees.perimee = combien
    else if (sort === 'disparue') compte.disparues = combien
    else compte[sort] = combien
  }
  for (const compte of Object.values(bilan.ressources)) {
    const { lues, creees, modifiees, inchangees, ignorees } = compte
    compte.ignorees.doublon = Math.max(0, lues - creees - modifiees - inchangees - ignorees.perimee)
  }
}

/** True when the import left the directory as it was. */
export function rienNAChange(bilan: BilanImport): boolean {
  return Object.values(bilan.ressources).every(
    ({ creees, modifiees, disparues, revenues }) => creees + modifiees + disparues + revenues === 0,
  )
}

/** The account in sentences, one a line. */
export function raconter(bilan: BilanImport): string[] {
  const lignes = Object.entries(bilan.ressources).map(([genre, compte]) => {
    const autres: [string, number][] = [
      ['en double', compte.ignorees.doublon],
      ['périmées', compte.ignorees.perimee],
      ['disparues du ROR', compte.disparues],
      ['absentes de l’export mais toujours au ROR', compte.horsExport],
      ['revenues', compte.revenues],
      ...Object.entries(compte.enAttente).map(([motif, n]): [string, number] => [phrases[motif] ?? motif, n]),
    ]
    const parts: [string, number][] = [
      ['lues', compte.lues],
      ['créées', compte.creees],
      ['modifiées', compte.modifiees],
      ['inchangées', compte.inchangees],
      ...autres.filter(([, n]) => n > 0),
    ]
    return `Ressources « ${nomsDesGenres[genre as Genre]} » : ${parts.map(([quoi, n]) => `${quoi} ${n.toLocaleString('fr-FR')}`).join(', ')}.`
  })
  const comptes: [string, number][] = [
    ...Object.entries(bilan.ignorees).map(([motif, n]): [string, number] => [`Ignorées, ${motif}`, n]),
    ['Unités passées dans une autre structure', bilan.unitesDeplacees],
    ['Structures passées à une autre entité juridique', bilan.structuresDeplacees],
    ['Structures et unités fermées par le ROR', bilan.fermees],
    ['Changements inscrits dans l’historique des fiches', bilan.changements],
  ]
  return [
    ...lignes,
    ...comptes.filter(([, n]) => n > 0).map(([quoi, n]) => `${quoi} : ${n.toLocaleString('fr-FR')}.`),
    ...bilan.remarques,
    ...(rienNAChange(bilan) ? ['Rien n’a changé.'] : []),
  ]
}

/** Why a run was silent, what it did not note, what comes next; nothing for any other run. */
export function direLeProfil({ profil }: Pick<BilanImport, 'profil'>, profilActuel: string | null): string[] {
  if (!profil) return []
  const { avant, nonRevues } = profil
  return [
    `Le profil avec lequel ce service lit le ROR a changé : ${avant} jusque-là, ${profilActuel ?? 'inconnu'} maintenant. Un profil cache ce qu’un autre montre : une différence n’est alors pas forcément un changement au ROR.`,
    'Les fiches montrent ce que le nouveau profil permet de lire. En revanche, rien n’a été inscrit dans leur historique, personne n’a été prévenu et rien n’a été retiré, même ce qui a vraiment changé au ROR entre-temps.',
    ...(nonRevues > 0
      ? [
          `${pluriel(nonRevues, 'élément connu n’est pas montré', 'éléments connus ne sont pas montrés')} sous ce profil : ${nonRevues > 1 ? 'ils restent' : 'il reste'} sur les fiches, sans plus être mis à jour.`,
        ]
      : []),
    'L’historique et les messages reprennent dès la première synchronisation qui suit une synchronisation complète réussie avec ce profil ; les retraits, à la synchronisation complète d’après.',
  ]
}

export const nomsDesGenres: Record<Genre, string> = {
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
  illisible: 'que l’annuaire ne sait pas montrer',
}
