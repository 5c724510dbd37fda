import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { aUnRor } from '#src/structures/ror/source/reglages.ts'
import {
  lireEtapes,
  lirePassage,
  lirePassages,
  passagesParPage,
} from '#src/structures/ror/synchronisation/lire-passages.ts'
import { cheminPassages } from '#src/structures/ror/synchronisation/noms.ts'
import { equipeRegionale } from '../synchronisation/droits.ts'
import { PagePassage } from './page-passage.tsx'
import { PagePassages } from './page-passages.tsx'

/** The runs of the mirror, for those who answer for the directory of a region. */
export const routesPassages: readonly Route[] = [
  get(cheminPassages, equipeRegionale, async r => {
    const avant = entier(r.requete('avant'), Number.MAX_SAFE_INTEGER)
    const passages = await lirePassages(r.services.base, { avant, limite: passagesParPage + 1 })
    const montres = passages.slice(0, passagesParPage)
    return r.page({
      titre: 'Synchronisation avec le ROR',
      section: 'Administration',
      contenu: (
        <PagePassages
          passages={montres}
          configuree={aUnRor(r.services.config)}
          plusAncien={
            passages.length > montres.length ? `${cheminPassages}?avant=${montres.at(-1)?.id}` : null
          }
          plusRecent={avant === undefined ? null : cheminPassages}
        />
      ),
    })
  }),

  get(`${cheminPassages}/:passageId`, equipeRegionale, async r => {
    const id = entier(r.parametre('passageId'), Number.MAX_SAFE_INTEGER)
    const passage = id === undefined ? undefined : await lirePassage(r.services.base, id)
    if (!passage) return r.introuvable()
    return r.page({
      titre: `Synchronisation n° ${passage.id}`,
      section: 'Administration',
      contenu: <PagePassage passage={passage} etapes={await lireEtapes(r.services.base, passage.id)} />,
    })
  }),
]
