import type { Child } from 'hono/jsx'
import { lirePageHistorique } from '#src/comptes/historique.ts'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { debutDuJour, schemaJour } from '#src/socle/temps/jours.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { lireChangements } from '#src/structures/historique/lire-changements.ts'
import { chemins } from '../chemins.ts'
import { exigerStructureLisible, type StructureLisible } from '../exiger-structure-lisible.ts'
import { OngletHistorique } from '../pages/historique.tsx'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { Changements } from './changements.tsx'

/** Who administers the structure reads what changed on its fiche, then who did what there. */
export const routesHistorique = [
  get(chemins.historique(':structureId'), connecte, async r => {
    const lisible = await exigerStructureLisible(r)
    if (!lisible.administree)
      return r.refuse('L’historique d’une structure est ouvert à ses référents et à l’équipe régionale.')
    const { id } = lisible.structure
    const { base } = r.services
    const avant = entier(r.requete('avant'), Number.MAX_SAFE_INTEGER)
    const { lignes, suivante } = await lirePageHistorique(base, { structureId: id }, avant)
    const ici = chemins.historique(id)
    return montrerOnglet(
      r,
      lisible,
      'historique',
      <>
        {!avant && (await sectionChangements(r, lisible))}
        <OngletHistorique
          lignes={lignes}
          plusAncien={suivante ? `${ici}?avant=${suivante}` : null}
          plusRecent={avant ? ici : null}
        />
      </>,
    )
  }),
]

/** How many changes a page shows. */
const changementsParPage = 40

async function sectionChangements(r: Requete<Acteur>, { structure }: StructureLisible): Promise<Child> {
  const { base } = r.services
  const lu = schemaJour.safeParse(r.requete('depuis') ?? '')
  const depuis = lu.success ? lu.data : null
  const { changements, suivante } = await lireChangements(base, structure.id, {
    depuis: depuis === null ? undefined : debutDuJour(depuis),
    avantId: entier(r.requete('changements'), Number.MAX_SAFE_INTEGER),
    niveau: 2,
    limite: changementsParPage,
  })
  const personnes = await trouverPersonnes(
    base,
    changements.flatMap(({ acteurId }) => acteurId ?? []),
  )
  const auteurs = new Map(personnes.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
  const ici = chemins.historique(structure.id)
  const suite = suivante
    ? `${ici}?${new URLSearchParams({ ...(depuis && { depuis }), changements: String(suivante) })}`
    : null
  return <Changements structure={structure.nom} {...{ changements, auteurs, depuis, ici, suite }} />
}
