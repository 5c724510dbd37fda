import type { Partie } from './texte.tsx'

/** The directory that anybody may open, signed in or not. */
export const annuairePublic = (): Partie[] => [
  {
    id: 'annuaire',
    titre: 'Comment trouver un établissement ?',
    contenu: (
      <>
        <p>
          L’<a href="/annuaire">annuaire</a> est ouvert à tous. Écrivez comme vous parlez : « ehpad
          montpellier », « smr cardio 31 », un nom, une adresse, un code postal ou un FINESS. Ce qui a été
          compris s’affiche sous la recherche ; chaque élément se retire.
        </p>
        <ul>
          <li>Un nom qui ressemble à une ville se met entre guillemets : "les landes".</li>
          <li>
            « Plus de filtres » permet de chercher autour d’une commune, sous un prix, ou avec des places
            déclarées.
          </li>
          <li>
            Les prix et les places sont déclarés par les établissements, avec leur date : au-delà de 30 jours,
            une place libre n’est plus annoncée.
          </li>
        </ul>
      </>
    ),
  },
  {
    id: 'reste-a-charge',
    titre: 'Combien reste-t-il à payer en EHPAD ?',
    contenu: (
      <p>
        Le <a href="/annuaire/reste-a-charge">calculateur</a> estime l’hébergement, la dépendance, l’APA,
        l’aide sociale et la réduction d’impôt, chaque ligne expliquée. Rien de ce qui y est saisi n’est
        conservé. L’aide au logement se demande à la CAF ou à la MSA.
      </p>
    ),
  },
]
