import type { Lecture } from '#src/socle/base/base.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { ListeActions } from '#src/socle/ui/page.tsx'
import { finessLisible } from '#src/socle/ui/structure.tsx'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { rechercherStructures } from '#src/structures/rechercher-structures.ts'
import type { StructureResumee } from '#src/structures/requetes.ts'

/** The open structures that match these words; none without words. */
export async function structuresProposees(
  base: Lecture,
  texte: string,
  aujourdhui: Jour,
): Promise<StructureResumee[]> {
  if (texte.trim() === '') return []
  const { structures } = await rechercherStructures(base, { texte: texte.slice(0, 100), parPage: 15 })
  return structures.filter(s => !nAccueillePlus(s, aujourdhui))
}

type Proprietes = {
  action: string
  texte: string
  trouvees: readonly StructureResumee[]
  lien: (structureId: string) => string
}

/** Which structure: by its name, its town or its FINESS. */
export const ChoisirStructure = ({ action, texte, trouvees, lien }: Proprietes) => (
  <>
    <Filtres action={action} bouton="Chercher" etiquette="Chercher une structure">
      <ChampTexte
        nom="q"
        libelle="Nom, commune ou numéro FINESS de la structure"
        type="search"
        valeur={texte}
        longueurMax={100}
      />
    </Filtres>
    {texte.trim() !== '' && trouvees.length === 0 && (
      <EtatVide
        titre="Aucune structure ne correspond"
        texte="Vérifiez l’orthographe, essayez la commune, ou le numéro FINESS qui figure sur les documents de la structure."
      />
    )}
    {trouvees.length > 0 && (
      <ListeActions
        actions={trouvees.map(s => ({
          libelle: s.nom,
          href: lien(s.id),
          description: [s.commune, s.finess && `FINESS ${finessLisible(s.finess)}`]
            .filter(Boolean)
            .join(', '),
        }))}
      />
    )}
  </>
)
