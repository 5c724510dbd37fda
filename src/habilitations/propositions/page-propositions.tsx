import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import type { Proposition } from './lire.ts'

export const etats: Record<Proposition['etat'], { mot: string; ton: Ton }> = {
  'en-attente': { mot: 'En attente', ton: 'attention' },
  approuvee: { mot: 'Approuvée', ton: 'succes' },
  refusee: { mot: 'Refusée', ton: 'neutre' },
  expiree: { mot: 'Expirée', ton: 'neutre' },
}

/** What waits for a second person, then what was decided: the register of the most powerful rights. */
export const PagePropositions = ({ propositions }: { propositions: readonly Proposition[] }) => {
  const enAttente = propositions.filter(({ etat }) => etat === 'en-attente')
  const decidees = propositions.filter(({ etat }) => etat !== 'en-attente')
  return (
    <>
      <TetePage
        titre="Propositions à approuver"
        filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Propositions à approuver' }]}
        etat={
          enAttente.length > 0
            ? `${pluriel(enAttente.length, 'proposition')} en attente d’une décision.`
            : 'Aucune proposition n’attend de décision.'
        }
      />
      <AQuoiSertCettePage>
        <p>
          Les profils qui ouvrent le plus de droits demandent deux personnes : l’une propose, une autre
          approuve dans les sept jours. Ni la personne qui reçoit l’habilitation ni celle qui la propose ne
          peuvent l’approuver. Une proposition se fait depuis « Attribuer une habilitation ».
        </p>
      </AQuoiSertCettePage>
      {enAttente.length === 0 ? (
        <EtatVide
          titre="Rien à décider"
          texte="Une proposition apparaîtra ici dès qu’une autre personne en fera une."
          action={<LienBouton href={chemins.attribuer}>Attribuer une habilitation</LienBouton>}
        />
      ) : (
        <Tableau
          legende="Propositions en attente"
          lignes={enAttente}
          lien={({ id }) => chemins.proposition(id)}
          colonnes={colonnes}
        />
      )}
      {decidees.length > 0 && (
        <Section titre="Les dernières décisions">
          <Tableau
            legende="Propositions décidées"
            lignes={decidees}
            lien={({ id }) => chemins.proposition(id)}
            colonnes={colonnes}
          />
        </Section>
      )}
    </>
  )
}

const colonnes: readonly Colonne<Proposition>[] = [
  { cle: 'personne', titre: 'Personne', cellule: p => <Personne nom={nomComplet(p.personne)} /> },
  { cle: 'profil', titre: 'Profil', cellule: p => p.profil.libelle },
  { cle: 'lieu', titre: 'Où', cellule: p => p.lieu.libelle },
  { cle: 'auteur', titre: 'Proposée par', cellule: p => nomComplet(p.auteur) },
  {
    cle: 'etat',
    titre: 'État',
    etroite: true,
    cellule: p => <Etiquette ton={etats[p.etat].ton}>{etats[p.etat].mot}</Etiquette>,
  },
  {
    cle: 'jour',
    titre: 'À décider avant, ou décidée',
    etroite: true,
    cellule: p =>
      p.etat === 'en-attente'
        ? enToutesLettres(jourDe(p.expireLe))
        : enToutesLettres(jourDe(p.decideeLe ?? p.expireLe)),
  },
]
