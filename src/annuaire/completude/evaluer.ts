import { ajouterMois, type Jour, joursEntre } from '#src/socle/temps/jours.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'

/** What is known of a fiche, enough to say how complete and how fresh it is. Days are civil days in France. */
export type Faits = {
  telephone: boolean
  courriel: boolean
  adresse: boolean
  /** A contact whose function says direction. */
  direction: boolean
  offres: number
  offresSansHoraires: number
  /** Oldest date of the capacities shown; null: none is dated. */
  capacitesDu: Jour | null
  capacites: number
  sanitaire: boolean
  unites: number
  unitesDeclarees: number
  grandAge: boolean
  offreDecrite: boolean
  tarifs: number
  /** From when the newest price applies. */
  tarifsDu: Jour | null
  placesDu: Jour | null
  confirmeeLe: Jour | null
  /** Since when it is here: a fiche that just arrived has a year before its first confirmation. */
  arriveeLe: Jour
}

export type Reglages = {
  capacitesJours: number
  placesJours: number
  /** 0: nobody is asked to confirm. */
  confirmationMois: number
}

export type Cle =
  | 'coordonnees'
  | 'direction'
  | 'horaires'
  | 'capacites'
  | 'unites'
  | 'grand-age'
  | 'tarifs'
  | 'places'
  | 'confirmation'

export type Point = {
  cle: Cle
  libelle: string
  etat: 'bon' | 'a-rafraichir' | 'a-completer'
  /** What it says today, and what to do when it is not right. */
  constat: string
  /** Where it is mended: in the ROR, or here. */
  ou: 'ror' | 'ici'
  poids: number
}

export type Evaluation = { score: number; points: Point[]; aFaire: Point[] }

/**
 * Pure: how complete and fresh a fiche is (G17), out of 100, with what to do for each point. A point that must be refreshed
 * counts for half; what makes no sense for this kind of structure does not count.
 */
export function evaluer(f: Faits, aujourdHui: Jour, reglages: Reglages): Evaluation {
  const points = [
    coordonnees(f),
    direction(f),
    ...(f.offres > 0 ? [horaires(f)] : []),
    ...(f.offres > 0 ? [capacites(f, aujourdHui, reglages)] : []),
    ...(f.sanitaire && f.unites > 0 ? [unites(f)] : []),
    ...(f.grandAge ? [grandAge(f), tarifs(f, aujourdHui), places(f, aujourdHui, reglages)] : []),
    ...(reglages.confirmationMois > 0 ? [confirmation(f, aujourdHui, reglages)] : []),
  ]
  const total = points.reduce((somme, { poids }) => somme + poids, 0)
  const acquis = points.reduce((somme, { poids, etat }) => somme + poids * valeurDe[etat], 0)
  return {
    score: total === 0 ? 100 : Math.round((100 * acquis) / total),
    points,
    aFaire: points.filter(({ etat }) => etat !== 'bon'),
  }
}

const valeurDe: Record<Point['etat'], number> = { bon: 1, 'a-rafraichir': 0.5, 'a-completer': 0 }

function coordonnees({ telephone, courriel, adresse }: Faits): Point {
  const manque = [!telephone && 'téléphone', !courriel && 'courriel', !adresse && 'adresse'].filter(Boolean)
  return {
    cle: 'coordonnees',
    libelle: 'Coordonnées',
    ou: 'ror',
    poids: 3,
    ...(manque.length === 0
      ? { etat: 'bon', constat: 'Téléphone, courriel et adresse sont là.' }
      : { etat: 'a-completer', constat: `Faites ajouter dans le ROR : ${manque.join(', ')}.` }),
  }
}

const direction = ({ direction: connue }: Faits): Point => ({
  cle: 'direction',
  libelle: 'Direction',
  ou: 'ror',
  poids: 2,
  ...(connue
    ? { etat: 'bon', constat: 'La direction a un contact.' }
    : { etat: 'a-completer', constat: 'Faites ajouter dans le ROR un contact de direction.' }),
})

const horaires = ({ offresSansHoraires, offres }: Faits): Point => ({
  cle: 'horaires',
  libelle: 'Horaires d’ouverture',
  ou: 'ror',
  poids: 1,
  ...(offresSansHoraires === 0
    ? { etat: 'bon', constat: 'Chaque offre dit quand elle est ouverte.' }
    : {
        etat: 'a-completer',
        constat: `Faites ajouter dans le ROR les horaires de ${offresSansHoraires === offres ? 'chaque offre' : `${offresSansHoraires} offres sur ${offres}`}.`,
      }),
})

