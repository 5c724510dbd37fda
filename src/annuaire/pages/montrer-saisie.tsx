import type { Child } from 'hono/jsx'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { type Remontree, statutDe } from '../saisie/repondre-saisie.ts'
import { CadreSaisie, type ProprietesCadreSaisie } from './cadre-saisie.tsx'

type Proprietes = Omit<ProprietesCadreSaisie, 'erreurs' | 'conflit' | 'children'> & {
  /** What was sent, when it comes back to be mended. */
  remontree: Remontree | undefined
}

/** One form of a fiche, in what all of them share. */
export function montrerSaisie(
  r: Requete<Acteur>,
  { remontree, ...cadre }: Proprietes,
  formulaire: Child,
): Promise<Response> {
  return r.page({
    titre: `${remontree ? 'Erreur : ' : ''}${cadre.titre}, ${cadre.structure.nom}`,
    section: 'Fiche annuaire',
    statut: statutDe(remontree),
    contenu: (
      <CadreSaisie {...cadre} erreurs={remontree?.erreurs ?? {}} conflit={remontree?.conflit}>
        {formulaire}
      </CadreSaisie>
    ),
  })
}
