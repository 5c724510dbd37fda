import { type Cle, clesPermises } from '#src/comptes/cles-acces/lire-cles.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { chemins } from './chemins.ts'

/** The keys that open one's account: which, where, last used when. */
export const PanneauCles = ({ cles }: { cles: readonly Cle[] }) => (
  <Section
    id="cles-acces"
    titre="Clés d’accès"
    chapeau="Une clé d’accès ouvre votre compte sans mot de passe : votre appareil vérifie que c’est vous (code, empreinte ou visage), et la clé ne fonctionne que sur ce site."
    actions={
      cles.length < clesPermises && (
        <LienBouton petit icone="plus" href={chemins.ajouter}>
          Ajouter une clé d’accès
        </LienBouton>
      )
    }
  >
    {cles.length === 0 ? (
      <p>Vous n’avez pas encore de clé d’accès.</p>
    ) : (
      <Tableau
        legende="Mes clés d’accès"
        lignes={cles}
        lien={({ id }) => `${chemins.modifier}?cle=${id}`}
        colonnes={[
          { cle: 'nom', titre: 'Nom', cellule: ({ nom }) => nom },
          { cle: 'etat', titre: 'État', cellule: cle => <Etat cle={cle} /> },
          {
            cle: 'ou',
            titre: 'Où elle se trouve',
            cellule: ({ synchronisee }) =>
              synchronisee ? 'Synchronisée entre vos appareils' : 'Sur un seul appareil',
          },
          { cle: 'ajout', titre: 'Ajoutée le', cellule: ({ creeLe }) => enToutesLettres(jourDe(creeLe)) },
          {
            cle: 'usage',
            titre: 'Dernière utilisation',
            cellule: ({ utiliseeLe }) => (utiliseeLe ? jourEtHeure(utiliseeLe) : 'Jamais utilisée'),
          },
        ]}
      />
    )}
  </Section>
)

const Etat = ({ cle }: { cle: Cle }) =>
  cle.suspendueLe ? (
    <Etiquette ton="attention">Suspendue : à retirer</Etiquette>
  ) : (
    <Etiquette ton="succes">Active</Etiquette>
  )
