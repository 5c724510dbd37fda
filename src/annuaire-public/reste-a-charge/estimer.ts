import { type Bareme, sources, taux } from './bareme.ts'

/** What the estimate is made from. Amounts in cents; a day or a month as said. */
export type Situation = {
  hebergementParJour: number
  /** Rate of the person's own group, a day. */
  dependanceParJour: number
  /** Rate of groups 5 and 6, a day: what everybody owes. */
  dependanceGir56ParJour: number
  /** Groups 1 to 4 may receive the APA. */
  gir: 1 | 2 | 3 | 4 | 5 | 6
  /** The single daily amount of the experiment, where the establishment charges it: no APA there. Null: it does not. */
  participationForfaitaire: number | null
  /** Income a month, of both when they are two. */
  ressources: number
  /** Alone, or of two: the other one at home, or lodged here too. */
  foyer: 'seul' | 'conjoint-a-domicile' | 'deux-residents'
  /** Housing benefit a month, as the CAF or the MSA says it. */
  aideAuLogement: number
  /** Income tax of the year before any reduction; null: not said. */
  impotAnnuel: number | null
  /** Asks for the social aid, in an establishment that may receive it. */
  aideSociale: boolean
}

export type Ligne = {
  cle: 'hebergement' | 'dependance' | 'apa' | 'logement' | 'aide-sociale' | 'impot'
  libelle: string
  /** Cents a month; negative: an aid. */
  montant: number
  explication: string
  source?: string
}

export type Estimation = {
  lignes: Ligne[]
  /** What is paid each month, once the aids are taken off the bill. */
  aPayer: number
  /** The same, once the tax reduction is spread over the year. */
  reste: number
  /** Yearly, in cents: the most that taxes may give back, whether or not the tax is known. */
  reductionPossible: number
  /** Income that is left, of their half when both are lodged; negative: what is missing. */
  ressourcesRestantes: number
}

/**
 * What a month in an EHPAD costs, what aids pay of it, and what is left to pay. An estimate: each département, each CAF
 * and the tax office decide for themselves.
 */
export function estimer(situation: Situation, bareme: Bareme): Estimation {
  const hebergement = parMois(situation.hebergementParJour)
  const { dependance, apa } = partDependance(situation, bareme)
  const logement = Math.min(situation.aideAuLogement, hebergement)
  const facture = hebergement + dependance - apa - logement
  const aideSociale = situation.aideSociale ? aideSocialePour(situation, facture, bareme) : 0
  const aPayer = facture - aideSociale
  const reductionPossible = Math.round(
    Math.min(bareme.plafondReductionImpot, 12 * aPayer) * taux.reductionImpot,
  )
  const reduction = Math.min(reductionPossible, situation.impotAnnuel ?? 0)
  const impot = Math.floor(reduction / 12)
  const reste = aPayer - impot
  return {
    lignes: [
      ligneHebergement(situation, hebergement),
      ligneDependance(situation, dependance),
      ...(apa > 0 ? [ligneApa(apa)] : []),
      ...(logement > 0 ? [ligneLogement(logement)] : []),
      ...(aideSociale > 0 ? [ligneAideSociale(aideSociale)] : []),
      ...(impot > 0 ? [ligneImpot(impot, reduction)] : []),
    ],
    aPayer,
    reste,
    reductionPossible,
    ressourcesRestantes: revenus(situation) - reste,
  }
}

/** A year has 365 days and 12 months: what families pay in the long run, whatever the length of a month. */
export const parMois = (parJour: number): number => Math.round((parJour * 365) / 12)

function partDependance(s: Situation, bareme: Bareme): { dependance: number; apa: number } {
  if (s.participationForfaitaire !== null) return { dependance: parMois(s.participationForfaitaire), apa: 0 }
  const minimum = parMois(s.dependanceGir56ParJour)
  if (s.gir >= 5) return { dependance: minimum, apa: 0 }
  // a rate below that of groups 5 and 6 would be a slip of the pen: nobody is paid to be dependent
  const dependance = Math.max(minimum, parMois(s.dependanceParJour))
  return {
    dependance,
    apa: dependance - participation(dependance, minimum, ressourcesPourApa(s, bareme), bareme),
  }
}

/** Two bills, two halves. */
const revenus = ({ ressources, foyer }: Situation) =>
  foyer === 'deux-residents' ? Math.round(ressources / 2) : ressources

