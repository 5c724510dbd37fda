import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampZone } from '#src/socle/ui/champs.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import type { Proposition } from './lire.ts'
import { etats } from './page-propositions.tsx'

export type ProprietesProposition = {
  p: Proposition
  moi: string
  jeton: string
  motif: string
  erreurs: Erreurs
}

/** One proposition: what it would give, and the decision when it is theirs to take. */
export const PageProposition = ({ p, moi, jeton, motif, erreurs }: ProprietesProposition) => (
  <>
    <TetePage
      titre={p.profil.libelle}
      etat={`${nomComplet(p.personne)}, ${p.lieu.libelle}`}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Propositions à approuver', href: chemins.propositions },
        { libelle: p.profil.libelle },
      ]}
    />
    <ResumeErreurs erreurs={erreurs} />
    <Resume
      lignes={[
        { terme: 'État', valeur: <Etiquette ton={etats[p.etat].ton}>{etats[p.etat].mot}</Etiquette> },
        { terme: 'Personne', valeur: <Personne nom={nomComplet(p.personne)} /> },
        { terme: 'Où', valeur: p.lieu.libelle },
        { terme: 'Ce que cela permet', valeur: p.profil.permet },
        { terme: 'Durée', valeur: `du ${enToutesLettres(p.debut)} au ${enToutesLettres(p.fin)}` },
        { terme: 'Motif', valeur: p.motif },
        { terme: 'Proposée', valeur: `le ${jourEtHeure(p.proposeeLe)} par ${nomComplet(p.auteur)}` },
        p.etat === 'en-attente'
          ? { terme: 'Expire', valeur: `le ${jourEtHeure(p.expireLe)}` }
          : {
              terme: etats[p.etat].mot,
              valeur: `le ${jourEtHeure(p.decideeLe ?? p.expireLe)}${p.decideur ? ` par ${nomComplet(p.decideur)}` : ''}`,
              ...(p.motifRefus ? { note: p.motifRefus } : {}),
            },
      ]}
    />
    {p.etat === 'en-attente' && (
      <Section titre="Décider">
        {p.personne.id === moi ? (
          <Alerte ton="info">Cette proposition vous concerne : une autre personne en décide.</Alerte>
        ) : (
          <Decider p={p} retirer={p.auteur.id === moi} jeton={jeton} motif={motif} erreurs={erreurs} />
        )}
      </Section>
    )}
  </>
)

type ProprietesDecider = Omit<ProprietesProposition, 'moi'> & {
  /** Who proposed it may only withdraw. */
  retirer: boolean
}

const Decider = ({ p, retirer, jeton, motif, erreurs }: ProprietesDecider) => (
  <Formulaire action={chemins.proposition(p.id)}>
    <ChampCache nom="jeton" valeur={jeton} />
    {retirer && (
      <Alerte ton="info">
        Vous avez fait cette proposition : une autre personne doit l’approuver. Vous pouvez la retirer.
      </Alerte>
    )}
    <ChampZone
      nom="motif"
      libelle="Motif"
      aide={retirer ? 'Pourquoi vous la retirez.' : 'À remplir seulement pour refuser.'}
      facultatif={!retirer}
      lignes={2}
      valeur={motif}
      erreur={erreurs.motif}
    />
    <Boutons>
      {!retirer && (
        <Bouton genre="primaire" nom="choix" valeur="approuver">
          {`Approuver jusqu’au ${enToutesLettres(p.fin)}`}
        </Bouton>
      )}
      <Bouton genre="danger" nom="choix" valeur="refuser">
        {retirer ? 'Retirer la proposition' : 'Refuser'}
      </Bouton>
      <LienBouton genre="discret" href={chemins.propositions}>
        Décider plus tard
      </LienBouton>
    </Boutons>
  </Formulaire>
)
