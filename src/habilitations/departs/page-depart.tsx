import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { de } from '#src/socle/ui/typographie.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { PageFormulaireFin, type Successeurs } from '../fins/formulaire-fin.tsx'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import type { Personne } from '../lectures/personnes.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { ChampDernierJour } from './champ-dernier-jour.tsx'
import type { DepartDeclare } from './lire-departs.ts'

export type ProprietesDepart = {
  personne: Personne
  structure: { id: string; nom: string }
  droits: readonly Habilitation[]
  /** The one that may still be undone. */
  depart: DepartDeclare | null
  resteAilleurs: boolean
  aujourdhui: Jour
  jeton: string
  le: string
  motif: string
  successeurs: Successeurs | null
  erreurs: Erreurs
}

/** G13, on one page: declare a departure, see what it did, undo it. */
export const PageDepart = (p: ProprietesDepart) => {
  if (p.depart && (!p.depart.immediat || p.droits.length === 0))
    return <DepartDeclareIci {...p} depart={p.depart} />
  return p.droits.length === 0 ? <DejaParti {...p} /> : <Declarer {...p} />
}

const Declarer = (p: ProprietesDepart) => (
  <PageFormulaireFin
    titre={`Départ ${de(nomComplet(p.personne))}`}
    etat={p.structure.nom}
    action={chemins.depart}
    jeton={p.jeton}
    bouton="Enregistrer le départ"
    genre="danger"
    motif={{ valeur: p.motif, aide: 'Mutation, fin de contrat, retraite…', facultatif: true }}
    successeurs={p.successeurs}
    erreurs={p.erreurs}
    annuler={chemins.utilisateur(p.personne.id)}
  >
    <ChampCache nom="compte" valeur={p.personne.id} />
    <ChampCache nom="structure" valeur={p.structure.id} />
    <Alerte ton="info" titre="Ce qui va se passer">
      <ul>
        <li>Toutes ses habilitations dans cette structure s’arrêtent à la date choisie, unités comprises.</li>
        <li>
          {p.resteAilleurs
            ? 'Ses habilitations dans d’autres structures ne changent pas.'
            : 'Il ne lui restera aucune habilitation : son compte reste ouvert, sans accès.'}
        </li>
        <li>Cette personne et vos co-référents sont prévenus par courriel.</li>
        <li>Le départ peut être annulé jusqu’à la fin de ce jour-là.</li>
      </ul>
    </Alerte>
    <ChampDernierJour le={p.le} aujourdhui={p.aujourdhui} erreur={p.erreurs.le} />
    <Tableau
      legende="Habilitations qui s’arrêtent"
      legendeVisible
      lignes={p.droits}
      colonnes={[
        { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
        { cle: 'lieu', titre: 'Unité', cellule: h => h.unite ?? 'Toute la structure' },
        { cle: 'fin', titre: 'Fin actuelle', cellule: h => enToutesLettres(h.fin) },
      ]}
    />
  </PageFormulaireFin>
)

const TeteDepart = ({ personne, structure }: ProprietesDepart) => (
  <TetePage
    titre={`Départ ${de(nomComplet(personne))}`}
    etat={structure.nom}
    filAriane={[
      { libelle: 'Accueil', href: '/' },
      { libelle: 'Habilitations de ma structure', href: `${chemins.liste}?structure=${structure.id}` },
      { libelle: `Départ ${de(nomComplet(personne))}` },
    ]}
  />
)

const DepartDeclareIci = (p: ProprietesDepart & { depart: DepartDeclare }) => (
  <>
    <TeteDepart {...p} />
    <Alerte ton="info" titre={`Départ enregistré au ${enToutesLettres(p.depart.le)}`}>
      <p>
        {p.depart.immediat
          ? 'Ses habilitations dans cette structure sont arrêtées.'
          : 'Ses habilitations dans cette structure s’arrêtent ce jour-là au soir.'}{' '}
        {p.resteAilleurs
          ? 'Celles qu’elle a ailleurs ne changent pas.'
          : 'Il ne lui en reste aucune ailleurs : son compte reste ouvert, sans accès.'}
      </p>
      {p.depart.motif && <p>{`Motif : ${p.depart.motif}`}</p>}
    </Alerte>
    <p>{`Vous pouvez annuler ce départ jusqu’au ${enToutesLettres(p.depart.le)} inclus : ses habilitations seront rétablies avec leur fin d’origine.`}</p>
    <Formulaire action={chemins.annulerDepart}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampCache nom="depart" valeur={p.depart.id} />
      <Boutons>
        <LienBouton genre="primaire" href={`${chemins.liste}?structure=${p.structure.id}`}>
          Revenir aux habilitations
        </LienBouton>
        <Bouton>Annuler le départ</Bouton>
      </Boutons>
    </Formulaire>
  </>
)

const DejaParti = (p: ProprietesDepart) => (
  <>
    <TeteDepart {...p} />
    <Alerte ton="info">
      <p>
        Cette personne n’a plus aucune habilitation dans cette structure. Si elle revient, attribuez-lui de
        nouveau ce dont elle a besoin.
      </p>
    </Alerte>
    <Boutons>
      <LienBouton
        genre="primaire"
        href={`${chemins.attribuer}?compte=${p.personne.id}&structure=${p.structure.id}`}
      >
        Attribuer une habilitation
      </LienBouton>
      <LienBouton genre="discret" href={`${chemins.liste}?structure=${p.structure.id}`}>
        Revenir aux habilitations
      </LienBouton>
    </Boutons>
  </>
)
