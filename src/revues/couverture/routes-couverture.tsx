import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { type Couverte, compterCouverture, etats, listerCouverture } from './lire-couverture.ts'
import { PageCouverture, parPage } from './page-couverture.tsx'
import { relancerLesRetards } from './relancer.ts'

/** More rows than a spreadsheet is read with. */
const exportMax = 30_000

const etatVoulu = (lu: string | undefined) => etats.find(e => e === lu) ?? null

export const routesCouverture = [
  get(chemins.couverture, administrateur, async r => {
    const { base } = r.services
    const etat = etatVoulu(r.requete('etat'))
    const lue = Number(r.requete('page'))
    const page = Number.isInteger(lue) && lue >= 1 && lue <= 10_000 ? lue : 1
    const [nombres, structures] = await Promise.all([
      compterCouverture(base, r.acteur, r.maintenant),
      listerCouverture(base, r.acteur, {
        etat,
        limite: parPage,
        depuis: (page - 1) * parPage,
        maintenant: r.maintenant,
      }),
    ])
    return r.page({
      titre: 'Couverture des revues',
      section: 'Administration',
      contenu: <PageCouverture {...{ nombres, etat, page, structures }} jeton={randomUUID()} />,
    })
  }),

  get(chemins.couvertureCsv, administrateur, async r =>
    exporterCsv<Couverte>(r, {
      fichier: 'couverture-des-revues',
      acte: 'couverture.exportee',
      colonnes: [
        { titre: 'Structure', valeur: s => s.nom },
        { titre: 'Commune', valeur: s => s.commune },
        { titre: 'Département', valeur: s => s.departement },
        { titre: 'État', valeur: s => s.etat },
        { titre: 'Échéance', valeur: s => s.echeance },
        { titre: 'Dernière revue close le', valeur: s => s.closeLe?.toISOString() ?? null },
      ],
      lignes: await listerCouverture(r.services.base, r.acteur, {
        etat: etatVoulu(r.requete('etat')),
        limite: exportMax,
        depuis: 0,
        maintenant: r.maintenant,
      }),
    }),
  ),

  post(chemins.relancer, administrateur, async r => {
    const lu = await lireFormulaire(r, z.object({ jeton: schemaJeton }))
    if (!lu.ok) return r.redirige(chemins.couverture, 'Rechargez la page et recommencez.')
    const reponse = await uneSeuleFois<Record<never, never>>(r, lu.valeurs.jeton, async tx => {
      const relances = await relancerLesRetards(tx, r)
      return {
        ok: true,
        vers: chemins.couverture,
        message: `${pluriel(relances, 'relecteur relancé', 'relecteurs relancés')}.`,
      }
    })
    return reponse.ok ? r.redirige(reponse.vers, reponse.message) : r.introuvable()
  }),
]
