import { lireHistorique } from '#src/comptes/historique.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { get } from '#src/socle/web/route.ts'
import { habilitationsDemandees } from '../fins/lire-fins.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import { expliquer } from '../pouvoirs/refuser-auto-habilitation.ts'
import { PageDroit } from './page-droit.tsx'

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
