import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Formulaire, Recapitulatif, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import { decidee } from '../mots.ts'
import { decisions } from '../regles.ts'
import type { LigneARelire } from '../relecture/lire-lignes.ts'
import type { Progression } from '../relecture/progression.ts'

type Proprietes = {
  revue: Revue
  progression: Progression
  /** What will change, the first of them. */
  changees: readonly LigneARelire[]
  nom: string
  aujourdhui: Jour
  jeton: string
  erreurs: Erreurs
}

/** What signing will do, and to whom, before it is done. */
export const PageSigner = (p: Proprietes) => (
  <>
    <TetePage
      titre="Signer la revue"
      etat={`${p.revue.lieu}, ${pluriel(p.progression.total, 'habilitation')}. Échéance ${echeance(p.aujourdhui, p.revue.echeance)}, le ${enToutesLettres(p.revue.echeance)}.`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Revue des habilitations', href: chemins.liste },
        { libelle: p.revue.lieu, href: chemins.revue(p.revue.id) },
        { libelle: 'Signer' },
      ]}
    />
    <ResumeErreurs erreurs={p.erreurs} />
    {p.progression.decidees < p.progression.total ? <Reste {...p} /> : <Confirmer {...p} />}
  </>
)

const Reste = ({ revue, progression: { total, decidees } }: Proprietes) => (
  <EtatVide
    titre={`Il reste ${pluriel(total - decidees, 'habilitation')} à décider`}
    texte="Une revue se signe entière : chaque habilitation a sa décision. Ce que vous avez décidé est gardé."
    action={
      <LienBouton genre="primaire" href={`${chemins.revue(revue.id)}?etat=a-decider`}>
        Reprendre la revue
      </LienBouton>
    }
  />
)

const Confirmer = (p: Proprietes) => {
  const total = p.progression.total - p.progression.parDecision.maintenir
  return (
    <Formulaire action={chemins.signer(p.revue.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <Recapitulatif
        titre="Ce que vous signez"
        lignes={decisions.map(decision => ({
          libelle: decidee[decision],
          valeur: nombre(p.progression.parDecision[decision]),
          modifier: `${chemins.revue(p.revue.id)}?etat=${decision}`,
        }))}
      />
      {p.changees.length > 0 && (
        <Tableau
          legende="Ce qui change dès la signature"
          legendeVisible
          lignes={p.changees}
          colonnes={[
            { cle: 'personne', titre: 'Personne', cellule: l => l.personne },
            {
              cle: 'profil',
              titre: 'Profil',
              cellule: l => p.revue.libelles[l.profil.code] ?? l.profil.code,
            },
            {
              cle: 'devient',
              titre: 'Devient',
              cellule: l =>
                l.finie
                  ? 'déjà terminée'
                  : l.decision === 'reduire'
                    ? [l.reduiteEn, l.reduiteAu && `dernier jour le ${enToutesLettres(l.reduiteAu)}`]
                        .filter(Boolean)
                        .join(', ')
                    : l.decision === 'inconnue'
                      ? 'suspendue maintenant'
                      : 'terminée maintenant',
            },
          ]}
        />
      )}
      {total > p.changees.length && <p>{`Et ${pluriel(total - p.changees.length, 'autre')}.`}</p>}
      <p>
        {`En signant, ${p.nom} atteste avoir relu la liste figée à l’ouverture. Les personnes dont l’habilitation change sont prévenues par courriel. Une revue signée ne se modifie plus.`}
      </p>
      <Boutons>
        <Bouton genre="primaire">Signer et appliquer</Bouton>
        <LienBouton genre="discret" href={chemins.revue(p.revue.id)}>
          Revenir à la revue
        </LienBouton>
      </Boutons>
    </Formulaire>
  )
}
