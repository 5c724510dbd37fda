import type { Child } from 'hono/jsx'
import { ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Conflit } from '../saisie/enregistrer-saisie.ts'
import { AlerteConflit } from '../saisie/mentions.tsx'

export type ProprietesCadreSaisie = {
  structure: { id: string; nom: string }
  /** The tab that it comes from, between the fiche and the form. */
  onglet?: { libelle: string; href: string }
  titre: string
  etat?: Child
  aide: Child
  erreurs?: Erreurs
  conflit?: Conflit | undefined
  children: Child
}

/** What every form of the fiche shares: where it is, who may, what somebody else wrote, what is to mend. */
export const CadreSaisie = ({
  structure,
  onglet,
  titre,
  etat,
  aide,
  erreurs = {},
  conflit,
  children,
}: ProprietesCadreSaisie) => (
  <>
    <TetePage
      titre={titre}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Fiche annuaire', href: chemins.liste },
        { libelle: structure.nom, href: chemins.fiche(structure.id) },
        ...(onglet ? [onglet] : []),
        { libelle: titre },
      ]}
      etat={etat ?? structure.nom}
    />
    <AQuoiSertCettePage>{aide}</AQuoiSertCettePage>
    <AlerteConflit conflit={conflit} />
    <ResumeErreurs erreurs={erreurs} />
    {children}
  </>
)
