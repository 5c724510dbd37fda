import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import { estVivant } from './etats.ts'
import type { Signalement } from './lire-signalements.ts'
import { ListeDesSignalements } from './liste.tsx'

type Proprietes = { structureId: string; signalements: readonly Signalement[] }

/** What was said to be wrong in the ROR, and where each report stands. */
export const OngletSignalements = ({ structureId, signalements }: Proprietes) => {
  const signaler = (
    <LienBouton href={chemins.signaler(structureId)} genre="primaire">
      Signaler une erreur
    </LienBouton>
  )
  if (signalements.length === 0)
    return (
      <EtatVide
        titre="Aucun signalement"
        texte="Une information du ROR est fausse ou manque ? Dites ce qui est juste : l’équipe ROR le reçoit, et le signalement se clôt de lui-même quand la bonne valeur arrive."
        action={signaler}
      />
    )
  const vivants = signalements.filter(({ etat }) => estVivant(etat))
  const clos = signalements.filter(({ etat }) => !estVivant(etat))
  return (
    <>
      <Section titre="En cours" actions={signaler}>
        {vivants.length > 0 ? (
          <ListeDesSignalements signalements={vivants} />
        ) : (
          <p class="non-renseigne">Rien n’attend : tout ce qui a été signalé a reçu une réponse.</p>
        )}
      </Section>
      {clos.length > 0 && (
        <Section titre="Clos">
          <ListeDesSignalements signalements={clos} />
        </Section>
      )}
    </>
  )
}
