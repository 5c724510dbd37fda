import { type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from './cartes.tsx'
import { Demandes } from './demandes.tsx'
import { EnBref } from './en-bref.tsx'
import type { ADecider } from './modele.ts'

type Proprietes = { aDecider: ADecider; aujourdHui: Jour; jeton: string }

const nomComplet = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`
const fiche = (compteId: string) => `/administration/utilisateurs/${compteId}`

const uneSeule = (structures: readonly (string | null)[]) => new Set(structures).size === 1

/** Of a référent's only structure, the name would but repeat itself on every line. */
const colonneStructure = (lignes: readonly { structure: string | null }[]) =>
  uneSeule(lignes.map(({ structure }) => structure))
    ? []
    : [
        {
          cle: 'structure',
          titre: 'Structure',
          cellule: ({ structure }: { structure: string | null }) => structure,
        },
      ]

/** Each matter that waits, with the nearest lines and the act beside them. What does not wait does not show. */
export const MatieresADecider = (p: Proprietes) => (
  <>
    <Demandes {...p} />
    <Echeances {...p} />
    <Fragiles {...p} />
    <EnAttente {...p} />
    <Departs {...p} />
  </>
)

const Echeances = ({ aDecider: { echeances }, aujourdHui }: Proprietes) =>
  echeances.total === 0 ? null : (
    <Section
      titre="Habilitations qui se terminent"
      actions={
        <LienBouton href={chemins.renouveler} genre="primaire">
          Renouveler
        </LienBouton>
      }
    >
      <EnBref
        total={echeances.total}
        montres={echeances.premiers.length}
        href={chemins.echeances}
        suite={echeances.plafonne ? 'Voir les habilitations' : `Voir les ${echeances.total} habilitations`}
      >
        <Tableau
          bref
          legende="Les habilitations qui se terminent le plus tôt"
          lignes={echeances.premiers}
          lien={({ personne }) => fiche(personne.id)}
          colonnes={[
            {
              cle: 'personne',
              titre: 'Personne',
              cellule: ({ personne }) => <Personne nom={nomComplet(personne)} />,
            },
            { cle: 'profil', titre: 'Profil', cellule: ({ profil }) => profil.libelle },
            uneSeule(echeances.premiers.map(({ structureId }) => structureId))
              ? { cle: 'lieu', titre: 'Unité', cellule: ({ unite }) => unite ?? 'Toute la structure' }
              : { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
            {
              cle: 'fin',
              titre: 'Fin',
              etroite: true,
              cellule: ({ fin }) => <Echeance date={fin} aujourdHui={aujourdHui} />,
            },
          ]}
        />
      </EnBref>
    </Section>
  )

const Fragiles = ({ aDecider: { fragiles } }: Proprietes) =>
  fragiles.total === 0 ? null : (
    <Section titre="Structures à moins de deux référents">
      <EnBref
        total={fragiles.total}
        montres={fragiles.premiers.length}
        href={chemins.fragiles}
        suite={`Voir les ${fragiles.total} structures`}
      >
        <Tableau
          bref
          legende="Structures à moins de deux référents"
          lignes={fragiles.premiers}
          lien={({ id }) => `/administration/fiche-annuaire/${id}/referents`}
          colonnes={[
            {
              cle: 'structure',
              titre: 'Structure',
              cellule: s => <Structure nom={s.nom} commune={s.commune ?? undefined} />,
            },
            {
              cle: 'referents',
              titre: 'Référents',
              cellule: ({ referents }) => (referents === 0 ? 'aucun' : pluriel(referents, 'référent')),
            },
          ]}
        />
      </EnBref>
    </Section>
  )

const EnAttente = ({ aDecider: { enAttente }, aujourdHui, jeton }: Proprietes) =>
  enAttente.total === 0 ? null : (
    <Section titre="Comptes à activer" chapeau="Le lien d’activation vaut sept jours.">
      <EnBref
        total={enAttente.total}
        montres={enAttente.premiers.length}
        href={chemins.enAttente}
        suite={`Voir les ${enAttente.total} comptes`}
      >
        <Tableau
          bref
          legende="Comptes qui n’ont pas encore été activés"
          lignes={enAttente.premiers}
          colonnes={[
            {
              cle: 'personne',
              titre: 'Personne',
              cellule: compte => (
                <Personne nom={nomComplet(compte)} fonction={compte.courriel} href={fiche(compte.id)} />
              ),
            },
            ...colonneStructure(enAttente.premiers),
            {
              cle: 'invitation',
              titre: 'Invitation',
              etroite: true,
              cellule: ({ inviteLe }) =>
                inviteLe ? (
                  <Echeance date={jourDe(inviteLe)} aujourdHui={aujourdHui} />
                ) : (
                  'pas encore envoyée'
                ),
            },
            {
              cle: 'action',
              titre: 'Action',
              cellule: compte => (
                <form method="post" action={chemins.renvoyer}>
                  <input type="hidden" name="jeton" value={jeton} />
                  <input type="hidden" name="compte" value={compte.id} />
                  <Bouton petit etiquette={`Renvoyer l’invitation à ${nomComplet(compte)}`}>
                    Renvoyer l’invitation
                  </Bouton>
                </form>
              ),
            },
          ]}
        />
      </EnBref>
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
        bref
        legende="Départs prévus"
        lignes={departs.premiers}
        lien={({ compteId, structureId }) =>
          `/administration/habilitations/depart?compte=${compteId}&structure=${structureId}`
        }
        colonnes={[
          { cle: 'personne', titre: 'Personne', cellule: depart => <Personne nom={nomComplet(depart)} /> },
          ...colonneStructure(departs.premiers),
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
