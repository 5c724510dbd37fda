import { lirePageHistorique } from '#src/comptes/historique.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { get } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { OngletHistorique } from '../pages/historique.tsx'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { montrerChangements } from './montrer-changements.tsx'

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
        {!avant &&
          (await montrerChangements(r, lisible.structure, { titre: 'Ce qui a changé sur la fiche', ici }))}
        <OngletHistorique
          lignes={lignes}
          plusAncien={suivante ? `${ici}?avant=${suivante}` : null}
          plusRecent={avant ? ici : null}
        />
      </>,
    )
  }),
]
