import type { LigneHistorique } from '#src/comptes/historique.ts'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { phraseDe } from '#src/socle/journal/phrases.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Historique } from '#src/socle/ui/historique.tsx'
import { TeteDeFiche } from './fiche.tsx'

/** Who did what to this account, when and why. */
export const PageHistorique = (p: {
  compte: Compte
  soiMeme: boolean
  lignes: readonly LigneHistorique[]
}) => (
  <TeteDeFiche compte={p.compte} soiMeme={p.soiMeme} onglet="historique">
    {p.lignes.length > 0 ? (
      <Historique
        evenements={p.lignes.map(l => ({
          quand: jourEtHeure(l.instant),
          instant: l.instant.toISOString(),
          qui: l.auteur ?? 'Automatique',
          quoi: phraseDe(l.acte, l.details),
          pourquoi: l.motif ?? undefined,
        }))}
      />
    ) : (
      <EtatVide
        titre="Rien pour l’instant"
        texte={<p>Ce qui arrivera à ce compte et à ses habilitations chez vous s’écrira ici.</p>}
      />
    )}
  </TeteDeFiche>
)
