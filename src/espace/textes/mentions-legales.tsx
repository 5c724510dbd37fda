import type { Operateur } from './operateur.ts'
import { Texte } from './texte.tsx'

/** Who answers for the service, and what becomes of personal data. The operator's own facts come from the configuration. */
export const PageMentionsLegales = ({ operateur }: { operateur: Operateur }) => (
  <Texte
    titre="Mentions légales"
    chapeau="Qui opère ce service, et ce que deviennent vos données."
    parties={[
      {
        id: 'operateur',
        titre: 'Opérateur',
        contenu: (
          <p>
            {operateur.nom}, <a href={`mailto:${operateur.courriel}`}>{operateur.courriel}</a>
            {operateur.telephone && `, ${operateur.telephone}`}. Ce service n’est pas un site de l’État.
          </p>
        ),
      },
      {
        id: 'donnees',
        titre: 'Données personnelles',
        contenu: (
          <>
            <p>
              Le service enregistre l’identité professionnelle des utilisateurs (nom, prénom, profession,
              numéro RPPS, adresse électronique, téléphone), leurs habilitations et leurs connexions, afin de
              donner à chacun l’accès qui lui revient et de savoir qui a fait quoi.
            </p>
            <ul>
              <li>Vos référents et l’équipe régionale voient votre identité et vos habilitations.</li>
              <li>Les collègues de vos structures voient vos coordonnées si vous en êtes référent.</li>
              <li>Les mots de passe ne sont jamais conservés en clair.</li>
              <li>Le journal des actes ne se modifie pas : on y ajoute des lignes.</li>
            </ul>
            <p>
              Vous consultez et corrigez vos données dans <a href="/administration/mon-compte">Mon compte</a>.
              Pour toute autre demande (accès, rectification, limitation), écrivez à l’opérateur ; vous pouvez
              aussi saisir la <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
            </p>
          </>
        ),
      },
      {
        id: 'temoins',
        titre: 'Cookies',
        contenu: (
          <p>
            Deux seulement, nécessaires au service : celui de votre session, et celui du message affiché une
            fois après une action. Aucune mesure d’audience, aucun tiers.
          </p>
        ),
      },
      {
        id: 'sources',
        titre: 'Sources et licence',
        contenu: (
          <p>
            Les fiches des structures viennent du Répertoire de l’Offre et des Ressources (ROR) ; les
            professions, des nomenclatures des objets de santé. Le logiciel est libre, sous licence EUPL-1.2.
          </p>
        ),
      },
    ]}
  />
)
