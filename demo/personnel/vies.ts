import { ajouterAnnees, ajouterJours, debutDuJour, type Jour } from '#src/socle/temps/jours.ts'
import type { Alea } from '../alea.ts'
import type { Droit } from './types.ts'

/** What may have happened to a right since it was given. */
export type Vie =
  // running for at least `depuis` days
  | { genre: 'court'; depuis?: number }
  | { genre: 'finit-dans'; jours: number }
  | { genre: 'expiree' }
  | { genre: 'renouvelee' }
  | { genre: 'raccourcie' }
  | { genre: 'retiree' }
  | { genre: 'a-venir' }
  // a profil that lasts a few days: a week from yesterday
  | { genre: 'une-semaine' }

type Base = Pick<Droit, 'compte' | 'profil' | 'perimetre' | 'attribueePar'>
export type Contexte = { aujourdHui: Jour; alea: Alea }

const deuxAns = (debut: Jour) => ajouterAnnees(debut, 2)

/** An instant of a working day in France: acts have hours people recognise. */
export function enJournee(jour: Jour, alea: Alea): Date {
  return new Date(debutDuJour(jour).getTime() + alea.entier(8 * 60, 18 * 60) * 60_000)
}

/** The right, and the one that it renews when it has been renewed. Two years at most each (G15), no overlap. */
export function vivre(base: Base, vie: Vie, { aujourdHui, alea }: Contexte): Droit[] {
  const droit = (debut: Jour, reste: Partial<Droit> = {}): Droit => ({
    ...base,
    id: alea.uuid(),
    debut,
    fin: deuxAns(debut),
    finAccordee: deuxAns(debut),
    termineeLe: null,
    motifFin: null,
    commentaireFin: null,
    attribueeLe: enJournee(debut, alea),
    motif: null,
    approuveePar: null,
    renouvelle: null,
    modifieePar: null,
    recevoirCourriels: alea.unSur(3),
    ...reste,
  })
  const ilYA = (min: number, max: number) => ajouterJours(aujourdHui, -alea.entier(min, max))
  switch (vie.genre) {
    case 'court':
      return [droit(ilYA(vie.depuis ?? 20, 640))]
    case 'une-semaine': {
      const debut = ajouterJours(aujourdHui, -1)
      const fin = ajouterJours(debut, 6)
      return [droit(debut, { fin, finAccordee: fin, motif: 'Appui au déploiement de la semaine' })]
    }
    case 'finit-dans': {
      const fin = ajouterJours(aujourdHui, vie.jours)
      // the day after, so that a 29 February never makes it longer than two years
      return [droit(ajouterJours(ajouterAnnees(fin, -2), 1), { fin, finAccordee: fin })]
    }
    case 'expiree':
      return [droit(ajouterAnnees(ilYA(8, 300), -2))]
    case 'a-venir': {
      const debut = ajouterJours(aujourdHui, alea.entier(5, 20))
      return [droit(debut, { attribueeLe: enJournee(ilYA(1, 4), alea) })]
    }
    case 'renouvelee': {
      const suite = ilYA(15, 500)
      const ancienne = ajouterJours(ajouterAnnees(suite, -2), alea.entier(10, 50))
      const premier = droit(ancienne, {
        fin: ajouterJours(suite, -1),
        motifFin: 'renouvellement',
        modifieePar: base.attribueePar,
      })
      return [premier, droit(suite, { renouvelle: premier.id })]
    }
    case 'raccourcie': {
      const debut = ilYA(60, 400)
      return [
        droit(debut, {
          fin: ajouterJours(aujourdHui, alea.entier(30, 120)),
          motifFin: 'raccourcissement',
          commentaireFin: 'Fin de mission annoncée',
          modifieePar: base.attribueePar,
        }),
      ]
    }
    case 'retiree': {
      const debut = ilYA(200, 500)
      const retrait = ilYA(5, 150)
      return [
        droit(debut, {
          fin: retrait,
          termineeLe: enJournee(retrait, alea),
          motifFin: 'retrait',
          commentaireFin: alea.choisir([
            'Changement de fonctions',
            'Droit donné par erreur',
            'N’utilise plus le service',
          ]),
          modifieePar: base.attribueePar,
        }),
      ]
    }
  }
}

/** Most rights run; the others show everything that may happen to one. */
export function tirerVie(alea: Alea): Vie {
  const tirage = alea.entier(1, 100)
  if (tirage <= 74) return { genre: 'court' }
  if (tirage <= 80) return { genre: 'renouvelee' }
  if (tirage <= 86) return { genre: 'expiree' }
  if (tirage <= 89) return { genre: 'retiree' }
  if (tirage <= 91) return { genre: 'raccourcie' }
  if (tirage <= 92) return { genre: 'a-venir' }
  return { genre: 'finit-dans', jours: alea.choisir([5, 12, 25, 40, 55, 58]) }
}
