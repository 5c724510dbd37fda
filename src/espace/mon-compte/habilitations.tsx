import { cheminDemander, renouvelerLaMienne } from '#src/demandes/chemins.ts'
import type { Habilitation } from '#src/habilitations/lectures/lire-habilitations.ts'
import { FinDuDroit } from '#src/habilitations/pages/fin-du-droit.tsx'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { Echeance } from '#src/socle/ui/echeance.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'

type Proprietes = {
  droits: readonly Habilitation[]
  /** Those that ended, the latest first. */
  passees: readonly Habilitation[]
  aujourdHui: Jour
  jeton: string
  refus?: string
}

/** Own rights: what each allows, until when, and whether its mails are wanted. */
export const OngletHabilitations = ({ droits, passees, aujourdHui, jeton, refus }: Proprietes) => (
  <>
    {refus && (
      <Alerte ton="erreur" annoncee>
        {refus}
      </Alerte>
    )}
    {droits.length === 0 ? (
      <EtatVide
        titre="Vous n’avez pas d’habilitation en cours"
        texte="Un référent de votre structure peut vous en attribuer une : votre adresse lui suffit pour trouver votre compte."
        action={<LienBouton href={cheminDemander}>Demander une habilitation</LienBouton>}
      />
    ) : (
      <Section
        titre="En cours"
        chapeau="Personne ne renouvelle la sienne : demandez-le, vos référents répondent."
        actions={<LienBouton href={cheminDemander}>Demander une habilitation</LienBouton>}
      >
        <form method="post" action="/administration/mon-compte/habilitations" class="formulaire-tableau">
          <ChampCache nom="jeton" valeur={jeton} />
          <Tableau
            legende="Mes habilitations en cours"
            lignes={droits}
            colonnes={[
              {
                cle: 'profil',
                titre: 'Profil',
                cellule: ({ profil }) => (
                  <span class="structure">
                    <span class="structure-nom">{profil.libelle}</span>
                    <span class="structure-detail">{profil.permet}</span>
                  </span>
                ),
              },
              { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
              {
                cle: 'fin',
                titre: 'Fin',
                etroite: true,
                cellule: h => <FinDuDroit h={h} aujourdHui={aujourdHui} />,
              },
              {
                cle: 'renouveler',
                titre: 'Renouvellement',
                cellule: ({ id, structureId, profil, lieu }) =>
                  structureId && (
                    <a href={renouvelerLaMienne(id)}>
                      Demander<span class="masque">{` le renouvellement de ${profil.libelle}, ${lieu}`}</span>
                    </a>
                  ),
              },
              {
                cle: 'courriels',
                titre: 'Réception des mails',
                cellule: ({ id, profil, lieu, recevoirCourriels }) => (
                  <label class="case-cible">
                    <span class="masque">{`Recevoir les mails de ${profil.libelle}, ${lieu}`}</span>
                    <input type="checkbox" name="recevoir" value={id} checked={recevoirCourriels} />
                  </label>
                ),
              },
            ]}
          />
          <Boutons>
            <Bouton genre="primaire">Enregistrer mes choix de réception</Bouton>
          </Boutons>
        </form>
      </Section>
    )}
    {passees.length > 0 && (
      <Section titre="Terminées">
        <Tableau
          legende="Mes habilitations terminées"
          lignes={passees}
          colonnes={[
            { cle: 'profil', titre: 'Profil', cellule: ({ profil }) => profil.libelle },
            { cle: 'lieu', titre: 'Structure ou unité', cellule: ({ lieu }) => lieu },
            {
              cle: 'fin',
              titre: 'Fin',
              etroite: true,
              cellule: ({ fin }) => <Echeance date={fin} aujourdHui={aujourdHui} />,
            },
          ]}
        />
      </Section>
    )}
  </>
)
