import type { Child } from 'hono/jsx'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { estClos, estFerme } from '#src/comptes/vie/transitions.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { LienCourriel, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Onglets, Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { chemins } from '../chemins.ts'
import { EtatDuCompte } from '../etat.tsx'
import type { DroitsVus } from '../fiche/lire-fiche.ts'
import { type ProprietesSituation, Situation } from '../vie/situation.tsx'
import { DroitsDeLaFiche } from './droits.tsx'

export type ProprietesFiche = ProprietesSituation & {
  droits: DroitsVus
  aujourdHui: Jour
}

export const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`

/** The head that the tabs of a sheet share. */
export const TeteDeFiche = (p: {
  compte: Compte
  soiMeme: boolean
  onglet: 'fiche' | 'historique'
  children: Child
}) => (
  <>
    <TetePage
      titre={nomDe(p.compte)}
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Rechercher un utilisateur', href: chemins.recherche },
        { libelle: nomDe(p.compte) },
      ]}
      etat={
        <>
          {p.compte.fonction ?? p.compte.profession ?? 'Profession non renseignée'}{' '}
          <EtatDuCompte etat={p.compte.etat} />
        </>
      }
      actions={
        !p.soiMeme && !estClos(p.compte.etat) ? (
          <LienBouton genre="primaire" icone="plus" href={chemins.attribuer(p.compte.id)}>
            Attribuer une habilitation
          </LienBouton>
        ) : undefined
      }
    />
    <Onglets
      etiquette="Fiche de l’utilisateur"
      onglets={[
        {
          libelle: 'Identité et habilitations',
          href: chemins.fiche(p.compte.id),
          actif: p.onglet === 'fiche',
        },
        { libelle: 'Historique', href: chemins.historique(p.compte.id), actif: p.onglet === 'historique' },
      ]}
    />
    {p.children}
  </>
)

export const PageFiche = (p: ProprietesFiche) => (
  <TeteDeFiche compte={p.compte} soiMeme={p.soiMeme} onglet="fiche">
    {p.soiMeme && (
      <Alerte ton="info">
        C’est votre propre fiche : vos habilitations se demandent à un autre référent.{' '}
        <a href="/administration/mon-compte">Mon compte</a>
      </Alerte>
    )}
    <Situation {...p} />
    <DroitsDeLaFiche {...p} />
    <Section
      titre="Identité"
      actions={
        p.peutCorriger && !p.soiMeme && p.compte.etat !== 'anonymise' ? (
          <>
            {p.compte.etat === 'actif' && (
              <LienBouton petit href={chemins.secondFacteur(p.compte.id)}>
                Réinitialiser les seconds facteurs
              </LienBouton>
            )}
            <LienBouton petit icone="modifier" href={chemins.identite(p.compte.id)}>
              Corriger l’identité
            </LienBouton>
            {!estFerme(p.compte.etat) && (
              <LienBouton petit href={chemins.etat(p.compte.id)}>
                Désactiver le compte
              </LienBouton>
            )}
          </>
        ) : undefined
      }
    >
      <Identite compte={p.compte} />
    </Section>
  </TeteDeFiche>
)

const civilites = { madame: 'Madame', monsieur: 'Monsieur' }

const Identite = ({ compte: c }: { compte: Compte }) => (
  <Resume
    lignes={[
      { terme: 'Civilité', valeur: c.civilite ? civilites[c.civilite] : null },
      { terme: 'Nom', valeur: c.nom },
      { terme: 'Prénom', valeur: c.prenom },
      ...(c.anciensNoms ? [{ terme: 'Anciens noms', valeur: c.anciensNoms }] : []),
      { terme: 'Profession', valeur: c.profession },
      { terme: 'Fonction', valeur: c.fonction },
      { terme: 'Numéro RPPS', valeur: c.rpps },
      { terme: 'Téléphone', valeur: c.telephone ? <LienTelephone numero={c.telephone} /> : null },
      { terme: 'Adresse électronique', valeur: <LienCourriel courriel={c.courriel} /> },
      { terme: 'Compte créé le', valeur: enToutesLettres(jourDe(c.creeLe)) },
      {
        terme: 'Dernière connexion',
        valeur: c.derniereConnexionLe ? jourEtHeure(c.derniereConnexionLe) : 'Jamais connecté',
      },
    ]}
  />
)
