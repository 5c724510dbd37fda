import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { StructureOuverte } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { estGrandAge } from '../domaines.ts'
import { montrerSaisie } from '../pages/montrer-saisie.tsx'
import { tenueSi } from '../reserver-au-genre.ts'
import { communs } from '../saisie/champs-communs.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import { type Remontree, repondreSaisie, versionDe } from '../saisie/repondre-saisie.ts'
import { declarerPlaces, type PlacesSaisies } from './declarer-places.ts'
import { type GrandAge, type LieuDePlaces, lieuxDePlaces, lireGrandAge } from './lire-grand-age.ts'
import { FormulairePlaces } from './page-places.tsx'

const nombreSaisi = z.string().max(20, 'Saisissez un nombre entier de places.')
const schema = z.object({
  ...communs,
  ...Object.fromEntries(
    lieuxDePlaces.flatMap(lieu => [
      [`capacite-${lieu}`, nombreSaisi],
      [`libres-${lieu}`, nombreSaisi],
    ]),
  ),
})

const chemin = chemins.places(':structureId')

export const routesPlaces = [
  get(chemin, administrateur, tenueSi(estGrandAge, montrer)),

  post(
    chemin,
    administrateur,
    tenueSi(estGrandAge, (r, structure) =>
      repondreSaisie(r, {
        schema,
        agir: (tx, valeurs) =>
          declarerPlaces(tx, r, structure.id, { version: valeurs.version, places: enPlaces(valeurs) }),
        montrer: remontree => montrer(r, structure, remontree),
        vers: chemins.grandAge(structure.id),
        message: 'Les places sont déclarées.',
      }),
    ),
  ),
]

function enPlaces(valeurs: Readonly<Record<string, unknown>>): PlacesSaisies {
  const un = (nom: string) => String(valeurs[nom] ?? '')
  return Object.fromEntries(
    lieuxDePlaces.map(lieu => [lieu, { capacite: un(`capacite-${lieu}`), libres: un(`libres-${lieu}`) }]),
  ) as Record<LieuDePlaces, { capacite: string; libres: string }>
}

async function montrer(r: Requete<Acteur>, structure: StructureOuverte, remontree?: Remontree) {
  const grandAge = await lireGrandAge(r.services.base, structure.id)
  return montrerSaisie(
    r,
    {
      structure,
      onglet: { libelle: 'Offre Grand Âge', href: chemins.grandAge(structure.id) },
      titre: 'Déclarer les places',
      etat: `${structure.nom}. ${phraseDeSaisie(grandAge.saisiePlaces)}.`,
      aide: (
        <p>
          Les familles et les professionnels voient ces places avec leur date. Une place qui se libère, ou qui
          est prise : redites-le ici. Enregistrer les mêmes nombres les date d’aujourd’hui.
        </p>
      ),
      remontree,
    },
    <FormulairePlaces
      structureId={structure.id}
      lieux={lieuxOfferts(grandAge, remontree?.saisie)}
      saisie={remontree?.saisie ?? saisieDe(grandAge)}
      erreurs={remontree?.erreurs ?? {}}
      jeton={randomUUID()}
      version={versionDe(remontree, grandAge.saisiePlaces)}
    />,
  )
}

/** What the offer says it has, what was declared already, what was just typed; everything while the offer is not described. */
function lieuxOfferts({ offre, places }: GrandAge, saisie: Saisie = {}): LieuDePlaces[] {
  const utiles = new Set<string>([
    ...(offre?.hebergements ?? []),
    ...(offre?.alzheimer ? ['unite-protegee'] : []),
    ...places.map(({ hebergement }) => hebergement),
    ...lieuxDePlaces.filter(lieu => saisie[`libres-${lieu}`]?.at(-1) || saisie[`capacite-${lieu}`]?.at(-1)),
  ])
  return utiles.size === 0 ? [...lieuxDePlaces] : lieuxDePlaces.filter(lieu => utiles.has(lieu))
}

function saisieDe({ places }: GrandAge): Saisie {
  const texte = (n: number | null) => [n === null ? '' : String(n)]
  return Object.fromEntries(
    places.flatMap(({ hebergement, capacite, libres }) => [
      [`capacite-${hebergement}`, texte(capacite)],
      [`libres-${hebergement}`, texte(libres)],
    ]),
  )
}
