import type { LigneHistorique } from '#src/comptes/historique.ts'
import { phraseDe } from '#src/socle/journal/phrases.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Historique, type Suite, SuiteHistorique } from '#src/socle/ui/historique.tsx'
import { Section } from '#src/socle/ui/page.tsx'

type Proprietes = Suite & { moi: string; lignes: readonly LigneHistorique[] }

/** What was done to one's own account, by whom, and what one did oneself. */
export const OngletJournal = ({ moi, lignes, plusAncien, plusRecent }: Proprietes) =>
  lignes.length === 0 ? (
    <EtatVide
      titre={plusRecent ? 'Il n’y a rien de plus ancien' : 'Rien ne s’est encore passé'}
      texte="Ce qui arrive à votre compte et à vos habilitations, et ce que vous faites vous-même, s’écrit ici avec son auteur et son motif."
      action={plusRecent && <LienBouton href={plusRecent}>Revenir au plus récent</LienBouton>}
    />
  ) : (
    <Section
      titre="Ce qui vous concerne et ce que vous avez fait"
      chapeau="Une ligne que vous ne reconnaissez pas\u00a0? Changez de mot de passe et prévenez votre référent. Personne ne peut modifier ni effacer ce journal."
    >
      <Historique
        evenements={lignes.map(l => ({
          quand: jourEtHeure(l.instant),
          instant: l.instant.toISOString(),
          qui: l.auteurId === moi ? 'Vous' : (l.auteur ?? 'Automatique'),
          quoi: (
            <>
              {phraseDe(l.acte, l.details)}
              {l.personneId && l.personneId !== l.auteurId && (
                <span class="noeud-detail">{` · pour ${l.personneId === moi ? 'vous' : l.personne}`}</span>
              )}
              {l.issue === 'refuse' && <span class="noeud-detail"> · refusé</span>}
            </>
          ),
          pourquoi: l.motif ?? undefined,
        }))}
      />
      <SuiteHistorique {...{ plusAncien, plusRecent }} />
    </Section>
  )
