import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Entite } from '../entites.ts'
import type { Jeton } from '../lire-jetons.ts'
import { EtiquetteJeton } from './entite.tsx'

type Proprietes = { entite: Entite; vu: Jeton; jeton: string; erreurs: Erreurs }

/** One token: replace it without a break, or end it at once. */
export const PageJeton = ({ entite, vu, jeton, erreurs }: Proprietes) => (
  <>
    <ResumeErreurs erreurs={erreurs} />
    <TetePage
      titre={`Jeton « ${vu.libelle} »`}
      filAriane={[
        { libelle: 'Connexions SCIM', href: chemins.liste },
        { libelle: entite.nom, href: chemins.entite(entite.id) },
        { libelle: vu.libelle },
      ]}
    />
    <Resume
      lignes={[
        { terme: 'Commence par', valeur: <code>{vu.prefixe}…</code> },
        { terme: 'État', valeur: <EtiquetteJeton etat={vu.etat} /> },
        {
          terme: 'Dernière utilisation',
          valeur: vu.dernierUsageLe ? jourEtHeure(vu.dernierUsageLe) : 'Jamais',
        },
        { terme: 'Cesse de fonctionner le', valeur: jourEtHeure(vu.revoqueLe ?? vu.expireLe) },
      ]}
    />
    {vu.etat === 'valable' && <Remplacer {...{ entite, vu, jeton, erreurs }} />}
    {vu.etat === 'valable' || vu.etat === 'remplace' ? (
      <Revoquer {...{ entite, vu, jeton, erreurs }} />
    ) : (
      <EtatVide
        titre="Ce jeton ne fonctionne plus"
        texte="Pour reprendre la connexion, créez-en un autre."
        action={<LienBouton href={chemins.entite(entite.id)}>Voir les jetons</LienBouton>}
      />
    )}
  </>
)

const options = [
  { valeur: '1', libelle: 'Un jour' },
  { valeur: '7', libelle: 'Une semaine' },
  { valeur: '30', libelle: 'Un mois' },
  { valeur: '0', libelle: 'Non, il cesse aussitôt' },
]

const Remplacer = ({ entite, vu, jeton, erreurs }: Proprietes) => (
  <Section id="remplacer" titre="Remplacer" chapeau="Un nouveau jeton du même nom, valable deux ans.">
    <Formulaire action={`${chemins.jeton(entite.id, vu.id)}/remplacer`}>
      <ChampCache nom="jeton" valeur={jeton} />
      <ChampChoix
        nom="chevauchement"
        libelle="L’ancien jeton continue-t-il de fonctionner ?"
        aide="Le temps de saisir le nouveau dans le système d’identité."
        options={options}
        valeur="7"
        erreur={erreurs.chevauchement}
      />
      <Boutons>
        <Bouton genre="primaire">Remplacer le jeton</Bouton>
      </Boutons>
    </Formulaire>
  </Section>
)

const Revoquer = ({ entite, vu, jeton }: Proprietes) => (
  <Section
    id="revoquer"
    titre="Révoquer"
    chapeau="Le système d’identité qui s’en sert est refusé dès sa prochaine demande. Les comptes et les habilitations ne changent pas. Un jeton révoqué ne se rétablit pas."
  >
    <Formulaire action={`${chemins.jeton(entite.id, vu.id)}/revoquer`}>
      <ChampCache nom="jeton" valeur={jeton} />
      <Boutons>
        <Bouton genre="danger">Révoquer le jeton</Bouton>
        <LienBouton genre="discret" href={chemins.entite(entite.id)}>
          Revenir aux jetons
        </LienBouton>
      </Boutons>
    </Formulaire>
  </Section>
)
