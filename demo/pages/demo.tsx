import type { Acteur } from '#src/socle/acces/acteur.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import type { Requete } from '#src/socle/web/requete.ts'
import { motDePasseDemo, type Personnage as PersonnageDeDemo, personnages } from '../personnages.ts'
import { doubleDe } from '../pro-sante-connect/demo.ts'
import { SectionIdentites } from '../pro-sante-connect/pages.tsx'

/** `/demo`: a dozen people to be, in one click, with what each may try. */
export async function pageDemo(r: Requete<Acteur | null>) {
  const identites = await doubleDe(r.services.config)?.identites()
  return r.page({
    titre: 'Région de démonstration',
    large: true,
    contenu: (
      <>
        <TetePage
          titre="Région de démonstration"
          etat="Établissements, personnes et numéros sont fictifs. Choisissez qui vous êtes ; chaque entrée dit quoi essayer."
          actions={
            <>
              <LienBouton href="/demo/composants">Composants</LienBouton>
              <LienBouton href="/demo/courriels" icone="courriel">
                Courriels envoyés
              </LienBouton>
            </>
          }
        />
        {groupes.map(({ titre, cles }) => (
          <Section titre={titre}>
            <ul class="cartes">
              {personnages
                .filter(({ cle }) => cles.includes(cle))
                .map(p => (
                  <CartePersonnage personnage={p} />
                ))}
            </ul>
          </Section>
        ))}
        {identites && <SectionIdentites identites={identites} />}
        <p>
          Tous ces comptes s’ouvrent aussi par la page de connexion, avec le mot de passe{' '}
          <code>{motDePasseDemo}</code> puis le code reçu dans les{' '}
          <a href="/demo/courriels">courriels de la démonstration</a>.
        </p>
      </>
    ),
  })
}

const equipe = ['charge-de-mission', 'regional', 'national', 'ars']
const referents = ['referent', 'co-referent', 'referent-seul', 'referent-multi']
const groupes = [
  { titre: 'Référents d’une structure', cles: referents },
  { titre: 'Équipes régionale et nationale', cles: equipe },
  {
    titre: 'Professionnels',
    cles: personnages.map(({ cle }) => cle).filter(cle => ![...equipe, ...referents].includes(cle)),
  },
]

const CartePersonnage = ({ personnage }: { personnage: PersonnageDeDemo }) => (
  <li class="carte">
    <Personne nom={personnage.nom} fonction={personnage.role} />
    <p class="carte-phrase">{personnage.essai}</p>
    <Formulaire action="/demo/connexion">
      <ChampCache nom="compte" valeur={personnage.cle} />
      <Bouton genre="primaire" petit etiquette={`Se connecter : ${personnage.nom}`}>
        Se connecter
      </Bouton>
    </Formulaire>
  </li>
)
