import { Panneau } from '#src/comptes/pages/panneau.tsx'
import { cheminsPsc } from '#src/comptes/pro-sante-connect/chemins.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { doubleDe } from './demo.ts'
import type { IdentiteDuDouble } from './identites.ts'

type R = Requete<Acteur | null>

/** Where PSC would ask for a card or a phone: choose who is there. */
export async function pageChoixIdentite(r: R): Promise<Response> {
  const identites = await doubleDe(r.services.config)?.identites()
  if (!identites) return r.introuvable()
  return r.page({
    titre: 'Pro Santé Connect, double local',
    contenu: (
      <Panneau
        titre={'Qui êtes-vous\u202f?'}
        chapeau="Ce double local tient lieu de Pro Santé Connect, et rien ne part vers l’extérieur. Choisissez qui présente sa carte."
      >
        <form method="post">
          <Boutons>
            {identites.map(({ cle, prenom, nom }) => (
              <Bouton genre="primaire" nom="identite" valeur={cle}>{`${prenom} ${nom}`}</Bouton>
            ))}
            <Bouton nom="identite" valeur="">
              Annuler
            </Bouton>
          </Boutons>
        </form>
      </Panneau>
    ),
  })
}

/** On `/demo`: who can be met at the double's, and the same door as on the sign-in page. */
export const SectionIdentites = ({ identites }: { identites: readonly IdentiteDuDouble[] }) => (
  <Section
    titre="Avec Pro Santé Connect"
    chapeau="Un double local en tient lieu. Il vous demande laquelle de ces deux personnes vous êtes."
    actions={
      <LienBouton href={cheminsPsc.depart} genre="primaire">
        Se connecter avec Pro Santé Connect
      </LienBouton>
    }
  >
    <ul class="cartes">
      {identites.map(({ prenom, nom, identifiant, essai }) => (
        <li class="carte">
          <Personne nom={`${prenom} ${nom}`} fonction={`Identifiant national ${identifiant}`} />
          <p class="carte-phrase">{essai}</p>
        </li>
      ))}
    </ul>
  </Section>
)

export function transmettreAuDouble(r: R): Promise<Response> {
  const double = doubleDe(r.services.config)
  return double ? double.transmettre(r.c) : r.introuvable()
}
