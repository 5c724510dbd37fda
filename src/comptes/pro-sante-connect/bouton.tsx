import { Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { cheminsPsc } from './chemins.ts'

/** First on the sign-in page. A link, not a form: it leads to another site, where our forms may not go. */
export const SeConnecterAvecPsc = ({ suite }: { suite: string }) => (
  <>
    <Boutons>
      <LienBouton
        genre="primaire"
        href={suite === '/' ? cheminsPsc.depart : `${cheminsPsc.depart}?suite=${encodeURIComponent(suite)}`}
      >
        Se connecter avec Pro Santé Connect
      </LienBouton>
    </Boutons>
    <p>Ou avec votre adresse électronique et votre mot de passe{'\u00a0'}:</p>
  </>
)
