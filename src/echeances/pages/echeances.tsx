import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { chemins, nomComplet } from '#src/habilitations/pages/mots.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampListe } from '#src/socle/ui/champs.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { SelectionGroupee } from '#src/socle/ui/selection.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { cheminEcheances } from '../chemins.ts'
import { type Echeances, horizon, type Periode } from '../lire-echeances.ts'
import { MesEcheances, type ProprietesMesEcheances } from './mes-echeances.tsx'
import { MonCalendrier } from './mon-calendrier.tsx'

export type ProprietesEcheances = Omit<ProprietesMesEcheances, 'echeances'> & {
  echeances: Echeances
  /** The one that is looked at; null: all those administered. */
  structure: { id: string; nom: string } | null
  /** Among which to choose; empty when there are too many to list. */
  structures: readonly { id: string; nom: string }[]
  calendrierDepuis: Date | null
  jeton: string
  refus?: string
}

/** What ends, the most urgent on top; ticking rows then leads to the page that renews them. */
export const PageEcheances = (p: ProprietesEcheances) => (
  <>
    <TetePage
      titre="Échéances"
      filAriane={[{ libelle: 'Administration' }, { libelle: 'Échéances' }]}
      etat={etat(p)}
    />
    {p.refus && (
      <Alerte ton="erreur" annoncee>
        {p.refus}
      </Alerte>
    )}
    <AQuoiSertCettePage>
      <p>
        Une habilitation s’arrête d’elle-même au soir de son dernier jour, y compris pour une personne
        connectée. Vous trouvez ici celles qui se terminent dans les structures que vous administrez, et vous
        les renouvelez pour deux ans. Chaque référent et chaque titulaire reçoit des rappels par courriel.
      </p>
    </AQuoiSertCettePage>
    {p.structures.length > 1 && (
      <Filtres action={cheminEcheances} bouton="Afficher">
        <ChampListe
          nom="structure"
          libelle="Structure"
          vide="Toutes mes structures"
          valeur={p.structure?.id ?? ''}
          options={p.structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
        />
      </Filtres>
    )}
    <MesEcheances {...p} />
    {p.echeances.periodes.length === 0 ? <RienNeSeTermine /> : <ARenouveler {...p} />}
    <MonCalendrier depuis={p.calendrierDepuis} jeton={p.jeton} />
  </>
)

function etat({ echeances: { total, plafonne }, structure }: ProprietesEcheances): string {
  const combien = plafonne
    ? `Plus de ${nombre(total)} habilitations se terminent`
    : `${pluriel(total, 'habilitation')} ${accord(total, 'se termine', 'se terminent')}`
  return `${combien} dans les ${horizon} jours${structure ? `, ${structure.nom}` : ''}.`
}

const RienNeSeTermine = () => (
  <EtatVide
    titre={`Rien ne se termine dans les ${horizon} jours`}
    texte="Aucune habilitation des structures que vous administrez n’arrive à sa fin, et aucune ne s’est terminée sans suite depuis un mois."
    action={<LienBouton href={chemins.liste}>Voir toutes les habilitations</LienBouton>}
  />
)

const ARenouveler = (p: ProprietesEcheances) => (
  <SelectionGroupee
    action={chemins.selection}
    mot={{ singulier: 'habilitation', pluriel: 'habilitations' }}
    actions={
      <Bouton genre="primaire" nom="action" valeur="renouveler">
        Renouveler
      </Bouton>
    }
  >
    <ChampCache nom="retour" valeur={cheminEcheances} />
    {p.echeances.periodes.map(periode => (
      <UnePeriode periode={periode} {...p.echeances} />
    ))}
    {p.echeances.coupee && (
      <p>
        Seules les plus proches sont montrées ici.{' '}
        <a href={`${chemins.liste}?echeance=${horizon}`}>Toutes celles des {horizon} jours</a>
      </p>
    )}
  </SelectionGroupee>
)

/** Longer addresses may be refused on their way. */
const parAdresse = 100

const UnePeriode = ({
  periode: { titre, habilitations },
  renouvelables,
  aujourdhui,
}: { periode: Periode } & Pick<Echeances, 'renouvelables' | 'aujourdhui'>) => {
  const ids = habilitations.map(({ id }) => id).filter(id => renouvelables.has(id))
  return (
    <Section
      titre={`${titre} (${nombre(habilitations.length)})`}
      actions={
        ids.length > 0 && ids.length <= parAdresse ? (
          <LienBouton
            href={`${chemins.renouveler}?${ids.map(id => `h=${id}`).join('&')}`}
            etiquette={`Tout renouveler : ${titre.toLowerCase()}`}
          >
            Tout renouveler
          </LienBouton>
        ) : null
      }
    >
      <Tableau
        legende={titre}
        lignes={habilitations}
        lien={({ id }) => chemins.droit(id)}
        colonnes={colonnes(habilitations, aujourdhui)}
        selection={{
          nom: 'h',
          valeur: ({ id }) => id,
          libelle: h => `Sélectionner ${nomComplet(h.personne)}, ${h.profil.libelle}, ${h.lieu}`,
          possible: ({ id }) => renouvelables.has(id),
        }}
      />
    </Section>
  )
}

function colonnes(lignes: readonly Habilitation[], aujourdhui: string): Colonne<Habilitation>[] {
  const uneSeule = new Set(lignes.map(({ structureId }) => structureId)).size === 1
  return [
    {
      cle: 'personne',
      titre: 'Personne',
      cellule: h => <Personne nom={nomComplet(h.personne)} />,
    },
    { cle: 'profil', titre: 'Profil', cellule: h => h.profil.libelle },
    uneSeule
      ? { cle: 'lieu', titre: 'Unité', cellule: h => h.unite ?? 'Toute la structure' }
      : { cle: 'lieu', titre: 'Structure ou unité', cellule: h => h.lieu },
    {
      cle: 'fin',
      titre: 'Fin',
      etroite: true,
      cellule: h => (
        <>
          <Echeance date={h.fin} aujourdHui={aujourdhui} />
          {h.motifFin === 'depart' && <Etiquette>Départ déclaré</Etiquette>}
        </>
      ),
    },
  ]
}
