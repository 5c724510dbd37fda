import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Recapitulatif } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { dernierJour } from '../liste/page-liste.tsx'
import { chemins, motDeLEtat, motDuMotif, nomComplet } from './mots.ts'

/** A stale form: what was asked, and what somebody else has done meanwhile. */
export const PagePerimee = (p: { message: string; demande: string; actuelles: readonly Habilitation[] }) => (
  <>
    <TetePage titre="Quelqu’un a modifié cette habilitation" />
    <Alerte ton="attention">
      <p>{p.message} Rien n’a été enregistré de votre demande.</p>
    </Alerte>
    <Recapitulatif
      titre="Les deux versions"
      lignes={[
        { libelle: 'Votre demande', valeur: p.demande },
        ...p.actuelles.map(h => ({
          libelle: `Aujourd’hui, ${nomComplet(h.personne)}`,
          valeur: <a href={chemins.droit(h.id)}>{etatActuel(h)}</a>,
        })),
      ]}
    />
    <LienBouton href={chemins.liste}>Revenir aux habilitations</LienBouton>
  </>
)

const etatActuel = (h: Habilitation) =>
  `${h.profil.libelle}, ${h.lieu} : ${motDeLEtat[h.etat].toLowerCase()}${h.motifFin ? ` (${motDuMotif[h.motifFin]})` : ''}, dernier jour le ${enToutesLettres(dernierJour(h))}`
