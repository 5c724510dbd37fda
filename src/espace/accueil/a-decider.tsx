import type { Child } from 'hono/jsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from './cartes.tsx'
import type { ADecider } from './modele.ts'

type Proprietes = { aDecider: ADecider; aujourdHui: Jour }

const fiche = (compteId: string) => `/administration/utilisateurs/${compteId}`

/** Each matter that waits, with the nearest lines and the act beside them. What does not wait does not show. */
export const MatieresADecider = ({ aDecider, aujourdHui }: Proprietes) => (
  <>
    <Echeances aDecider={aDecider} aujourdHui={aujourdHui} />
    <Fragiles aDecider={aDecider} aujourdHui={aujourdHui} />
    <EnAttente aDecider={aDecider} aujourdHui={aujourdHui} />
    <Departs aDecider={aDecider} aujourdHui={aujourdHui} />
  </>
)

const Reste = ({
  total,
  montres,
  href,
  children,
}: {
  total: number
  montres: number
  href: string
  children: Child
}) =>
  total > montres ? (
    <p>
      <a href={href}>{children}</a>
    </p>
  ) : null

const Echeances = ({ aDecider: { echeances }, aujourdHui }: Proprietes) =>
  echeances.total === 0 ? null : (
    <Section
      titre="Habilitations qui se terminent"
      actions={
        <LienBouton href={chemins.echeances} genre="primaire">
          Renouveler
        </LienBouton>
      }
    >
      <Tableau
        legende="Les habilitations qui se terminent le plus tôt"
        lignes={echeances.premiers}
        lien={({ compteId }) => fiche(compteId)}
        colonnes={[
          { cle: 'personne', titre: 'Personne', cellule: ({ personne }) => <Personne nom={personne} /> },
          { cle: 'profil', titre: 'Profil', cellule: ({ profil }) => profil },
          { cle: 'perimetre', titre: 'Pour', cellule: ({ perimetre }) => perimetre },
          {
            cle: 'fin',
            titre: 'Fin',
            etroite: true,
            cellule: ({ fin }) => <Echeance date={fin} aujourdHui={aujourdHui} />,
          },
        ]}
      />
      <Reste total={echeances.total} montres={echeances.premiers.length} href={chemins.echeances}>
        {`Voir les ${echeances.total} habilitations`}
      </Reste>
    </Section>
  )

const Fragiles = ({ aDecider: { fragiles } }: Proprietes) =>
  fragiles.total === 0 ? null : (
    <Section titre="Structures à moins de deux référents">
      <Tableau
        legende="Structures à moins de deux référents"
        lignes={fragiles.premiers}
        lien={({ id }) => `/administration/fiche-annuaire/${id}/referents`}
        colonnes={[
          {
            cle: 'structure',
            titre: 'Structure',
            cellule: s => (
              <Structure nom={s.nom} categorie={s.categorie ?? undefined} commune={s.commune ?? undefined} />
            ),
          },
          {
            cle: 'referents',
            titre: 'Référents',
            cellule: ({ referents }) => (referents === 0 ? 'aucun' : pluriel(referents, 'référent')),
          },
        ]}
      />
      <Reste total={fragiles.total} montres={fragiles.premiers.length} href={chemins.fragiles}>
        {`Voir les ${fragiles.total} structures`}
      </Reste>
    </Section>
  )

const EnAttente = ({ aDecider: { enAttente }, aujourdHui }: Proprietes) =>
  enAttente.total === 0 ? null : (
    <Section titre="Comptes à activer" chapeau="Le lien d’activation vaut sept jours.">
      <Tableau
        legende="Comptes qui n’ont pas encore été activés"
        lignes={enAttente.premiers}
        colonnes={[
          {
            cle: 'personne',
            titre: 'Personne',
            cellule: ({ id, nom, courriel }) => <Personne nom={nom} fonction={courriel} href={fiche(id)} />,
          },
          { cle: 'structure', titre: 'Structure', cellule: ({ structure }) => structure },
          {
            cle: 'invitation',
            titre: 'Invitation',
            etroite: true,
            cellule: ({ inviteLe }) => <Echeance date={inviteLe} aujourdHui={aujourdHui} />,
          },
          {
            cle: 'action',
            titre: 'Action',
            cellule: ({ id, nom }) => (
              <form method="post" action="/invitations">
                <input type="hidden" name="compte" value={id} />
                <Bouton petit etiquette={`Renvoyer l’invitation à ${nom}`}>
                  Renvoyer l’invitation
                </Bouton>
              </form>
            ),
          },
        ]}
      />
      <Reste total={enAttente.total} montres={enAttente.premiers.length} href={chemins.enAttente}>
        {`Voir les ${enAttente.total} comptes`}
      </Reste>
    </Section>
  )

const Departs = ({ aDecider: { departs }, aujourdHui }: Proprietes) =>
  departs.total === 0 ? null : (
    <Section
      id="departs"
      titre="Départs prévus"
      chapeau="Les habilitations de la structure se terminent ce jour-là. Un départ s’annule jusqu’à sa date."
    >
      <Tableau
        legende="Départs prévus"
        lignes={departs.premiers}
        lien={({ compteId }) => fiche(compteId)}
        colonnes={[
          { cle: 'personne', titre: 'Personne', cellule: ({ personne }) => <Personne nom={personne} /> },
          { cle: 'structure', titre: 'Structure', cellule: ({ structure }) => structure },
          {
            cle: 'le',
            titre: 'Dernier jour',
            etroite: true,
            cellule: ({ le }) => <Echeance date={le} aujourdHui={aujourdHui} seuilJours={0} />,
          },
        ]}
      />
    </Section>
  )
