import type { LigneHistorique } from '#src/comptes/historique.ts'
import { phraseDe } from '#src/socle/journal/phrases.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Historique, type Suite, SuiteHistorique } from '#src/socle/ui/historique.tsx'
import { Section } from '#src/socle/ui/page.tsx'

type Proprietes = Suite & { lignes: readonly LigneHistorique[] }

/** Fourth tab, for who administers the structure: who did what, when and why. */
export const OngletHistorique = ({ lignes, plusAncien, plusRecent }: Proprietes) =>
  lignes.length === 0 ? (
    <EtatVide
      titre={plusRecent ? 'Il n’y a rien de plus ancien' : 'Rien ne s’est encore passé ici'}
      texte="Chaque habilitation attribuée, renouvelée ou terminée dans la structure s’inscrit ici, avec son auteur et son motif."
      action={plusRecent && <LienBouton href={plusRecent}>Revenir au plus récent</LienBouton>}
    />
  ) : (
    <Section titre="Ce qui s’est passé dans la structure">
      <Historique
        evenements={lignes.map(({ instant, auteur, personne, acte, details, motif }) => ({
          quand: jourEtHeure(instant),
          instant: instant.toISOString(),
          qui: auteur ?? 'Automatique :',
          quoi: (
            <>
              {phraseDe(acte, details)}
              {personne && personne !== auteur && <span class="noeud-detail">{` · pour ${personne}`}</span>}
            </>
          ),
          pourquoi: motif ?? undefined,
        }))}
      />
      <SuiteHistorique {...{ plusAncien, plusRecent }} />
    </Section>
  )
