import { chemins } from '#src/habilitations/pages/mots.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { cheminDemandes } from '../chemins.ts'
import { EtatDeLaDemande, motDuGenre } from '../etiquette.tsx'
import type { Demande } from '../lire-demande.ts'
import {
  type Choix,
  FormulaireAccepter,
  FormulairePrise,
  FormulaireRefuser,
  FormulaireTransmettre,
} from './formulaires.tsx'
import { Ressemblances, type Semblable } from './ressemblances.tsx'

export type ProprietesDemande = {
  d: Demande
  moi: string
  choix: Choix
  /** Accounts that look like who asks for one. */
  sosies: readonly Semblable[]
  jeton: string
  erreurs: Erreurs
  valeur: (nom: string) => string
}

/** One request: who, what, why; then the three answers. */
export const PageDemande = (p: ProprietesDemande) => {
  const { d, moi, erreurs } = p
  const qui = `${d.prenom} ${d.nom}`
  return (
    <>
      <TetePage
        titre={`Demande de ${qui}`}
        filAriane={[
          { libelle: 'Administration' },
          { libelle: 'Demandes', href: cheminDemandes },
          { libelle: qui },
        ]}
        etat={<EtatDeLaDemande d={d} />}
      />
      <ResumeErreurs erreurs={erreurs} />
      <Resume lignes={lignes(d)} />
      {d.genre === 'compte' && <Ressemblances d={d} sosies={p.sosies} />}
      {d.etat !== 'a-traiter' ? (
        <Reponse d={d} />
      ) : d.demandeurId === moi ? (
        <Alerte ton="info">
          C’est votre demande : une autre personne y répondra. Personne ne s’attribue une habilitation.
        </Alerte>
      ) : (
        <>
          <FormulairePrise d={d} moi={moi} jeton={p.jeton} />
          {(d.priseParId === null || d.priseParId === moi) && (
            <>
              <FormulaireAccepter {...p} />
              <FormulaireRefuser {...p} />
              {d.niveau === 'referents' && <FormulaireTransmettre {...p} />}
            </>
          )}
        </>
      )}
    </>
  )
}

function lignes(d: Demande) {
  const fiche = d.demandeurId && chemins.utilisateur(d.demandeurId)
  return [
    { terme: 'Demande', valeur: motDuGenre[d.genre] },
    {
      terme: 'Personne',
      valeur: fiche ? <a href={fiche}>{`${d.prenom} ${d.nom}`}</a> : `${d.prenom} ${d.nom}`,
      note: d.courriel,
    },
    { terme: 'Profession', valeur: d.profession, ...(d.rpps ? { note: `RPPS ${d.rpps}` } : {}) },
    { terme: 'Structure ou unité', valeur: d.lieu },
    ...(d.profils.length > 0
      ? [{ terme: 'Profils', valeur: d.profils.map(({ libelle }) => libelle).join(', ') }]
      : []),
    { terme: 'Pourquoi', valeur: d.motif },
    { terme: 'Déposée le', valeur: jourEtHeure(d.creeeLe) },
    ...(d.transmiseLe
      ? [
          {
            terme: 'Transmise à l’équipe du territoire',
            valeur: `${enToutesLettres(jourDe(d.transmiseLe))}, ${d.transmisePar ? `par ${d.transmisePar}` : 'faute de réponse d’un référent'}`,
            ...(d.mot ? { note: d.mot } : {}),
          },
        ]
      : []),
  ]
}

const Reponse = ({ d }: { d: Demande }) => (
  <Section titre="Réponse">
    <Resume
      lignes={[
        { terme: 'État', valeur: <EtatDeLaDemande d={d} /> },
        ...(d.decideePar ? [{ terme: 'Par', valeur: d.decideePar }] : []),
        ...(d.closeLe ? [{ terme: 'Le', valeur: jourEtHeure(d.closeLe) }] : []),
        ...(d.profils.some(({ accorde }) => accorde)
          ? [
              {
                terme: 'Accordé',
                valeur: d.profils
                  .flatMap(({ libelle, accorde, aDeux }) =>
                    accorde ? `${libelle}${aDeux ? ' (proposée, une autre personne approuve)' : ''}` : [],
                  )
                  .join(', '),
              },
            ]
          : []),
        ...(d.reponse ? [{ terme: 'Message', valeur: d.reponse }] : []),
      ]}
    />
  </Section>
)
