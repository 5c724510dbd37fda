import { jourEtHeure } from '#src/socle/temps/francais.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Resume, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { nombre, pluriel } from '#src/socle/ui/typographie.ts'
import { bilanComplet, direLeProfil, raconter } from '#src/structures/ror/bilan.ts'
import { quoiFaire } from '#src/structures/ror/source/echec.ts'
import type { EtapeLue, PassageLu } from '#src/structures/ror/synchronisation/lire-passages.ts'
import { cheminPassages, nomsDesNatures } from '#src/structures/ror/synchronisation/noms.ts'
import { EtatDuPassage } from './page-passages.tsx'

/** One run: what it did, why it stopped, what to do. */
export const PagePassage = ({ passage, etapes }: { passage: PassageLu; etapes: readonly EtapeLue[] }) => (
  <>
    <TetePage
      titre={`Synchronisation n° ${passage.id}`}
      filAriane={[
        { libelle: 'Administration' },
        { libelle: 'Synchronisation avec le ROR', href: cheminPassages },
        { libelle: `N° ${passage.id}` },
      ]}
      etat={
        <>
          {nomsDesNatures[passage.nature]} <EtatDuPassage etat={passage.etat} />
        </>
      }
    />
    {passage.motif && (
      <Alerte ton={passage.etat === 'partiel' ? 'attention' : 'erreur'} titre={passage.motif}>
        {passage.code ? quoiFaire[passage.code] : 'Corrigez le fichier, puis importez-le de nouveau.'}
      </Alerte>
    )}
    {passage.bilan.profil && (
      <Alerte ton="info" titre="Passage muet : le profil au ROR a changé">
        {direLeProfil(passage.bilan, passage.profil).map(phrase => (
          <p>{phrase}</p>
        ))}
      </Alerte>
    )}
    <Section titre="Passage">
      <Resume
        lignes={[
          { terme: 'Commencé', valeur: jourEtHeure(passage.commenceLe) },
          { terme: 'Terminé', valeur: passage.termineLe ? jourEtHeure(passage.termineLe) : 'En cours' },
          ...(passage.structure ? [{ terme: 'Structure', valeur: passage.structure.nom }] : []),
          ...(passage.depuis ? [{ terme: 'Changements depuis', valeur: jourEtHeure(passage.depuis) }] : []),
          ...(passage.profil ? [{ terme: 'Profil au ROR', valeur: passage.profil }] : []),
        ]}
      />
    </Section>
    <Section titre="Rapport">
      <div class="texte">
        <ul>
          {raconter(bilanComplet(passage.bilan)).map(ligne => (
            <li>{ligne}</li>
          ))}
        </ul>
      </div>
    </Section>
    {etapes.length > 0 && (
      <Section titre="Parties lues" chapeau={pluriel(etapes.length, 'partie')}>
        <Tableau
          legende="Parties du passage, dans l’ordre"
          colonnes={[
            { cle: 'rang', titre: 'N°', etroite: true, cellule: ({ rang }) => rang },
            { cle: 'quoi', titre: 'Partie', cellule: ({ quoi }) => quoi.split('/').at(-1)?.slice(0, 80) },
            { cle: 'etat', titre: 'État', cellule: ({ etat }) => motsDesEtapes[etat] ?? etat },
            { cle: 'lues', titre: 'Ressources', numerique: true, cellule: ({ lues }) => nombre(lues) },
          ]}
          lignes={etapes}
        />
      </Section>
    )}
  </>
)

const motsDesEtapes: Record<string, string> = {
  'a-faire': 'À lire',
  telechargee: 'Téléchargée',
  recue: 'Appliquée',
}
