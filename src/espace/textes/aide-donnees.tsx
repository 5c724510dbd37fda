import type { Partie } from './texte.tsx'

/** For whoever wants the directory in their own tools. */
export const donneesOuvertes = (): Partie[] => [
  {
    id: 'donnees-ouvertes',
    titre: 'Comment réutiliser l’annuaire dans mes outils ?',
    contenu: (
      <p>
        L’annuaire public se télécharge chaque jour dans un tableur ou un outil d’analyse, depuis{' '}
        <a href="/annuaire/donnees">Données ouvertes</a>. Un logiciel peut aussi l’interroger en FHIR R4, sans
        compte, à l’adresse <a href="/fhir/metadata">/fhir</a>.
      </p>
    ),
  },
]
