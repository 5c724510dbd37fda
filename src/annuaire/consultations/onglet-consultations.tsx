import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { LienCourriel, LienTelephone } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { chemins } from '../chemins.ts'
import { phraseDeSaisie } from '../saisie/mentions.tsx'
import type { Consultation } from './lire-consultations.ts'

type Proprietes = { structureId: string; consultations: readonly Consultation[]; administree: boolean }

/** Who consults for what, and how to reach them. Kept here, by the référent. */
export const OngletConsultations = ({ structureId, consultations, administree }: Proprietes) => {
  const ajouter = administree && (
    <LienBouton href={chemins.consultation(structureId, 'nouvelle')} genre="primaire" icone="plus">
      Ajouter une consultation
    </LienBouton>
  )
  if (consultations.length === 0)
    return (
      <EtatVide
        titre="Aucune consultation déclarée"
        texte={
          administree
            ? 'Ajoutez celles que la structure propose : les professionnels qui orientent un patient les trouveront ici.'
            : 'Le référent de la structure n’en a déclaré aucune.'
        }
        action={ajouter || undefined}
      />
    )
  return (
    <Section
      titre="Consultations"
      chapeau="Tenues à jour ici, par le référent de la structure."
      actions={ajouter}
    >
      <Tableau
        legende="Consultations"
        lignes={consultations}
        {...(administree && { lien: (c: Consultation) => chemins.consultation(structureId, c.id) })}
        colonnes={[
          { cle: 'nom', titre: 'Consultation', cellule: ({ nom }) => nom },
          {
            cle: 'specialites',
            titre: 'Spécialités',
            cellule: ({ specialites }) => specialites.map(({ libelle }) => libelle).join(', '),
          },
          {
            cle: 'responsable',
            titre: 'Responsable',
            cellule: ({ responsable }) => responsable ?? <span class="non-renseigne">non précisé</span>,
          },
          {
            cle: 'joindre',
            titre: 'Joindre',
            cellule: ({ telephone, courriel, lieu }) => (
              <ul class="liste-nue">
                {telephone && (
                  <li>
                    <LienTelephone numero={telephone} />
                  </li>
                )}
                {courriel && (
                  <li>
                    <LienCourriel courriel={courriel} />
                  </li>
                )}
                {lieu && <li>{lieu}</li>}
              </ul>
            ),
          },
          {
            cle: 'saisie',
            titre: 'Mise à jour',
            cellule: ({ saisie }) => <span class="noeud-detail">{phraseDeSaisie(saisie)}</span>,
          },
        ]}
      />
    </Section>
  )
}
