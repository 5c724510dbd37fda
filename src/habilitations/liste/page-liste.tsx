import { echeance as enDistance, enToutesLettres } from '#src/socle/temps/francais.ts'
import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Resultats } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { SelectionGroupee } from '#src/socle/ui/selection.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { VieDuDroit } from '#src/socle/ui/vie-du-droit.tsx'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins, motDeLEtat, motDuMotif, nomComplet } from '../pages/mots.ts'
import { adresseDeListe, type FiltresHabilitations } from './filtres.ts'
import { FiltresDeListe, type ProprietesFiltresDeListe } from './filtres-de-liste.tsx'
import { comptageMax, type Liste, parPage } from './lister-habilitations.ts'

export type ProprietesListe = Omit<ProprietesFiltresDeListe, 'filtres'> & {
  filtres: FiltresHabilitations
  liste: Liste
  /** Own rights are shown, and cannot be ticked. */
  moi: string
  /** Nor those that somebody else gives, though they are seen. */
  peutAgir: (h: Habilitation) => boolean
  aujourdhui: Jour
  /** The one structure of the list, when there is only one. */
  structure: { id: string; nom: string } | null
}

export const PageListe = (p: ProprietesListe) => (
  <>
    <TetePage
      titre="Habilitations de ma structure"
      filAriane={[{ libelle: 'Accueil', href: '/' }, { libelle: 'Habilitations de ma structure' }]}
      etat={p.structure?.nom ?? 'Toutes les structures que vous administrez'}
      actions={
        <LienBouton
          genre="primaire"
          icone="plus"
          href={p.structure ? `${chemins.attribuer}?structure=${p.structure.id}` : chemins.attribuer}
        >
          Attribuer une habilitation
        </LienBouton>
      }
    />
    <AQuoiSertCettePage>
      <p>
        Les référents y voient qui peut faire quoi, jusqu’à quand, et y renouvellent ou retirent les
        habilitations. Une habilitation dure deux ans au plus. Vous ne pouvez agir sur les vôtres : votre
        co-référent s’en charge, et vous vous chargez des siennes.
      </p>
    </AQuoiSertCettePage>
    <FiltresDeListe {...p} />
    <Resultats id="resultats" resume={resume(p.liste.total)}>
      {p.liste.habilitations.length === 0 ? <Vide /> : <Lignes {...p} />}
    </Resultats>
  </>
)

const resume = (total: number) =>
  total > comptageMax ? `Plus de ${pluriel(comptageMax, 'habilitation')}` : pluriel(total, 'habilitation')

const Vide = () => (
  <EtatVide
    titre="Aucune habilitation ne correspond"
    texte="Retirez un filtre, ou attribuez une habilitation à un professionnel."
    action={<LienBouton href={chemins.liste}>Effacer les filtres</LienBouton>}
  />
)

const Lignes = (p: ProprietesListe) => (
  <>
    <SelectionGroupee
      action={chemins.selection}
      mot={{ singulier: 'habilitation', pluriel: 'habilitations' }}
      actions={
        <>
          {p.filtres.etat === 'suspendue' ? (
            <Bouton genre="primaire" nom="action" valeur="retablir">
              Rétablir
            </Bouton>
          ) : (
            <Bouton genre="primaire" nom="action" valeur="renouveler">
              Renouveler
            </Bouton>
          )}
          <Bouton genre="danger" nom="action" valeur="terminer">
            Terminer
          </Bouton>
        </>
      }
    >
      <ChampCache nom="retour" valeur={adresseDeListe(p.filtres, { page: p.filtres.page })} />
      <Tableau
        legende="Habilitations"
        colonnes={colonnes(p)}
        lignes={p.liste.habilitations}
        lien={h => chemins.droit(h.id)}
        tri={{
          cle: p.filtres.tri,
          sens: p.filtres.sens,
          lien: (cle, sens) => adresseDeListe(p.filtres, { tri: cle as FiltresHabilitations['tri'], sens }),
        }}
        selection={{
          nom: 'h',
          valeur: h => h.id,
          libelle: h => `Sélectionner ${nomComplet(h.personne)}, ${h.profil.libelle}`,
          possible: h => h.personne.id !== p.moi && h.termineeLe === null && p.peutAgir(h),
        }}
      />
    </SelectionGroupee>
    <Pagination
      page={p.filtres.page}
      pages={Math.ceil(Math.min(p.liste.total, comptageMax) / parPage)}
      lien={page => adresseDeListe(p.filtres, { page })}
      total={{ nombre: p.liste.total, mot: 'habilitations' }}
    />
    <p>
      <LienBouton genre="discret" icone="telecharger" href={adresseDeListe(p.filtres, {}, chemins.csv)}>
        {`Télécharger cette liste (CSV, ${nombre(p.liste.total)})`}
      </LienBouton>
    </p>
  </>
)

const colonnes = ({ aujourdhui, moi, structure }: ProprietesListe): Colonne<Habilitation>[] => [
  {
    cle: 'personne',
    titre: 'Personne',
    triable: true,
    cellule: h => (
      <Personne nom={nomComplet(h.personne)} {...(h.personne.id === moi ? { fonction: 'Vous' } : {})} />
    ),
  },
  { cle: 'profil', titre: 'Profil', triable: true, cellule: h => h.profil.libelle },
  structure
    ? { cle: 'lieu', titre: 'Unité', triable: true, cellule: h => h.unite ?? 'Toute la structure' }
    : { cle: 'lieu', titre: 'Structure ou unité', triable: true, cellule: h => h.lieu },
  {
    cle: 'vie',
    titre: 'Durée',
    cellule: h => <VieDuDroit debut={h.debut} fin={dernierJour(h)} aujourdHui={aujourdhui} />,
  },
  {
    cle: 'fin',
    titre: 'Échéance',
    triable: true,
    etroite: true,
    cellule: h => <Fin h={h} aujourdhui={aujourdhui} />,
  },
]

/** A right ended at once ended that day, whatever its last day was to be. */
export function dernierJour(h: Habilitation): Jour {
  const instant = h.termineeLe ?? h.suspendueLe
  const arret = instant ? jourDe(instant) : h.fin
  return arret < h.debut ? h.debut : arret < h.fin ? arret : h.fin
}

const Fin = ({ h, aujourdhui }: { h: Habilitation; aujourdhui: Jour }) => {
  if (h.etat === 'en-cours') return <Echeance date={h.fin} aujourdHui={aujourdhui} />
  if (h.etat === 'suspendue')
    return <Etiquette ton="attention">{`Suspendue depuis le ${enToutesLettres(dernierJour(h))}`}</Etiquette>
  if (h.etat === 'a-venir')
    return <Etiquette ton="info">{`Commence ${enDistance(aujourdhui, h.debut)}`}</Etiquette>
  return (
    <Etiquette>
      {`${motDeLEtat[h.etat]}${h.motifFin ? ` (${motDuMotif[h.motifFin]})` : ''} : ${enToutesLettres(dernierJour(h))}`}
    </Etiquette>
  )
}
