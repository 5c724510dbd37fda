import { echeance, enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Resultats } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { ScriptDePage } from '#src/socle/ui/script-de-page.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { motDeLaCadence } from '../cadence/page-cadence.tsx'
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

export type ProprietesRelecture = {
  revue: Revue
  filtres: FiltresDeRelecture
  progression: Progression
  liste: { total: number; lignes: readonly LigneARelire[] }
  moi: string
  /** May change how often it comes back. */
  maitreDeLaCadence: boolean
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
        <>
          <LienBouton href={chemins.regles(p.revue.id)}>Décider par règle</LienBouton>
          <LienBouton genre="primaire" href={chemins.signer(p.revue.id)}>
            Signer la revue
          </LienBouton>
        </>
      }
    />
    <Aide {...p} />
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

const Aide = ({ revue, maitreDeLaCadence }: ProprietesRelecture) => (
  <AQuoiSertCettePage>
    <p>
      La liste est celle du jour de l’ouverture. Dites de chaque habilitation si elle se maintient, se réduit
      (à un profil plus étroit, à une unité, à une fin plus proche) ou se termine ; « Inconnue » suspend
      l’habilitation d’une personne que vous ne connaissez pas, sans la terminer. Rien ne change avant la
      signature : d’ici là, vous pouvez vous interrompre, reprendre et changer d’avis. Personne ne relit ses
      propres habilitations.
    </p>
    <p>
      « Dernier acte ici » est le dernier jour, connu à l’ouverture, où le journal garde un acte de la
      personne dans ce périmètre que son profil permet ; une simple lecture n’en laisse pas. Il n’est connu
      que des profils d’administration : pour les autres, seule la connexion est dite. Sans connexion depuis
      l’attribution, l’habilitation n’a pas pu servir.
    </p>
    <p>
      {`Sans signature, la revue se clôt le ${enToutesLettres(revue.cloturePrevue)} : ce que vous avez décidé s’applique, et ce qui est resté sans réponse est ${revue.sansReponse === 'fin' ? 'terminé' : 'suspendu, puis peut être rétabli'}.`}
    </p>
    {maitreDeLaCadence && revue.cadenceMois && (
      <p>
        {`Cette revue revient ${motDeLaCadence(revue.cadenceMois)}. `}
        <a href={chemins.cadence(revue.campagneId)}>Changer sa cadence ou l’arrêter</a>
      </p>
    )}
  </AQuoiSertCettePage>
)
