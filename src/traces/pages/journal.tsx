import { phraseDe } from '#src/socle/journal/phrases.ts'
import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { type Colonne, Tableau } from '#src/socle/ui/tableau.tsx'
import type { Quelquun, Trace, Traces } from '../chercher.ts'
import { adresse, type Criteres, cheminExport } from '../criteres.ts'
import type { Portee } from '../portee.ts'
import { FiltresDuJournal } from './filtres.tsx'

export const titreDe = ({ genre }: Portee) =>
  genre === 'structure' ? 'Journal de ma structure' : 'Journal de mon territoire'

type Proprietes = {
  portee: Portee
  structures: readonly { id: string; nom: string }[]
  criteres: Criteres
  traces: Traces
}

export const PageJournal = ({ portee, structures, criteres, traces }: Proprietes) => {
  const structure = portee.genre === 'structure' ? portee.structure : null
  return (
    <>
      <TetePage
        titre={titreDe(portee)}
        filAriane={[{ libelle: 'Administration' }, { libelle: titreDe(portee) }]}
        etat={structure?.nom ?? 'Toutes les structures de votre territoire'}
        actions={
          <LienBouton icone="telecharger" href={adresse(criteres, {}, cheminExport)}>
            Exporter
          </LienBouton>
        }
      />
      <AQuoiSertCettePage>
        <p>
          Tout ce qui change s’inscrit au journal : qui, quoi, pour qui, quand et pourquoi, y compris ce qui a
          été refusé. Rien ne s’y efface ni ne s’y corrige. Le consulter s’y inscrit aussi.
        </p>
      </AQuoiSertCettePage>
      <FiltresDuJournal criteres={criteres} structures={structures} structure={structure} />
      {traces.lignes.length === 0 && !traces.interrompue ? (
        <Vide criteres={criteres} />
      ) : (
        <Lignes {...{ criteres, traces }} avecStructure={!structure} />
      )}
    </>
  )
}

const Vide = ({ criteres }: { criteres: Criteres }) => (
  <EtatVide
    titre="Aucune ligne ne correspond"
    texte="Retirez un filtre, ou élargissez la période."
    action={
      <LienBouton href={adresse({ ...rien, structure: criteres.structure })}>Effacer les filtres</LienBouton>
    }
  />
)

const rien: Criteres = {
  structure: null,
  q: '',
  personne: null,
  acte: null,
  issue: null,
  du: null,
  au: null,
  avant: null,
}

type ProprietesLignes = Pick<Proprietes, 'criteres' | 'traces'> & { avecStructure: boolean }

const Lignes = ({ criteres, traces, avecStructure }: ProprietesLignes) => (
  <>
    {traces.lignes.length > 0 && (
      <Tableau
        legende="Lignes du journal, de la plus récente à la plus ancienne"
        colonnes={colonnes(criteres).filter(({ cle }) => avecStructure || cle !== 'structure')}
        lignes={traces.lignes}
      />
    )}
    {traces.interrompue && (
      <Alerte ton="info" titre="La recherche s’est arrêtée avant la fin">
        <p>
          Vos filtres retiennent peu de lignes d’un grand territoire. Continuez vers le passé, ou donnez une
          période.
        </p>
      </Alerte>
    )}
    {(traces.suite !== null || criteres.avant !== null) && (
      <nav class="pagination" aria-label="Suite du journal">
        <ul>
          {criteres.avant !== null && (
            <li>
              <a href={adresse(criteres)}>Revenir au plus récent</a>
            </li>
          )}
          {traces.suite !== null && (
            <li>
              <a href={adresse(criteres, { avant: traces.suite })} rel="next">
                Plus ancien
              </a>
            </li>
          )}
        </ul>
      </nav>
    )}
  </>
)

const colonnes = (criteres: Criteres): Colonne<Trace>[] => [
  {
    cle: 'quand',
    titre: 'Quand',
    cellule: ({ instant }) => <time datetime={instant.toISOString()}>{jourEtHeure(instant)}</time>,
  },
  {
    cle: 'qui',
    titre: 'Qui',
    cellule: ({ auteur, systeme }) => (
      <Gens de={auteur} absent={systeme ?? 'Automatique'} criteres={criteres} />
    ),
  },
  { cle: 'quoi', titre: 'Ce qui a été fait', cellule: trace => <Quoi trace={trace} /> },
  {
    cle: 'personne',
    titre: 'Pour qui',
    cellule: ({ personne }) => <Gens de={personne} absent="–" criteres={criteres} />,
  },
  { cle: 'structure', titre: 'Structure', cellule: ({ structure }) => structure ?? '–' },
]

const Quoi = ({ trace: { acte, details, issue, motif } }: { trace: Trace }) => (
  <>
    {phraseDe(acte, details)} {issue === 'refuse' && <Etiquette ton="attention">Refusé</Etiquette>}
    {motif && <blockquote class="historique-pourquoi">{motif}</blockquote>}
  </>
)

/** A name leads to what else this person did, or was done for them, here. */
const Gens = ({ de, absent, criteres }: { de: Quelquun | null; absent: string; criteres: Criteres }) =>
  de ? <a href={adresse(criteres, { personne: de.id, q: '' })}>{de.nom}</a> : absent
