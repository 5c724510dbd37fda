import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { StructureOuverte } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { facultatif, texteLong } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { estGrandAge } from '../domaines.ts'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { montrerSaisie } from '../pages/montrer-saisie.tsx'
import { lueSi, tenueSi } from '../reserver-au-genre.ts'
import { communs, jourFacultatif, ouiNon } from '../saisie/champs-communs.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, versionDe } from '../saisie/repondre-saisie.ts'
import { type GrandAge, hebergements, lireGrandAge, logements, traitsGrandAge } from './lire-grand-age.ts'
import { modifierGrandAge } from './modifier-grand-age.ts'
import { OngletGrandAge } from './onglet-grand-age.tsx'
import { FormulaireGrandAge } from './page-modifier.tsx'
import { enSaisie, groupesDeTarifs, naturesDeTarif } from './tarifs.ts'

const parChamp = <N extends string, T extends z.ZodType>(noms: readonly N[], type: T) =>
  Object.fromEntries(noms.map(nom => [nom, type])) as Record<N, T>

const traits = Object.keys(traitsGrandAge) as (keyof typeof traitsGrandAge)[]
const schema = z.object({
  ...communs,
  hebergements: z.array(z.enum(hebergements, 'Choisissez dans la liste.')),
  logements: z.array(z.enum(logements, 'Choisissez dans la liste.')),
  aide_sociale: ouiNon,
  apl: ouiNon,
  alzheimer: ouiNon,
  uhr: ouiNon,
  pasa: ouiNon,
  puv: ouiNon,
  autres_prestations: facultatif(texteLong('Autres prestations', 2000)),
  'au-hebergement': jourFacultatif,
  'au-dependance': jourFacultatif,
  'au-loyer': jourFacultatif,
  ...parChamp(
    naturesDeTarif.map(({ nature }) => `tarif-${nature}` as const),
    z.string().max(20, 'Saisissez un montant en euros, par exemple 65,20.'),
  ),
})

const chemin = chemins.modifierGrandAge(':structureId')

export const routesGrandAge = [
  get(
    chemins.grandAge(':structureId'),
    connecte,
    lueSi(estGrandAge, async (r, lisible) => {
      const { structure, administree } = lisible
      const grandAge = await lireGrandAge(r.services.base, structure.id)
      return montrerOnglet(
        r,
        lisible,
        'grand-age',
        <OngletGrandAge structureId={structure.id} {...{ grandAge, administree }} />,
      )
    }),
  ),

  get(chemin, administrateur, tenueSi(estGrandAge, montrer)),

  post(
    chemin,
    administrateur,
    tenueSi(estGrandAge, (r, structure) =>
      repondreSaisie(r, {
        schema,
        agir: (tx, v) =>
          modifierGrandAge(tx, r, structure.id, {
            version: v.version,
            offre: {
              hebergements: [...new Set(v.hebergements)],
              logements: [...new Set(v.logements)],
              autres_prestations: v.autres_prestations,
              aide_sociale: v.aide_sociale,
              apl: v.apl,
              alzheimer: v.alzheimer,
              uhr: v.uhr,
              pasa: v.pasa,
              puv: v.puv,
            },
            tarifs: {
              montants: Object.fromEntries(
                naturesDeTarif.map(({ nature }) => [nature, v[`tarif-${nature}`]]),
              ),
              au: { hebergement: v['au-hebergement'], dependance: v['au-dependance'], loyer: v['au-loyer'] },
            },
          }),
        montrer: remontree => montrer(r, structure, remontree),
        vers: chemins.grandAge(structure.id),
        message: 'L’offre Grand Âge est enregistrée.',
      }),
    ),
  ),
]

async function montrer(r: Requete<Acteur>, structure: StructureOuverte, remontree?: Remontree) {
  const grandAge = await lireGrandAge(r.services.base, structure.id)
  return montrerSaisie(
    r,
    {
      structure,
      onglet: { libelle: 'Offre Grand Âge', href: chemins.grandAge(structure.id) },
      titre: 'Offre et tarifs',
      etat: `${structure.nom}. ${phraseDeSaisie(grandAge.saisie)}.`,
      aide: (
        <p>
          Ces réponses et ces tarifs sont publics : les familles cherchent et comparent d’après eux. Le
          référent de la structure les tient à jour, au moins une fois par an quand les tarifs changent.
        </p>
      ),
      remontree,
    },
    <FormulaireGrandAge
      structureId={structure.id}
      saisie={remontree?.saisie ?? saisieDe(grandAge)}
      erreurs={remontree?.erreurs ?? {}}
      jeton={randomUUID()}
      version={versionDe(remontree, grandAge.saisie)}
    />,
  )
}

function saisieDe({ offre, tarifs }: GrandAge): Saisie {
  const jours = groupesDeTarifs.map(({ groupe }) => {
    const natures = naturesDeTarif.filter(n => n.groupe === groupe).map(({ nature }) => nature as string)
    const au = tarifs.filter(t => natures.includes(t.nature)).map(t => t.au)
    return [`au-${groupe}`, [au.toSorted().at(-1) ?? '']] as const
  })
  return {
    hebergements: offre?.hebergements ?? [],
    logements: offre?.logements ?? [],
    autres_prestations: [offre?.autres_prestations ?? ''],
    ...Object.fromEntries(traits.map(trait => [trait, [enOuiNon(offre?.[trait])]])),
    ...Object.fromEntries(jours),
    ...Object.fromEntries(tarifs.map(({ nature, montant }) => [`tarif-${nature}`, [enSaisie(montant)]])),
  }
}

const enOuiNon = (valeur: boolean | null | undefined) =>
  valeur === null || valeur === undefined ? '' : valeur ? 'oui' : 'non'
