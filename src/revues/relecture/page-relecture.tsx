import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Resultats } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { ScriptDePage } from '#src/socle/ui/script-de-page.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import { motDuVolet } from '../mots.ts'
import { Avancement } from './avancement.tsx'
import { adresse, type FiltresDeRelecture } from './filtres.ts'
import { FiltresDeRelectureEnHaut } from './filtres-de-relecture.tsx'
import { Lignes } from './lignes.tsx'
import type { LigneARelire } from './lire-lignes.ts'
import type { Progression } from './progression.ts'
import { Raccourcis } from './raccourcis.tsx'
import { DeciderParRegle } from './regles-rapides.tsx'
import type { Critere } from './signaux.ts'

export type ProprietesRelecture = {
  revue: Revue
  filtres: FiltresDeRelecture
  progression: Progression
  criteres: Record<Critere, number>
  liste: { total: number; lignes: readonly LigneARelire[] }
  moi: string
  aujourdhui: Jour
  jeton: string
  refus?: string | undefined
}

/** Everything a reviewer needs, on one page: the list, what helps to decide, the decisions, how far one has come. */
export const PageRelecture = (p: ProprietesRelecture) => (
  <revue-clavier>
    <ScriptDePage element="revue-clavier" />
    <TetePage
      titre={`Revue des habilitations : ${p.revue.lieu}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Revue des habilitations', href: chemins.liste },
        { libelle: p.revue.lieu },
      ]}
      etat={`${motDuVolet[p.revue.volet]}. À signer avant le ${enToutesLettres(p.revue.echeance)}, ${echeance(p.aujourdhui, p.revue.echeance)}.`}
      actions={
        <LienBouton genre="primaire" href={chemins.signer(p.revue.id)}>
          Signer la revue
        </LienBouton>
      }
    />
    <Aide revue={p.revue} />
    <Raccourcis />
    {p.refus && (
      <Alerte ton="erreur" annoncee>
        {p.refus}
      </Alerte>
    )}
    <form id="decider" method="post" action={chemins.decider(p.revue.id)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampCache nom="retour" valeur={adresse(p.revue.id, p.filtres, { page: p.filtres.page })} />
    </form>
    <div id="revue-vivante">
      <Avancement {...p} />
      <DeciderParRegle criteres={p.criteres} />
      <FiltresDeRelectureEnHaut {...p} />
      <Resultats
        id="lignes"
        resume={`${pluriel(p.liste.total, 'habilitation')} ${accord(p.liste.total, 'montrée', 'montrées')} par ces filtres`}
      >
        <Lignes {...p} />
      </Resultats>
    </div>
  </revue-clavier>
)

const Aide = ({ revue }: { revue: Revue }) => (
  <AQuoiSertCettePage>
    <p>
      La liste est celle du jour de l’ouverture. Dites de chaque habilitation si elle se maintient, se réduit
      ou se termine ; « Inconnue » suspend l’habilitation d’une personne que vous ne connaissez pas, sans la
      terminer. Rien ne change avant la signature : d’ici là, vous pouvez vous interrompre, reprendre et
      changer d’avis. Personne ne relit ses propres habilitations.
    </p>
    <p>
      L’usage de chaque droit n’est pas mesuré. La page dit ce qui est sûr : sans connexion depuis
      l’attribution, le droit n’a pas pu servir.
    </p>
    <p>
      {`Sans signature, la revue se clôt le ${enToutesLettres(revue.cloturePrevue)} : ce que vous avez décidé s’applique, et ce qui est resté sans réponse est ${revue.sansReponse === 'fin' ? 'terminé' : 'suspendu, puis peut être rétabli'}.`}
    </p>
  </AQuoiSertCettePage>
)