function capacites(f: Faits, aujourdHui: Jour, { capacitesJours }: Reglages): Point {
  const base = { cle: 'capacites', libelle: 'Capacités', ou: 'ror', poids: 2 } as const
  if (f.capacites === 0)
    return {
      ...base,
      etat: 'a-completer',
      constat: 'Faites ajouter dans le ROR les lits et places de vos offres.',
    }
  const age = f.capacitesDu && joursEntre(f.capacitesDu, aujourdHui)
  if (age === null || age > capacitesJours)
    return {
      ...base,
      etat: 'a-rafraichir',
      constat: `Faites vérifier dans le ROR les lits et places : les plus anciens ont plus de ${capacitesJours} jours.`,
    }
  return { ...base, etat: 'bon', constat: 'Les lits et places sont récents.' }
}

const unites = ({ unites: n, unitesDeclarees }: Faits): Point => ({
  cle: 'unites',
  libelle: 'Ce que déclarent les unités',
  ou: 'ici',
  poids: 1,
  ...(unitesDeclarees === n
    ? { etat: 'bon', constat: 'Chaque unité dit ce qu’elle prend en charge.' }
    : {
        etat: unitesDeclarees > 0 ? 'a-rafraichir' : 'a-completer',
        constat: `Déclarez pathologies, ressources et soins techniques : ${pluriel(unitesDeclarees, 'unité')} sur ${n} ${accord(unitesDeclarees, 'l’a', 'l’ont')} fait.`,
      }),
})

const grandAge = ({ offreDecrite }: Faits): Point => ({
  cle: 'grand-age',
  libelle: 'Offre Grand Âge',
  ou: 'ici',
  poids: 2,
  ...(offreDecrite
    ? { etat: 'bon', constat: 'Formes d’accueil et services sont décrits.' }
    : {
        etat: 'a-completer',
        constat: 'Décrivez les formes d’accueil, l’aide sociale et les unités spécialisées.',
      }),
})

function tarifs({ tarifs: n, tarifsDu }: Faits, aujourdHui: Jour): Point {
  const base = { cle: 'tarifs', libelle: 'Tarifs de l’année', ou: 'ici', poids: 2 } as const
  if (n === 0 || tarifsDu === null)
    return {
      ...base,
      etat: 'a-completer',
      constat: 'Saisissez vos tarifs : les familles comparent d’après eux.',
    }
  const annee = aujourdHui.slice(0, 4)
  return tarifsDu.slice(0, 4) >= annee
    ? { ...base, etat: 'bon', constat: `Les tarifs sont ceux de ${tarifsDu.slice(0, 4)}.` }
    : {
        ...base,
        etat: 'a-rafraichir',
        constat: `Les tarifs datent de ${tarifsDu.slice(0, 4)} : mettez ceux de ${annee}, ou redatez-les s’ils n’ont pas changé.`,
      }
}

function places({ placesDu }: Faits, aujourdHui: Jour, { placesJours }: Reglages): Point {
  const base = { cle: 'places', libelle: 'Places déclarées', ou: 'ici', poids: 1 } as const
  if (placesDu === null)
    return { ...base, etat: 'a-completer', constat: 'Déclarez vos places, libres ou non.' }
  return joursEntre(placesDu, aujourdHui) <= placesJours
    ? { ...base, etat: 'bon', constat: 'Les places sont récentes.' }
    : {
        ...base,
        etat: 'a-rafraichir',
        constat: `Redites vos places : elles ont plus de ${placesJours} jours.`,
      }
}

/** When the fiche is next to be confirmed. */
export function echeanceDeConfirmation(
  { confirmeeLe, arriveeLe }: Pick<Faits, 'confirmeeLe' | 'arriveeLe'>,
  { confirmationMois }: Pick<Reglages, 'confirmationMois'>,
): Jour {
  return ajouterMois(confirmeeLe ?? arriveeLe, confirmationMois)
}

/** How many days before its deadline the confirmation is asked for. */
export const joursAvantConfirmation = 30

function confirmation(f: Faits, aujourdHui: Jour, reglages: Reglages): Point {
  const base = { cle: 'confirmation', libelle: 'Confirmation annuelle', ou: 'ici', poids: 2 } as const
  const reste = joursEntre(aujourdHui, echeanceDeConfirmation(f, reglages))
  if (reste > joursAvantConfirmation) {
    return f.confirmeeLe
      ? { ...base, etat: 'bon', constat: 'La fiche a été confirmée cette année.' }
      : {
          ...base,
          etat: 'a-rafraichir',
          constat: 'Jamais confirmée : relisez la fiche, puis dites que rien n’a changé.',
        }
  }
  return {
    ...base,
    etat: reste >= 0 ? 'a-rafraichir' : 'a-completer',
    constat:
      reste >= 0
        ? 'Bientôt un an : relisez la fiche, puis dites que rien n’a changé.'
        : 'La confirmation annuelle est en retard : relisez la fiche, puis dites que rien n’a changé.',
  }
}
