import { Bouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { chemins } from './chemins.ts'
import type { ProprietesSynchronisation } from './proprietes.ts'

/** The third state, decided here by the regional team whatever the ROR says. */
export const Desactivation = ({ structure, jeton, motif, erreurs }: ProprietesSynchronisation) => {
  const desactivee = structure.desactiveeLe !== null
  return (
    <Section
      titre={desactivee ? 'Réactiver la structure' : 'Désactiver la structure'}
      chapeau={
        desactivee
          ? 'Elle est hors de l’annuaire par décision de l’équipe régionale : aucune habilitation ne peut y être donnée.'
          : 'Pour un doublon ou une structure qui n’a pas sa place ici, quoi qu’en dise le ROR. Les habilitations en cours continuent ; aucune nouvelle ne peut être donnée.'
      }
    >
      <Formulaire action={chemins.etat(structure.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <ChampCache nom="action" valeur={desactivee ? 'reactiver' : 'desactiver'} />
        <ChampZone nom="motif" libelle="Motif" valeur={motif} longueurMax={500} erreur={erreurs.motif} />
        <Bouton genre={desactivee ? 'secondaire' : 'danger'}>
          {desactivee ? 'Réactiver dans ViaTrajectoire' : 'Désactiver dans ViaTrajectoire'}
        </Bouton>
      </Formulaire>
    </Section>
  )
}
