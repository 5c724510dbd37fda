import { lireHistorique } from '#src/comptes/historique.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { get } from '#src/socle/web/route.ts'
import { administrateur } from './administration.ts'
import { habilitationsDemandees } from './lire-fins.ts'
import { PageDroit } from './pages/droit.tsx'
import { chemins, nomComplet } from './pages/mots.ts'
import { expliquer } from './refuser-auto-habilitation.ts'

export const routesDroit = [
  get(chemins.droit(':habilitationId'), administrateur, async r => {
    const [h] = await habilitationsDemandees(r, [r.parametre('habilitationId')])
    if (!h) return r.introuvable()
    const { base } = r.services
    const aMoi = h.personne.id === r.acteur.compteId
    const pourquoiPas = aMoi
      ? await expliquer(base, {
          acteur: r.acteur,
          acte: 'modifier',
          structureId: h.structureId,
          maintenant: r.maintenant,
        })
      : null
    return r.page({
      titre: `${h.profil.libelle}, ${nomComplet(h.personne)}`,
      section: 'Administration',
      contenu: (
        <PageDroit
          h={h}
          historique={await lireHistorique(base, { habilitationId: h.id })}
          pourquoiPas={pourquoiPas}
          aujourdhui={jourDe(r.maintenant)}
        />
      ),
    })
  }),
]
