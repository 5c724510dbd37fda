import { estClos } from '#src/comptes/vie/transitions.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { SelectionGroupee } from '#src/socle/ui/selection.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { de } from '#src/socle/ui/typographie.ts'
import { chemins, cheminsDesDroits } from '../chemins.ts'
import { EtatDuCompte } from '../etat.tsx'
import type { ARattacher } from '../recherche/a-rattacher.ts'
import { adresseDe, type Criteres } from '../recherche/criteres.ts'
import type { Ligne } from '../recherche/lignes.ts'

export const parPage = 25

export type ProprietesResultats = {
  criteres: Criteres
  lignes: readonly Ligne[]
  total: number
  plafonne: boolean
  aRattacher: ARattacher | null
  /** The actor, whose own row cannot be chosen: nobody gives themselves a right. */
  moi: string
  /** Came to give a right: says how. */
  pourAttribuer: boolean
  /** Whether the departure from this structure is theirs to declare. */
  departPossible: (structureId: string) => boolean
  aujourdHui: Jour
}

const nomComplet = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`

export const ListeDesResultats = (p: ProprietesResultats) => (
  <>
    {p.aRattacher && <CarteARattacher personne={p.aRattacher} />}
    {p.lignes.length > 0 ? <Trouves {...p} /> : !p.aRattacher && <Rien criteres={p.criteres} />}
  </>
)

const Trouves = (p: ProprietesResultats) => (
  <>
    <SelectionGroupee
      methode="get"
      action={chemins.attribuer()}
      mot={{ singulier: 'personne', pluriel: 'personnes' }}
      actions={<Bouton genre="primaire">Attribuer une habilitation</Bouton>}
    >
      <Tableau
        legende="Utilisateurs trouvés"
        colonnes={colonnes(p, lieuCommun(p.lignes))}
        lignes={p.lignes}
        lien={({ id }) => chemins.fiche(id)}
        selection={{
          nom: 'compte',
          valeur: ({ id }) => id,
          libelle: ligne => `Sélectionner ${nomComplet(ligne)}`,
          possible: ({ id, etat }) => id !== p.moi && !estClos(etat),
        }}
      />
    </SelectionGroupee>
    <Pagination
      page={p.criteres.page}
      pages={Math.max(1, Math.ceil((p.total + (p.plafonne ? 1 : 0)) / parPage))}
      lien={page => adresseDe(p.criteres, { page })}
    />
  </>
)

/** The one structure of the whole page, whose name would only be repeated on each line; null when there are several. */
function lieuCommun(lignes: readonly Ligne[]): string | null {
  const lieux = new Set(lignes.flatMap(({ droits }) => droits.map(({ lieu }) => lieu)))
  return lieux.size === 1 ? ([...lieux][0] ?? null) : null
}

function colonnes(p: ProprietesResultats, commun: string | null): Colonne<Ligne>[] {
  return [
    {
      cle: 'nom',
      titre: 'Personne',
      cellule: l => <Personne nom={nomComplet(l)} fonction={<Qui {...l} />} />,
    },
    { cle: 'droits', titre: 'Habilitations en cours', cellule: l => <Droits ligne={l} commun={commun} /> },
    { cle: 'etat', titre: 'Compte', cellule: l => <Compte ligne={l} /> },
    {
      cle: 'echeance',
      titre: 'Prochaine échéance',
      cellule: l =>
        l.prochaineEcheance ? <Echeance date={l.prochaineEcheance} aujourdHui={p.aujourdHui} /> : '—',
    },
    {
      cle: 'depart',
      titre: 'Déclarer',
      etroite: true,
      cellule: l => {
        const structureId = l.id === p.moi ? null : seuleStructure(l)
        return structureId && p.departPossible(structureId) ? (
          <a href={cheminsDesDroits.depart(l.id, structureId)} aria-label={`Départ ${de(nomComplet(l))}`}>
            Départ
          </a>
        ) : null
      },
    },
  ]
}

/** Somebody who works in several is ended from their sheet, which says where. */
function seuleStructure({ droits }: Ligne): string | null {
  const structures = new Set(droits.map(({ structureId }) => structureId))
  return structures.size === 1 ? (droits[0]?.structureId ?? null) : null
}

const Qui = ({ fonction, profession, courriel }: Ligne) => (
  <>
    {fonction ?? profession}
    {(fonction ?? profession) && <br />}
    {courriel}
  </>
)

const Compte = ({ ligne: { etat, derniereConnexionLe, fusion } }: { ligne: Ligne }) => (
  <>
    <EtatDuCompte etat={etat} />
    {fusion && (
      <div>
        Fusionné avec <a href={chemins.fiche(fusion.id)}>{fusion.nom}</a>
      </div>
    )}
    {derniereConnexionLe && (
      <div class="echeance-date">{`connexion le ${enToutesLettres(jourDe(derniereConnexionLe))}`}</div>
    )}
  </>
)

const lieuxMontres = 2

const Droits = ({ ligne: { droits }, commun }: { ligne: Ligne; commun: string | null }) => {
  if (droits.length === 0) return <>Aucune</>
  const reste = droits.length - lieuxMontres
  return (
    <>
      {droits.slice(0, lieuxMontres).map(({ lieu, unite, profils }) => (
        <div>
          {(unite || lieu !== commun) && (
            <strong>{[unite, lieu === commun ? null : lieu].filter(Boolean).join(', ')}</strong>
          )}
          {profils.slice(0, 2).map(profil => (
            <div>{profil}</div>
          ))}
          {profils.length > 2 && `et ${profils.length - 2} autre${profils.length > 3 ? 's' : ''}`}
        </div>
      ))}
      {reste > 0 && <div>{`et ${reste} autre${reste > 1 ? 's' : ''} lieu${reste > 1 ? 'x' : ''}`}</div>}
    </>
  )
}

const CarteARattacher = ({ personne }: { personne: ARattacher }) => (
  <section class="carte carte-attention" aria-label="Personne à rattacher">
    <h2 class="carte-titre">
      <Personne nom={nomComplet(personne)} fonction={personne.profession ?? undefined} />
    </h2>
    <p class="carte-phrase">
      À rattacher : cette personne a déjà un compte, mais aucune habilitation chez vous. Inutile d’en créer un
      second : attribuez-lui une habilitation.
    </p>
    <LienBouton genre="primaire" href={chemins.attribuer(personne.id)}>
      Attribuer une habilitation
    </LienBouton>
  </section>
)

const Rien = ({ criteres }: { criteres: Criteres }) => (
  <EtatVide
    titre="Personne ne correspond à cette recherche"
    texte={
      <p>
        Vous parcourez ici les personnes qui ont ou ont eu une habilitation dans votre périmètre. Une personne
        venue d’ailleurs se trouve par son adresse électronique complète ou son numéro RPPS complet.
      </p>
    }
    action={
      <>
        <LienBouton genre="primaire" href={chemins.creer}>
          Créer un utilisateur
        </LienBouton>
        {criteres.q !== '' && <LienBouton href={chemins.recherche}>Effacer la recherche</LienBouton>}
      </>
    }
  />
)
