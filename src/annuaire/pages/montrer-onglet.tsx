import type { Child } from 'hono/jsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { StructureLisible } from '../exiger-structure-lisible.ts'
import { CadreFiche, libelleOnglet, type NomOnglet } from './cadre.tsx'

/** One tab of a fiche, in what all of them share. @param erreurs of the form that was refused: 422, summed up on top */
export function montrerOnglet(
  r: Requete<Acteur>,
  lisible: StructureLisible,
  actif: NomOnglet,
  contenu: Child,
  erreurs: Erreurs = {},
): Promise<Response> {
  return r.page({
    titre: `${libelleOnglet(actif)}, ${lisible.structure.nom}`,
    section: 'Fiche annuaire',
    statut: Object.keys(erreurs).length > 0 ? 422 : 200,
    contenu: (
      <CadreFiche
        {...lisible}
        actif={actif}
        courrielRor={r.services.config.ROR_COURRIEL}
        aujourdHui={jourDe(r.maintenant)}
      >
        <ResumeErreurs erreurs={erreurs} />
        {contenu}
      </CadreFiche>
    ),
  })
}
