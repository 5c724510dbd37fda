import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Filtres } from '#src/socle/ui/filtres.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import type { EntiteConnectee } from '../entites.ts'

type Proprietes = { texte: string; entites: readonly EntiteConnectee[] }

/** Which hospital to connect, or which are. */
export const PageConnexions = ({ texte, entites }: Proprietes) => (
  <>
    <TetePage
      titre="Connexions SCIM"
      filAriane={[{ libelle: 'Administration' }, { libelle: 'Connexions SCIM' }]}
      etat="Le système d’identité d’un établissement crée les comptes de ses professionnels et signale leurs départs."
    />
    <AQuoiSertCettePage>
      <p>
        Une connexion vaut pour une entité juridique et toutes ses structures. Elle ne donne jamais
        d’habilitation : celles-ci restent attribuées par les référents. Vous connectez les entités dont
        toutes les structures sont dans votre territoire.
      </p>
    </AQuoiSertCettePage>
    <Filtres bouton="Chercher" etiquette="Chercher une entité juridique">
      <ChampTexte
        nom="q"
        libelle="Entité juridique"
        aide="Nom ou FINESS juridique."
        valeur={texte}
        type="search"
        largeur="moyenne"
      />
    </Filtres>
    {entites.length === 0 ? (
      <Vide texte={texte} />
    ) : (
      <Tableau
        legende={texte ? 'Entités juridiques trouvées' : 'Entités juridiques connectées'}
        legendeVisible
        lignes={entites}
        lien={({ id }) => chemins.entite(id)}
        colonnes={[
          { cle: 'nom', titre: 'Entité juridique', cellule: ({ nom }) => nom },
          { cle: 'finess', titre: 'FINESS', etroite: true, cellule: ({ finess }) => finess ?? '—' },
          { cle: 'structures', titre: 'Structures', numerique: true, cellule: e => e.structures },
          { cle: 'jetons', titre: 'Connexion', cellule: ({ jetons }) => enService(jetons) },
        ]}
      />
    )}
  </>
)

const enService = (jetons: number) =>
  jetons === 0 ? 'Aucune' : `${pluriel(jetons, 'jeton')} ${accord(jetons, 'valable')}`

const Vide = ({ texte }: { texte: string }) =>
  texte ? (
    <EtatVide
      titre={`Aucune entité juridique ne correspond à « ${texte} »`}
      texte="Vérifiez l’orthographe ou le FINESS. Une entité qui a des structures hors de votre territoire est connectée par l’équipe nationale."
    />
  ) : (
    <EtatVide
      titre="Aucun établissement n’est connecté"
      texte="Cherchez une entité juridique pour créer son premier jeton."
    />
  )
