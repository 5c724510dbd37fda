import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, jourDe } from '#src/socle/temps/jours.ts'
import { telephoneLisible } from '#src/socle/ui/joindre.tsx'
import type { Consultation } from '../consultations/lire-consultations.ts'
import {
  type GrandAge,
  motDHebergement,
  type TraitGrandAge,
  traitsGrandAge,
} from '../grand-age/lire-grand-age.ts'
import { enEuros, groupesDeTarifs, naturesDeTarif, placesEnMots } from '../grand-age/tarifs.ts'
import type { Prado } from '../prado/lire-prado.ts'
import { periode } from '../prado/section-prado.tsx'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type SectionDeFiche, section, type Tableau } from './section.ts'

export function deLaConvention(prado: Prado): SectionDeFiche {
  const source = phraseDeSaisie(prado.saisie)
  return section('Convention PRADO', 2, {
    champs: [
      ['Caisse de rattachement', prado.caisse?.nom ?? '', source],
      ['Volets couverts', prado.volets.map(({ libelle }) => libelle).join(', '), source],
      ['Période', periode(prado), source],
    ],
  })
}

export function duGrandAge({ offre, tarifs, places, saisie, saisiePlaces }: GrandAge): SectionDeFiche[] {
  const source = phraseDeSaisie(saisie)
  const traits = offre
    ? (Object.keys(traitsGrandAge) as TraitGrandAge[])
        .filter(trait => offre[trait] !== null)
        .map((trait): [string, string, string] => [
          traitsGrandAge[trait],
          offre[trait] ? 'Oui' : 'Non',
          source,
        ])
    : []
  return [
    section('Offre Grand Âge', 2, {
      vide: offre ? '' : 'La structure n’a pas encore décrit son offre.',
      champs: offre
        ? [
            ['Formes d’accueil', offre.hebergements.map(h => motDHebergement[h]).join(', '), source],
            ...traits,
          ]
        : [],
      tableaux: [
        ...(places.length > 0
          ? [
              {
                titres: ['Accueil', 'Places', 'Déclarées'],
                largeurs: [2, 2, 2],
                lignes: places.map(p => [
                  motDHebergement[p.hebergement],
                  placesEnMots(p),
                  enToutesLettres(jourDe(p.declareeLe)),
                ]),
              },
            ]
          : []),
        ...(tarifs.length > 0 ? [desTarifs(tarifs)] : []),
      ],
      note: places.length > 0 ? `Places : ${phraseDeSaisie(saisiePlaces)}.` : '',
    }),
  ]
}

function desTarifs(tarifs: GrandAge['tarifs']): Tableau {
  return {
    titres: ['Tarif', 'Montant', 'Depuis'],
    largeurs: [3, 2, 2],
    lignes: tarifs.map(({ nature, montant, au }) => {
      const connue = naturesDeTarif.find(n => n.nature === nature)
      const groupe = groupesDeTarifs.find(g => g.groupe === connue?.groupe)
      return [
        connue?.libelle ?? nature,
        `${enEuros(montant)} ${groupe?.unite ?? ''}`,
        enToutesLettres(jour(au)),
      ]
    }),
  }
}

export const desConsultations = (consultations: readonly Consultation[]): SectionDeFiche =>
  section('Consultations', 2, {
    tableaux: [
      {
        titres: ['Consultation', 'Spécialités', 'Responsable', 'Joindre'],
        largeurs: [2, 2, 2, 3],
        lignes: consultations.map(c => [
          c.nom,
          c.specialites.map(({ libelle }) => libelle).join(', '),
          c.responsable ?? '',
          [c.telephone && telephoneLisible(c.telephone), c.courriel, c.lieu].filter(Boolean).join(', '),
        ]),
      },
    ],
  })