/** What is set aside for who stays at home counts neither for the APA nor for the social aid (L. 232-10). */
const sansLaPartDuConjoint = (s: Situation, { minimumConjoint }: Bareme) =>
  s.foyer === 'conjoint-a-domicile' ? Math.max(0, s.ressources - minimumConjoint) : revenus(s)

/** For the APA a couple's income is halved, whether one or both are lodged (R. 232-19, II). */
const ressourcesPourApa = (s: Situation, bareme: Bareme) =>
  s.foyer === 'conjoint-a-domicile'
    ? Math.round(sansLaPartDuConjoint(s, bareme) / 2)
    : sansLaPartDuConjoint(s, bareme)

/**
 * What the person pays of the dependency rate (R. 232-19): the rate of groups 5 and 6; then, between 2.21 and 3.40 times
 * the majoration, a growing part of the difference; above, 80 % of it.
 */
export function participation(tarif: number, tarifGir56: number, ressources: number, bareme: Bareme): number {
  const { bas, haut } = taux.seuils
  const unite = bareme.majorationTiercePersonne
  const avancee = (ressources - bas * unite) / ((haut - bas) * unite)
  const part = Math.min(1, Math.max(0, avancee)) * taux.participationMaximale
  return tarifGir56 + Math.round((tarif - tarifGir56) * part)
}

/**
 * The social aid pays what the person cannot, of the lodging then of what the APA leaves (L. 232-11): nine tenths of their income
 * are asked of them, and a minimum is always left (L. 132-3, R. 231-6).
 */
function aideSocialePour(s: Situation, facture: number, bareme: Bareme): number {
  const ressources = sansLaPartDuConjoint(s, bareme)
  const laisse = Math.max(
    bareme.minimumLaisse,
    ressources - Math.floor(ressources * taux.ressourcesPourAideSociale),
  )
  return Math.max(0, facture - Math.max(0, ressources - laisse))
}

const ligneHebergement = (s: Situation, montant: number): Ligne => ({
  cle: 'hebergement',
  libelle: 'Hébergement',
  montant,
  explication: `${enEuros(s.hebergementParJour)} par jour, sur 365 jours, répartis sur 12 mois : la chambre, les repas, le linge, l’animation.`,
  source: sources.tarifs,
})

const ligneDependance = (s: Situation, montant: number): Ligne =>
  s.participationForfaitaire !== null
    ? {
        cle: 'dependance',
        libelle: 'Participation à l’autonomie',
        montant,
        explication: `${enEuros(s.participationForfaitaire)} par jour, la même pour tous les résidents.`,
        source: sources.participationForfaitaire,
      }
    : {
        cle: 'dependance',
        libelle: 'Dépendance',
        montant,
        explication:
          s.gir >= 5
            ? `Le tarif des GIR 5 et 6, ${enEuros(s.dependanceGir56ParJour)} par jour, dû par tous.`
            : `Le tarif du GIR ${s.gir}, ${enEuros(s.dependanceParJour)} par jour : l’aide pour les gestes de la vie quotidienne.`,
        source: sources.tarifs,
      }

const ligneApa = (apa: number): Ligne => ({
  cle: 'apa',
  libelle: 'Allocation personnalisée d’autonomie (APA)',
  montant: -apa,
  explication:
    'Versée par le département, le plus souvent directement à l’établissement. Il reste à payer le tarif des GIR 5 et 6, et une part de la différence au-delà d’un certain revenu.',
  source: sources.apa,
})

const ligneLogement = (logement: number): Ligne => ({
  cle: 'logement',
  libelle: 'Aide au logement',
  montant: -logement,
  explication: 'Le montant que vous avez indiqué : seule la CAF ou la MSA peut le calculer.',
  source: sources.logement,
})

const ligneAideSociale = (aide: number): Ligne => ({
  cle: 'aide-sociale',
  libelle: 'Aide sociale à l’hébergement (ASH)',
  montant: -aide,
  explication:
    'Le département avance ce que 90 % de vos revenus ne suffisent pas à payer. Il peut demander une participation à vos enfants, et se faire rembourser sur la succession.',
  source: sources.aideSociale,
})

const ligneImpot = (impot: number, parAn: number): Ligne => ({
  cle: 'impot',
  libelle: 'Réduction d’impôt',
  montant: -impot,
  explication: `25 % des frais d’hébergement et de dépendance, dans la limite de votre impôt : ${enEuros(parAn)} par an, répartis sur 12 mois.`,
  source: sources.impot,
})

const format = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
/** « 1 234,50 € », from cents. */
export const enEuros = (centimes: number): string => format.format(centimes / 100)
