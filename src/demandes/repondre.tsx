import type { Acteur } from '#src/socle/acces/acteur.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'
import type { Erreurs, Reponse } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { RefusDemande } from './contexte.ts'

type Suite = {
  reponse: Reponse<RefusDemande>
  /** The form again, with what was typed and what to mend (422). */
  montrer: (erreurs: Erreurs) => Response | Promise<Response>
  /** Where to go on from when somebody else has acted meanwhile. */
  retour: string
}

/** What every answer of this slice leads to. */
export async function repondre(r: Requete<Acteur>, { reponse, montrer, retour }: Suite): Promise<Response> {
  if (reponse.ok) return r.redirige(reponse.vers, reponse.message)
  switch (reponse.genre) {
    case 'hors-perimetre':
      return r.introuvable()
    case 'saisie':
      return montrer(reponse.erreurs)
    case 'soi-meme':
      return arreter(r, 403, 'Votre propre demande', reponse.message, retour)
    case 'depassee':
    case 'perime':
    case 'dernier-referent':
      return arreter(r, 409, 'La demande a changé entre-temps', reponse.message, retour)
    default:
      return reponse satisfies never
  }
}

function arreter(r: Requete<Acteur>, statut: 403 | 409, titre: string, message: string, retour: string) {
  return r.page({
    titre,
    section: 'Administration',
    statut,
    contenu: (
      <EtatRefus
        niveau={1}
        titre={titre}
        texte={message}
        action={<LienBouton href={retour}>Revenir à la demande</LienBouton>}
      />
    ),
  })
}
