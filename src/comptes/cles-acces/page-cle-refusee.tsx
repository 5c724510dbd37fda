import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'

/** One answer for all: unknown key, suspended, of a closed account, page open for too long. */
export const PageCleRefusee = ({ suite }: { suite: string }) => (
  <EtatRefus
    niveau={1}
    titre="Cette clé d’accès n’a pas ouvert de compte"
    texte="La page était peut-être ouverte depuis longtemps : revenez à la connexion et réessayez. Si la clé n’est toujours pas reconnue, connectez-vous avec votre mot de passe, puis regardez vos clés dans Mon compte."
    action={
      <LienBouton
        genre="primaire"
        href={suite === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(suite)}`}
      >
        Revenir à la connexion
      </LienBouton>
    }
  />
)
