import { ajouterJours, type Jour } from '#src/socle/temps/jours.ts'
import type { Personne, Peuplement } from './types.ts'
import { type Contexte, enJournee } from './vies.ts'

/** « Départ d'un professionnel » (G13): every right of the person in the structure ends on that day, at most. */
export function partir(
  personne: Personne,
  finess: string,
  depart: { le: Jour; decidePar: string; contexte: Contexte & { peuplement: Peuplement } },
): void {
  const { le, decidePar, contexte } = depart
  const { alea, aujourdHui, peuplement } = contexte
  const touches = peuplement.droits.filter(
    ({ compte, perimetre, fin, termineeLe }) =>
      compte === personne.id &&
      'finess' in perimetre &&
      perimetre.finess === finess &&
      fin > le &&
      !termineeLe,
  )
  const decideLe = enJournee(ajouterJours(le < aujourdHui ? le : aujourdHui, -alea.entier(2, 8)), alea)
  const motif = alea.choisir(['Mutation', 'Départ à la retraite', 'Fin de contrat'])
  peuplement.departs.push({
    id: alea.uuid(),
    compte: personne.id,
    finess,
    le,
    immediat: false,
    motif,
    decidePar,
    decideLe,
    droits: touches.map(({ id, fin }) => ({ id, finPrecedente: fin })),
  })
  for (const droit of touches)
    Object.assign(droit, { fin: le, motifFin: 'depart', commentaireFin: motif, modifieePar: decidePar })
}
