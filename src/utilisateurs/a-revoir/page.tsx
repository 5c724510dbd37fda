import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { AQuoiSertCettePage, Onglets, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins, cheminsDesDroits } from '../chemins.ts'
import { nomDe } from '../pages/fiche.tsx'
import { type ARevoir, type Vue, vues } from './lire.ts'

export const titresDesVues: Record<Vue, string> = {
  'sans-droit': 'Sans habilitation',
  'structure-fermee': 'Structures fermées',
  'jamais-actives': 'Jamais activés',
  'noms-proposes': 'Noms proposés',
}

/** What each view holds, how its two columns are called, and what one reads when it is empty. */
const mots: Record<Vue, { explication: string; quoi: string; depuis: string; vide: string }> = {
  'sans-droit': {
    explication: 'Ces comptes peuvent se connecter sans plus rien pouvoir faire.',
    quoi: 'Dernière structure',
    depuis: 'Dernière connexion',
    vide: 'Chaque compte ouvert a au moins une habilitation.',
  },
  'structure-fermee': {
    explication: 'Ces habilitations tiennent encore, dans une structure fermée.',
    quoi: 'Structure fermée',
    depuis: 'Fermée le',
    vide: 'Aucune habilitation ne tient dans une structure fermée.',
  },
  'jamais-actives': {
    explication: 'Ces personnes sont attendues et n’ont jamais activé leur compte.',
    quoi: 'Structure',
    depuis: 'Invité le',
    vide: 'Toutes les personnes invitées ont activé leur compte.',
  },
  'noms-proposes': {
    explication: 'Ces personnes demandent à changer de nom : un mariage, une erreur à la création.',
    quoi: 'Nouveau nom',
    depuis: 'Demandé le',
    vide: 'Personne ne demande à changer de nom.',
  },
}

type Proprietes = { vue: Vue; lignes: readonly ARevoir[]; plein: boolean; jeton: string }

export const PageARevoir = ({ vue, lignes, plein, jeton }: Proprietes) => (
  <>
    <TetePage
      titre="Comptes à revoir"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Comptes à revoir' }]}
      etat={plein ? `Les ${lignes.length} plus anciens. ${mots[vue].explication}` : mots[vue].explication}
      actions={
        lignes.length > 0 && (
          <LienBouton href={`${chemins.aRevoir}.csv?vue=${vue}`} icone="telecharger">
            Télécharger (CSV)
          </LienBouton>
        )
      }
    />
    <AQuoiSertCettePage>
      <p>
        Ce que personne ne regarde finit par ouvrir une porte. Cette page montre, dans votre périmètre, les
        comptes et les habilitations qui n’ont plus de raison d’être, avec le geste qui convient à chacun.
      </p>
    </AQuoiSertCettePage>
    <Onglets
      etiquette="Comptes à revoir"
      onglets={vues.map(autre => ({
        libelle: titresDesVues[autre],
        href: `${chemins.aRevoir}?vue=${autre}`,
        actif: autre === vue,
      }))}
    />
    {lignes.length === 0 ? (
      <EtatVide
        titre="Rien à revoir ici"
        texte={mots[vue].vide}
        action={<LienBouton href="/">Revenir à l’accueil</LienBouton>}
      />
    ) : (
      <Tableau
        legende={titresDesVues[vue]}
        lignes={lignes}
        lien={({ compteId }) => chemins.fiche(compteId)}
        colonnes={[
          { cle: 'nom', titre: 'Personne', cellule: l => <Personne nom={nomDe(l)} fonction={l.courriel} /> },
          { cle: 'quoi', titre: mots[vue].quoi, cellule: l => l.quoi ?? 'Aucune' },
          {
            cle: 'depuis',
            titre: mots[vue].depuis,
            cellule: ({ depuis }) => (depuis ? enToutesLettres(jourDe(depuis)) : 'Non datée'),
          },
          {
            cle: 'action',
            titre: 'Action',
            etroite: true,
            cellule: l => <Geste vue={vue} ligne={l} jeton={jeton} />,
          },
        ]}
      />
    )}
  </>
)

const Geste = ({ vue, ligne, jeton }: { vue: Vue; ligne: ARevoir; jeton: string }) => {
  const { compteId, habilitations } = ligne
  switch (vue) {
    case 'sans-droit':
      return (
        <LienBouton petit href={chemins.etat(compteId)}>
          Désactiver
        </LienBouton>
      )
    case 'structure-fermee':
      return (
        <LienBouton petit href={cheminsDesDroits.terminer(habilitations.join('&h='))}>
          {`Terminer ${pluriel(habilitations.length, 'habilitation')}`}
        </LienBouton>
      )
    case 'jamais-actives':
      return (
        <form method="post" action={chemins.inviter(compteId)}>
          <ChampCache nom="jeton" valeur={jeton} />
          <Bouton petit etiquette={`Renvoyer l’invitation à ${nomDe(ligne)}`}>
            Renvoyer l’invitation
          </Bouton>
        </form>
      )
    case 'noms-proposes':
      return (
        <LienBouton petit href={chemins.fiche(compteId)}>
          Décider
        </LienBouton>
      )
    default:
      return vue satisfies never
  }
}
