import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, jourDe } from '#src/socle/temps/jours.ts'
import { telephoneLisible } from '#src/socle/ui/joindre.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Fiche, UniteFiche } from '#src/structures/fiche.ts'
import type { ContactFiche } from '#src/structures/fiche-contacts.ts'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import type { SourceRor } from '#src/structures/fiche-source.ts'
import { ageEnMots, capaciteEnMots, horaireEnMots } from '#src/structures/mots.ts'
import type { Consultation } from '../consultations/lire-consultations.ts'
import {
  type GrandAge,
  motDHebergement,
  type TraitGrandAge,
  traitsGrandAge,
} from '../grand-age/lire-grand-age.ts'
import { enEuros, groupesDeTarifs, naturesDeTarif, placesEnMots } from '../grand-age/tarifs.ts'
import { phraseDeSource } from '../pages/valeur-ror.tsx'
import type { Prado } from '../prado/lire-prado.ts'
import { periode } from '../prado/section-prado.tsx'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { champsDeStructure } from '../signalements/champs.ts'
import { axesDUnite, type Declaration, motDeLAxe } from '../unites/lire-declaration.ts'

type Tableau = { titres: string[]; largeurs: number[]; lignes: string[][] }
/** A part of the document. `champs`: term, value, where it comes from. */
export type SectionDeFiche = {
  titre: string
  niveau: 2 | 3 | 4
  note: string
  champs: [string, string, string][]
  tableaux: Tableau[]
  vide: string
}

export type Contenu = {
  fiche: Fiche
  prado: Prado | null
  consultations: readonly Consultation[]
  grandAge: GrandAge | null
  declarations: ReadonlyMap<string, Declaration>
}

const section = (titre: string, niveau: 2 | 3 | 4, suite: Partial<SectionDeFiche> = {}): SectionDeFiche => ({
  titre,
  niveau,
  note: '',
  champs: [],
  tableaux: [],
  vide: '',
  ...suite,
})

/** Pure: the whole fiche, in the order of its tabs, as words. */
export function composerFiche({
  fiche,
  prado,
  consultations,
  grandAge,
  declarations,
}: Contenu): SectionDeFiche[] {
  const { structure: s } = fiche
  return [
    section('Informations générales', 2, { champs: informations(fiche), tableaux: contacts(fiche.contacts) }),
    ...(prado?.caisse ? [deLaConvention(prado)] : []),
    ...(grandAge ? duGrandAge(grandAge) : []),
    ...(fiche.capacites.length > 0
      ? [section('Capacités', 2, { tableaux: capacites(fiche.capacites) })]
      : []),
    ...(fiche.offres.length > 0
      ? [section('Offres de la structure', 2), ...fiche.offres.map(o => deLOffre(o, 3))]
      : []),
    section('Unités', 2, {
      vide: fiche.unites.length === 0 ? 'Le ROR ne décrit aucune unité.' : '',
      note: fiche.unites.length === 0 ? '' : `Rattachées à ${s.nom}.`,
    }),
    ...fiche.unites.flatMap(u => [deLUnite(u, declarations.get(u.id)), ...u.offres.map(o => deLOffre(o, 4))]),
    ...(consultations.length > 0 ? [desConsultations(consultations)] : []),
  ]
}

const dit = (valeur: string | null, source: SourceRor): [string, string] =>
  valeur === null || valeur === '' ? ['non renseigné', ''] : [valeur, phraseDeSource(source)]

function informations(fiche: Fiche): [string, string, string][] {
  const ejSource = fiche.entiteJuridique?.source ?? null
  return Object.entries(champsDeStructure)
    .filter(([champ]) => champ !== 'contacts' && champ !== 'unites')
    .map(([champ, { libelle, lire }]) => {
      const brute = lire(fiche)
      const valeur = brute && /finess/.test(champ) ? finessLisible(brute) : brute
      return [libelle, ...dit(valeur, champ.startsWith('entite') ? ejSource : fiche.structure.source)]
    })
}

function contacts(liste: readonly ContactFiche[]): Tableau[] {
  if (liste.length === 0) return []
  return [
    {
      titres: ['Contact', 'Pour', 'Coordonnée'],
      largeurs: [2, 2, 3],
      lignes: liste.map(({ nom, fonction, nature, canal, valeur }) => [
        nom ?? fonction ?? 'Contact',
        nature ?? fonction ?? '',
        canal === 'telephone' ? telephoneLisible(valeur) : valeur,
      ]),
    },
  ]
}

function capacites(liste: Fiche['capacites']): Tableau[] {
  return [
    {
      titres: ['Capacité', 'Nombre', 'Mise à jour'],
      largeurs: [3, 1, 2],
      lignes: liste.map(c => [
        capaciteEnMots(c) ?? 'non précisé',
        nombre(c.nombre),
        c.majLe ? enToutesLettres(jourDe(c.majLe)) : 'sans date',
      ]),
    },
  ]
}

function deLUnite(u: UniteFiche, declaration: Declaration | undefined): SectionDeFiche {
  const declares = axesDUnite.map((axe): [string, string, string] => [
    motDeLAxe[axe],
    declaration?.termes
      .filter(t => t.axe === axe)
      .map(({ libelle }) => libelle)
      .join(', ') ?? '',
    declaration ? phraseDeSaisie(declaration.saisie) : '',
  ])
  return section(u.nom, 3, {
    note: [u.type, phraseDeSource(u.source)].filter(Boolean).join(' · '),
    champs: declares.filter(([, valeur]) => valeur !== ''),
    tableaux: contacts(u.contacts),
  })
}

function deLOffre(o: OffreFiche, niveau: 3 | 4): SectionDeFiche {
  const parAxe = Map.groupBy(o.caracteristiques, ({ axe }) => axe)
  const champs: [string, string | null][] = [
    ['Champ d’activité', o.champ],
    ...[...parAxe]
      .filter(([axe]) => axe !== 'Champ d’activité')
      .map(([axe, traits]): [string, string] => [axe, traits.map(t => t.libelle ?? t.code).join(', ')]),
    ['Âges', ageEnMots(o)],
    ['Horaires', o.horaires.map(horaireEnMots).join(' ; ')],
  ]
  return section(o.nom, niveau, {
    note: o.active ? phraseDeSource(o.source) : `Arrêtée · ${phraseDeSource(o.source)}`,
    champs: champs.filter(([, valeur]) => valeur).map(([terme, valeur]) => [terme, ...dit(valeur, o.source)]),
    tableaux: o.lieux.flatMap(({ capacites: c }) => (c.length > 0 ? capacites(c) : [])),
  })
}

function deLaConvention(prado: Prado): SectionDeFiche {
  const source = phraseDeSaisie(prado.saisie)
  return section('Convention PRADO', 2, {
    champs: [
      ['Caisse de rattachement', prado.caisse?.nom ?? '', source],
      ['Volets couverts', prado.volets.map(({ libelle }) => libelle).join(', '), source],
      ['Période', periode(prado), source],
    ],
  })
}

function duGrandAge({ offre, tarifs, places, saisie, saisiePlaces }: GrandAge): SectionDeFiche[] {
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

const desConsultations = (consultations: readonly Consultation[]): SectionDeFiche =>
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
