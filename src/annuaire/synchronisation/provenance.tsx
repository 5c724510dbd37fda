import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Depliable } from '#src/socle/ui/depliable.tsx'
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

const pluriels: Record<ObjetSuivi['objet'], string> = {
  'entite-juridique': 'entités juridiques',
  structure: 'structures',
  unite: 'unités',
  offre: 'offres',
  lieu: 'lieux',
}

/** When each object changed at the source, and when we heard of it: folded, for a hospital has dozens of them. */
export const Provenance = ({ objets }: { objets: readonly ObjetSuivi[] }) => (
  <Depliable titre={pluriel(objets.length, 'élément')} detail={enBref(objets)}>
    <Elements objets={objets} />
  </Depliable>
)

/** « structure, entité juridique, 29 unités, 9 offres, 9 lieux » */
function enBref(objets: readonly ObjetSuivi[]): string {
  return [...Map.groupBy(objets, ({ objet }) => objet)]
    .map(([objet, siens]) => {
      const nom = nomsDesObjets[objet].toLocaleLowerCase('fr')
      return siens.length === 1 ? nom : pluriel(siens.length, nom, pluriels[objet])
    })
    .join(', ')
}

const Elements = ({ objets }: { objets: readonly ObjetSuivi[] }) => (
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
