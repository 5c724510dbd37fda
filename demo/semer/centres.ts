import { readFileSync } from 'node:fs'

type Contours = {
  echelle: [number, number]
  origine: [number, number]
  arcs: [number, number][][]
  contours: Record<string, number[][][]>
}

/** Middle of the outline of each département, from those that the map shows: where a synthetic structure stands. */
export function centresDesDepartements(): { code: string; latitude: number; longitude: number }[] {
  const fichier = new URL('../../src/annuaire-public/carte/departements.topojson', import.meta.url)
  const { echelle, origine, arcs, contours } = JSON.parse(readFileSync(fichier, 'utf8')) as Contours
  return Object.entries(contours).map(([code, polygones]) => {
    const anneaux = polygones.flatMap(([exterieur = []]) => [exterieur])
    // the mainland of a département is the ring that has the most arcs
    const principal = anneaux.toSorted((a, b) => b.length - a.length)[0] ?? []
    const points = principal.flatMap(rang => decoder(arcs[rang < 0 ? ~rang : rang] ?? []))
    const milieu = (axe: 0 | 1) => {
      const valeurs = points.map(point => point[axe] ?? 0)
      return ((Math.min(...valeurs) + Math.max(...valeurs)) / 2) * echelle[axe] + origine[axe]
    }
    return { code, latitude: milieu(1), longitude: milieu(0) }
  })
}

function decoder(arc: readonly [number, number][]): [number, number][] {
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]) => {
    x += dx
    y += dy
    return [x, y]
  })
}
