import { randomUUID } from 'node:crypto'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { porteeDe } from '../recherche/portee.ts'
import { type ARevoir, lireARevoir, type Vue, vues } from './lire.ts'
import { PageARevoir, titresDesVues } from './page.tsx'

/** As many as one goes through in a sitting; the file has them all. */
const montres = 200
const exportes = 10_000

export const routesARevoir: readonly Route[] = [
  get(chemins.aRevoir, administrateur, async r => {
    const vue = vueDemandee(r)
    const lignes = await lire(r, vue, montres)
    return r.page({
      titre: `${titresDesVues[vue]}, comptes à revoir`,
      section: 'Administration',
      contenu: (
        <PageARevoir vue={vue} lignes={lignes} plein={lignes.length === montres} jeton={randomUUID()} />
      ),
    })
  }),

  get(`${chemins.aRevoir}.csv`, administrateur, async r => {
    const vue = vueDemandee(r)
    return exporterCsv<ARevoir>(r, {
      fichier: `comptes-a-revoir-${vue}`,
      acte: 'utilisateurs.exportes',
      colonnes: [
        { titre: 'Nom', valeur: l => l.nom },
        { titre: 'Prénom', valeur: l => l.prenom },
        { titre: 'Adresse électronique', valeur: l => l.courriel },
        { titre: titresDesVues[vue], valeur: l => l.quoi },
        { titre: 'Depuis', valeur: l => (l.depuis ? jourDe(l.depuis) : null) },
        { titre: 'Habilitations', valeur: l => l.habilitations.length },
      ],
      lignes: await lire(r, vue, exportes),
    })
  }),
]

const vueDemandee = (r: Requete<Acteur>): Vue => vues.find(vue => vue === r.requete('vue')) ?? 'sans-droit'

async function lire(r: Requete<Acteur>, vue: Vue, limite: number): Promise<ARevoir[]> {
  const { base } = r.services
  const portee = await porteeDe(base, r.acteur)
  return lireARevoir(base, vue, { acteur: r.acteur, portee, maintenant: r.maintenant, limite })
}
