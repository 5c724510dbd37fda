import type { Ton } from '#src/socle/ui/etiquettes.tsx'
import type { Import } from './lire-imports.ts'
import type { Issue } from './tables.ts'

export const motDeLIssue: Record<Issue, { libelle: string; ton: Ton }> = {
  cree: { libelle: 'Compte créé', ton: 'succes' },
  attribue: { libelle: 'Habilitation attribuée', ton: 'succes' },
  propose: { libelle: 'Habilitation proposée', ton: 'info' },
  inchange: { libelle: 'Inchangé', ton: 'neutre' },
  homonyme: { libelle: 'Homonyme', ton: 'attention' },
  refuse: { libelle: 'Refusé', ton: 'erreur' },
}

export const issues = Object.keys(motDeLIssue) as Issue[]

export function motDeLEtat({ genre, etat }: Pick<Import, 'genre' | 'etat'>): string {
  if (genre === 'departs') return 'À comparer'
  const mots = {
    'a-verifier': 'Vérification en cours',
    verifie: 'À confirmer',
    'a-appliquer': 'Import en cours',
    applique: 'Importé',
  } as const
  return mots[etat]
}
