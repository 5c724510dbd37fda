import { CarteAction, CartesAction } from '#src/socle/ui/carte-action.tsx'
import { accord } from '#src/socle/ui/typographie.ts'
import type { ADecider } from './modele.ts'

export const chemins = {
  echeances: '/administration/echeances',
  renouveler: '/administration/habilitations/renouveler?echeance=60',
  fragiles: '/administration/structures-sans-relais',
  enAttente: '/administration/utilisateurs?etat=invite',
  renvoyer: '/administration/invitations',
}

/** The four figures of an administrator's day. A figure at zero stays: it says that it was looked at. */
export const Cartes = ({ aDecider: { echeances, fragiles, enAttente, departs } }: { aDecider: ADecider }) => (
  <CartesAction>
    <CarteAction
      titre="Échéances"
      valeur={echeances.total}
      auMoins={echeances.plafonne}
      ton={echeances.total > 0 ? 'attention' : 'calme'}
      phrase={
        echeances.total > 0
          ? `${accord(echeances.total, 'habilitation se termine', 'habilitations se terminent')} dans les 60 jours.`
          : 'Aucune habilitation ne se termine dans les 60 jours.'
      }
      action={echeances.total > 0 ? { libelle: 'Renouveler', href: chemins.renouveler } : undefined}
    />
    <CarteAction
      titre="Référents"
      valeur={fragiles.total}
      ton={fragiles.total > 0 ? 'attention' : 'calme'}
      phrase={
        fragiles.total > 0
          ? `${accord(fragiles.total, 'structure a', 'structures ont')} moins de deux référents.`
          : 'Chaque structure a ses deux référents.'
      }
      action={fragiles.total > 0 ? { libelle: 'Voir les structures', href: chemins.fragiles } : undefined}
    />
    <CarteAction
      titre="Comptes à activer"
      valeur={enAttente.total}
      phrase={
        enAttente.total > 0
          ? `${accord(enAttente.total, 'personne n’a', 'personnes n’ont')} pas encore activé ${accord(enAttente.total, 'son', 'leur')} compte.`
          : 'Chaque compte créé a été activé.'
      }
      ton={enAttente.total > 0 ? 'neutre' : 'calme'}
      action={enAttente.total > 0 ? { libelle: 'Voir les comptes', href: chemins.enAttente } : undefined}
    />
    <CarteAction
      titre="Départs"
      valeur={departs.total}
      phrase={
        departs.total > 0
          ? `${accord(departs.total, 'départ est prévu', 'départs sont prévus')}.`
          : 'Aucun départ n’est prévu.'
      }
      ton={departs.total > 0 ? 'neutre' : 'calme'}
      action={departs.total > 0 ? { libelle: 'Voir les départs', href: '#departs' } : undefined}
    />
  </CartesAction>
)
