import { Texte } from './texte.tsx'

/** The declaration that the RGAA asks for. It says what is known, no more. */
export const PageAccessibilite = ({ operateur, courriel }: { operateur: string; courriel: string }) => (
  <Texte
    titre="Accessibilité"
    chapeau="Déclaration d’accessibilité : état non audité."
    parties={[
      {
        id: 'etat',
        titre: 'État de conformité',
        contenu: (
          <p>
            {operateur} s’attache à rendre ce service accessible, conformément à l’article 47 de la loi
            n° 2005-102 du 11 février 2005. Aucun audit de conformité au RGAA 4.1 n’a encore été mené : le
            service est donc déclaré
            <strong> non conforme</strong>, au sens du référentiel.
          </p>
        ),
      },
      {
        id: 'tests',
        titre: 'Ce qui est vérifié à chaque version',
        contenu: (
          <ul>
            <li>chaque page par l’outil axe-core, en thème clair et en thème sombre ;</li>
            <li>les contrastes de tous les couples de couleurs employés (4,5 pour 1 au moins) ;</li>
            <li>les principaux parcours au clavier seul, et sans JavaScript ;</li>
            <li>la lecture à 320 pixels de large et à 200 % de zoom ;</li>
            <li>un titre de page unique, un seul titre principal et des libellés liés à chaque champ.</li>
          </ul>
        ),
      },
      {
        id: 'limites',
        titre: 'Ce qui ne l’est pas encore',
        contenu: (
          <p>
            Aucun essai avec des personnes qui utilisent un lecteur d’écran, une loupe ou une commande vocale
            n’a été mené. Les outils automatiques ne trouvent qu’une partie des défauts.
          </p>
        ),
      },
      {
        id: 'signaler',
        titre: 'Signaler une difficulté',
        contenu: (
          <>
            <p>
              Écrivez à <a href={`mailto:${courriel}`}>{courriel}</a> en donnant l’adresse de la page et ce
              que vous n’avez pas pu faire : une réponse ou une autre voie vous sera proposée.
            </p>
            <p>
              Sans réponse satisfaisante, vous pouvez saisir le{' '}
              <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.
            </p>
          </>
        ),
      },
    ]}
  />
)
