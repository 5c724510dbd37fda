import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { RelaisDeStructure, RelaisEnBref } from '../mes-referents/relais.tsx'
import type { Operateur } from '../textes/operateur.ts'
import { MatieresADecider } from './a-decider.tsx'
import { ARelire } from './a-relire.tsx'
import { ATenir } from './a-tenir.tsx'
import { Cartes } from './cartes.tsx'
import { MesDroits, MesEcheances } from './mes-droits.tsx'
import type { Accueil } from './modele.ts'

/** What awaits this person today. There is always something to read, and somebody to ask. */
export const PageAccueil = ({ accueil, refus }: { accueil: Accueil; refus?: string }) => (
  <>
    <TetePage titre="Accueil" etat={salutation(accueil)} />
    {refus && (
      <Alerte ton="erreur" annoncee>
        {refus}
      </Alerte>
    )}
    <AQuoiSertCettePage>
      <p>
        Elle rassemble ce qui attend une décision de votre part, puis vos propres habilitations et les
        personnes à qui vous adresser.
      </p>
    </AQuoiSertCettePage>
    <MesEcheances accueil={accueil} />
    {accueil.aDecider && (
      <>
        <ARelire revues={accueil.aDecider.revues} aujourdHui={accueil.aujourdHui} />
        <ATenir fiches={accueil.aDecider.fiches} />
        <Cartes aDecider={accueil.aDecider} />
        <MatieresADecider aDecider={accueil.aDecider} aujourdHui={accueil.aujourdHui} jeton={accueil.jeton} />
      </>
    )}
    {accueil.droits.length > 0 ? (
      <MesDroits droits={accueil.droits} aujourdHui={accueil.aujourdHui} />
    ) : (
      <SansHabilitation equipe={accueil.equipe} />
    )}
    {accueil.relais.length > 0 && <MesReferents accueil={accueil} />}
  </>
)

/** A professional of one or two structures gets the means to reach their référents at once; others, a summary. */
const MesReferents = ({ accueil: { relais, equipe, aDecider } }: { accueil: Accueil }) =>
  aDecider || relais.length > 2 ? (
    <Section titre="Mes référents" actions={<a href="/administration/mes-referents">Leurs coordonnées</a>}>
      <RelaisEnBref relais={relais} equipe={equipe} />
    </Section>
  ) : (
    relais.map(relai => <RelaisDeStructure relais={relai} titre={`Mes référents, ${relai.structure}`} />)
  )

function salutation({ prenom, aujourdHui, aDecider }: Accueil): string {
  const jour = `Bonjour ${prenom}, nous sommes le ${enToutesLettres(aujourdHui)}.`
  if (!aDecider) return jour
  const matieres = Object.values(aDecider).filter(({ total }) => total > 0).length
  return matieres === 0
    ? `${jour} Rien n’attend de décision de votre part.`
    : `${jour} ${pluriel(matieres, 'sujet')} à regarder.`
}

const SansHabilitation = ({ equipe }: { equipe: Operateur }) => (
  <EtatVide
    titre="Vous n’avez pas d’habilitation en cours"
    texte={
      <>
        <p>
          Votre compte est bien ouvert, mais aucune structure ne vous a encore donné de droit, ou le dernier a
          pris fin. Demandez à un référent de votre structure de vous attribuer une habilitation : votre
          adresse lui suffit pour trouver votre compte.
        </p>
        <p>
          Vous ne savez pas qui est référent ? Écrivez à {equipe.nom},{' '}
          <LienCourriel courriel={equipe.courriel} />
          {equipe.telephone && ` (${equipe.telephone})`}.
        </p>
      </>
    }
  />
)
