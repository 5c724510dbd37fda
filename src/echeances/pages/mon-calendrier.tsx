import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { cheminCalendrier } from '../chemins.ts'

/** The calendar of ends, for one's own diary: a secret address, made and taken back here. */
export const MonCalendrier = ({ depuis, jeton }: { depuis: Date | null; jeton: string }) => (
  <Section
    id="calendrier"
    titre="Dans mon agenda"
    chapeau="Une adresse personnelle à laquelle votre agenda (Outlook, Thunderbird, téléphone) s’abonne. Il y lit des dates et des nombres d’habilitations, jamais de nom."
  >
    <p>
      {depuis
        ? `Une adresse existe depuis le ${jourEtHeure(depuis)}. En créer une autre la remplace.`
        : 'Vous n’avez pas encore d’adresse.'}
    </p>
    <form method="post" action={cheminCalendrier}>
      <ChampCache nom="jeton" valeur={jeton} />
      <Boutons>
        <Bouton nom="action" valeur="creer">
          {depuis ? 'Créer une autre adresse' : 'Créer mon adresse'}
        </Bouton>
        {depuis && (
          <Bouton genre="danger" nom="action" valeur="supprimer">
            Supprimer l’adresse
          </Bouton>
        )}
      </Boutons>
    </form>
  </Section>
)
