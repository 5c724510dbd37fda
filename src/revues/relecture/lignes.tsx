import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { SelectionGroupee } from '#src/socle/ui/selection.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { chemins } from '../chemins.ts'
import type { Revue } from '../lire-revue.ts'
import { decidee } from '../mots.ts'
import type { Decision } from '../regles.ts'
import { adresse, type FiltresDeRelecture } from './filtres.ts'
import { type LigneARelire, parPage } from './lire-lignes.ts'
import { Reperes } from './reperes.tsx'

type Proprietes = {
  revue: Revue
  filtres: FiltresDeRelecture
  liste: { total: number; lignes: readonly LigneARelire[] }
  moi: string
  aujourdhui: Jour
  jeton: string
}

const libelleDe = ({ libelles }: Revue, { profil }: LigneARelire) => libelles[profil.code] ?? profil.code

export const Lignes = (p: Proprietes) =>
  p.liste.lignes.length === 0 ? (
    <EtatVide
      titre="Aucune habilitation ne correspond"
      texte="Retirez un filtre pour voir les autres."
      action={<LienBouton href={chemins.revue(p.revue.id)}>Voir toute la revue</LienBouton>}
    />
  ) : (
    <>
      <SelectionGroupee
        action={chemins.decider(p.revue.id)}
        mot={{ singulier: 'habilitation', pluriel: 'habilitations' }}
        actions={<ActionsGroupees />}
      >
        <ChampCache nom="jeton" valeur={p.jeton} />
        <ChampCache nom="retour" valeur={adresse(p.revue.id, p.filtres, { page: p.filtres.page })} />
        <Tableau
          legende="Habilitations à relire"
          lignes={p.liste.lignes}
          colonnes={colonnes(p)}
          selection={{
            nom: 'l',
            valeur: l => `${l.rang}:${l.version}`,
            libelle: l => `Sélectionner ${libelleDe(p.revue, l)}, ${l.personne}`,
            possible: l => l.compteId !== p.moi,
          }}
        />
      </SelectionGroupee>
      <Pagination
        page={p.filtres.page}
        pages={Math.ceil(p.liste.total / parPage)}
        lien={page => adresse(p.revue.id, p.filtres, { page })}
        total={{ nombre: p.liste.total, mot: 'habilitations' }}
      />
    </>
  )

const ActionsGroupees = () => (
  <>
    <Bouton genre="primaire" nom="lot" valeur="maintenir">
      Maintenir
    </Bouton>
    <Bouton nom="lot" valeur="reduire">
      Réduire
    </Bouton>
    <Bouton nom="lot" valeur="terminer">
      Terminer
    </Bouton>
    <Bouton nom="lot" valeur="inconnue">
      Inconnues
    </Bouton>
    <Bouton nom="lot" valeur="confier">
      Confier à un collègue
    </Bouton>
  </>
)

const colonnes = (p: Proprietes) => [
  {
    cle: 'personne',
    titre: 'Personne',
    cellule: (l: LigneARelire) => (
      <span id={`l-${l.rang}`} class="ancre">
        <Personne compacte nom={l.personne} fonction={l.profession ?? ''} />
      </span>
    ),
  },
  {
    cle: 'droit',
    titre: 'Habilitation',
    cellule: (l: LigneARelire) => (
      <span class="structure">
        <span class="structure-nom">{libelleDe(p.revue, l)}</span>
        <span class="structure-detail">
          <span>
            {l.precisionLieu ?? (p.revue.volet === 'structure' ? 'Toute la structure' : p.revue.lieu)}
          </span>
        </span>
      </span>
    ),
  },
  {
    cle: 'reperes',
    titre: 'Repères',
    cellule: (l: LigneARelire) => <Reperes l={l} revue={p.revue} aujourdhui={p.aujourdhui} />,
  },
  {
    cle: 'decision',
    titre: 'Décision',
    cellule: (l: LigneARelire) => <Trancher l={l} revue={p.revue} moi={p.moi} />,
  },
]

/** « À réduire : VT SAN – Receveur consultation, jusqu’au 1er mars 2027 » */
function motDuChoix({ reduiteAu, reduiteEn }: LigneARelire, decision: Decision): string {
  const precisions = [reduiteEn, reduiteAu && `jusqu’au ${enToutesLettres(reduiteAu)}`].filter(Boolean)
  return precisions.length > 0 ? `${decidee[decision]} : ${precisions.join(', ')}` : decidee[decision]
}

const tons: Record<Decision, Ton> = {
  maintenir: 'succes',
  reduire: 'info',
  terminer: 'erreur',
  inconnue: 'attention',
}

const Trancher = ({ l, revue, moi }: { l: LigneARelire; revue: Revue; moi: string }) => {
  if (l.compteId === moi) return <>À votre nom : un collègue la relit.</>
  const vue = `${l.rang}:${l.version}`
  const quoi = `${libelleDe(revue, l)}, ${l.personne}`
  return (
    <span class="trancher">
      {l.decision && (
        <span class="trancher-etat">
          <Etiquette ton={tons[l.decision]}>{motDuChoix(l, l.decision)}</Etiquette>
          <span class="reperes-texte">{`par ${l.decideePar}`}</span>
        </span>
      )}
      {!l.decision && l.confieeA && <span class="reperes-texte">{`Confiée à ${l.confieeA}`}</span>}
      <span class="trancher-boutons">
        <Choix decision="maintenir" mot="Maintenir" {...{ vue, quoi }} />
        <LienBouton petit href={`${chemins.reduire(revue.id)}?l=${l.rang}`} etiquette={`Réduire : ${quoi}`}>
          Réduire
        </LienBouton>
        <Choix decision="terminer" mot="Terminer" {...{ vue, quoi }} />
        <Choix decision="inconnue" mot="Inconnue" {...{ vue, quoi }} />
      </span>
    </span>
  )
}

const Choix = (p: { decision: Decision; mot: string; vue: string; quoi: string }) => (
  <Bouton
    petit
    formulaire="decider"
    nom="une"
    valeur={`${p.decision}:${p.vue}`}
    etiquette={`${p.mot} : ${p.quoi}`}
  >
    {p.mot}
  </Bouton>
)
