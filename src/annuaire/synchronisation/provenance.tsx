import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { ObjetSuivi } from '#src/structures/ror/synchronisation/lire-objets.ts'

const nomsDesObjets: Record<ObjetSuivi['objet'], string> = {
  'entite-juridique': 'Entité juridique',
  structure: 'Structure',
  unite: 'Unité',
  offre: 'Offre',
  lieu: 'Lieu',
}

/** When each object changed at the source, and when we heard of it. */
export const Provenance = ({ objets }: { objets: readonly ObjetSuivi[] }) => (
  <Tableau
    legende={`Provenance de ${pluriel(objets.length, 'élément')} de la fiche`}
    colonnes={[
      { cle: 'nom', titre: 'Élément', cellule: ({ nom }) => nom },
      { cle: 'objet', titre: 'Nature', cellule: ({ objet }) => nomsDesObjets[objet] },
      {
        cle: 'maj',
        titre: 'Modifié au ROR',
        etroite: true,
        cellule: ({ majLe }) => (majLe ? jourEtHeure(majLe) : '—'),
      },
      {
        cle: 'recue',
        titre: 'Reçu',
        etroite: true,
        cellule: ({ recueLe }) => (recueLe ? jourEtHeure(recueLe) : '—'),
      },
      {
        cle: 'etat',
        titre: 'État',
        cellule: ({ recueLe, absenteLe }) =>
          absenteLe ? (
            <Etiquette ton="erreur">N’est plus au ROR</Etiquette>
          ) : recueLe ? (
            <Etiquette ton="succes">Au ROR</Etiquette>
          ) : (
            <Etiquette>Saisi ici</Etiquette>
          ),
      },
    ]}
    lignes={objets}
  />
)
