import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { telephoneLisible } from '#src/socle/ui/joindre.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { nombre } from '#src/socle/ui/typographie.ts'
import type { Fiche, UniteFiche } from '#src/structures/fiche.ts'
import type { ContactFiche } from '#src/structures/fiche-contacts.ts'
import type { OffreFiche } from '#src/structures/fiche-offres.ts'
import type { SourceRor } from '#src/structures/fiche-source.ts'
import { ageEnMots, capaciteEnMots, horaireEnMots } from '#src/structures/mots.ts'
import { phraseDeSource } from '../pages/valeur-ror.tsx'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { champsDeStructure } from '../signalements/champs.ts'
import { axesDUnite, type Declaration, motDeLAxe } from '../unites/lire-declaration.ts'
import { type SectionDeFiche, section, type Tableau } from './section.ts'

const dit = (valeur: string | null, source: SourceRor): [string, string] =>
  valeur === null || valeur === '' ? ['non renseigné', ''] : [valeur, phraseDeSource(source)]

/** What the structure says of itself in the ROR. */
export function informations(fiche: Fiche): [string, string, string][] {
  const ejSource = fiche.entiteJuridique?.source ?? null
  return Object.entries(champsDeStructure)
    .filter(([champ]) => champ !== 'contacts' && champ !== 'unites')
    .map(([champ, { libelle, lire }]) => {
      const brute = lire(fiche)
      const valeur = brute && /finess/.test(champ) ? finessLisible(brute) : brute
      return [libelle, ...dit(valeur, champ.startsWith('entite') ? ejSource : fiche.structure.source)]
    })
}

export function contacts(liste: readonly ContactFiche[]): Tableau[] {
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

export function capacites(liste: Fiche['capacites']): Tableau[] {
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

export function deLUnite(u: UniteFiche, declaration: Declaration | undefined): SectionDeFiche {
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

export function deLOffre(o: OffreFiche, niveau: 3 | 4): SectionDeFiche {
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
