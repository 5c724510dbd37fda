import { heure } from '#src/socle/temps/francais.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatErreur, EtatRefus } from '#src/socle/ui/etats.tsx'

/** Too many wrong passwords: from when to try again, and the way that does not need to wait. */
export const PageTropDEssais = ({ reprendreA }: { reprendreA: Date }) => (
  <EtatRefus
    niveau={1}
    titre="Trop d’essais de connexion"
    texte={`Plusieurs mots de passe inexacts ont été saisis. Par sécurité, les connexions sont suspendues jusqu’à ${heure(auDessus(reprendreA))}. Si vous ne connaissez plus votre mot de passe, choisissez-en un nouveau.`}
    action={
      <>
        <LienBouton href="/mot-de-passe-oublie" genre="primaire">
          Choisir un nouveau mot de passe
        </LienBouton>
        <LienBouton href="/connexion">Revenir à la connexion</LienBouton>
      </>
    }
  />
)

/** The process is verifying as many passwords as it can: nothing was done. */
export const PageSature = () => (
  <EtatErreur
    niveau={1}
    titre="Beaucoup de personnes se connectent en ce moment"
    texte="Votre demande n’a pas été traitée. Réessayez dans quelques secondes."
    action={<LienBouton href="/connexion">Revenir à la connexion</LienBouton>}
  />
)

/** Up to the next whole minute: at the hour that is shown, it works. */
function auDessus(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / 60_000) * 60_000)
}
