import type { Child } from 'hono/jsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'
import { CadreFiche, libelleOnglet, type NomOnglet } from './cadre.tsx'

/** One tab of a fiche, in what all of them share. */
export function montrerOnglet(
  r: Requete<Acteur>,
  lisible: StructureLisible,
  actif: NomOnglet,
  contenu: Child,
): Promise<Response> {
  return r.page({
    titre: `${libelleOnglet(actif)}, ${lisible.structure.nom}`,
    section: 'Fiche annuaire',
    contenu: (
      <CadreFiche
        {...lisible}
        actif={actif}
        courrielRor={r.services.config.ROR_COURRIEL}
        aujourdHui={jourDe(r.maintenant)}
      >
        {contenu}
      </CadreFiche>
    ),
  })
}
