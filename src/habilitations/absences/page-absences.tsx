import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate } from '#src/socle/ui/champs.tsx'
import { Etiquette } from '#src/socle/ui/etiquettes.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Absence } from './lire-absences.ts'

export const cheminAbsences = '/administration/mes-absences'

type Proprietes = {
  absences: readonly Absence[]
  aujourdhui: Jour
  jeton: string
  saisie: { du: string; au: string }
  erreurs: Erreurs
}

/** Where a référent says from when to when the others answer in their place. */
export const PageAbsences = ({ absences, aujourdhui, jeton, saisie, erreurs }: Proprietes) => (
  <>
    <TetePage
      titre="Mes absences"
      filAriane={[
        { libelle: 'Mes référents', href: '/administration/mes-referents' },
        { libelle: 'Mes absences' },
      ]}
      etat={
        absences.some(({ du }) => du <= aujourdhui)
          ? 'Vous êtes indiqué absent aujourd’hui.'
          : 'Vous êtes indiqué présent aujourd’hui.'
      }
    />
    <AQuoiSertCettePage>
      <p>
        Pendant votre absence, les demandes et les rappels vont aux autres référents de vos structures ; s’il
        n’y en a pas, à l’équipe de votre territoire. Vos droits ne changent pas, et l’absence finit
        d’elle-même au soir du dernier jour.
      </p>
    </AQuoiSertCettePage>
    <ResumeErreurs erreurs={erreurs} />
    {absences.length > 0 && (
      <Section titre="En cours et à venir">
        <Tableau
          legende="Mes absences en cours et à venir"
          lignes={absences}
          colonnes={[
            { cle: 'du', titre: 'Premier jour', cellule: ({ du }) => enToutesLettres(du) },
            { cle: 'au', titre: 'Dernier jour', cellule: ({ au }) => enToutesLettres(au) },
            {
              cle: 'etat',
              titre: 'État',
              cellule: ({ du }) =>
                du <= aujourdhui ? (
                  <Etiquette ton="attention">En cours</Etiquette>
                ) : (
                  <Etiquette>À venir</Etiquette>
                ),
            },
            {
              cle: 'action',
              titre: 'Action',
              cellule: ({ id, du }) => (
                <form method="post" action={`${cheminAbsences}/annuler`}>
                  <ChampCache nom="jeton" valeur={jeton} />
                  <ChampCache nom="absence" valeur={id} />
                  <Bouton petit etiquette={`${mot(du, aujourdhui)} du ${enToutesLettres(du)}`}>
                    {mot(du, aujourdhui)}
                  </Bouton>
                </form>
              ),
            },
          ]}
        />
      </Section>
    )}
    <Section titre="Déclarer une absence">
      <Formulaire action={cheminAbsences}>
        <ChampCache nom="jeton" valeur={jeton} />
        <ChampDate nom="du" libelle="Premier jour" valeur={saisie.du} min={aujourdhui} erreur={erreurs.du} />
        <ChampDate nom="au" libelle="Dernier jour" valeur={saisie.au} min={aujourdhui} erreur={erreurs.au} />
        <Boutons>
          <Bouton genre="primaire">Déclarer mon absence</Bouton>
          <LienBouton genre="discret" href="/administration/mes-referents">
            Revenir à mes référents
          </LienBouton>
        </Boutons>
      </Formulaire>
    </Section>
  </>
)

const mot = (du: Jour, aujourdhui: Jour) =>
  du <= aujourdhui ? 'Mettre fin à l’absence' : 'Annuler l’absence'
