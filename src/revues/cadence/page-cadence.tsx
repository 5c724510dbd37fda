import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import { chemins } from '../chemins.ts'
import type { Cadence } from './lire-cadences.ts'

/** « tous les ans », « tous les 6 mois » */
export const motDeLaCadence = (mois: number | null) =>
  mois === null ? 'ne revient pas' : mois === 12 ? 'tous les ans' : `tous les ${mois}\u00A0mois`

/** How often a review comes back; whether it does. */
export const PageCadence = (p: { cadence: Cadence; choix: string; erreurs: Erreurs; jeton: string }) => (
  <>
    <TetePage
      titre="Cadence de la revue"
      etat={
        p.cadence.prochaine
          ? `${p.cadence.lieu}. Revient ${motDeLaCadence(p.cadence.mois)} ; la prochaine s’ouvre d’elle-même le ${enToutesLettres(p.cadence.prochaine)}.`
          : `${p.cadence.lieu}. Ne revient pas d’elle-même.`
      }
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Revue des habilitations', href: chemins.liste },
        { libelle: 'Cadence' },
      ]}
    />
    <AQuoiSertCettePage>
      <p>
        Une revue revient d’elle-même, avec les habilitations de ce jour-là. Qui l’a ouverte la première fois,
        ou l’équipe régionale, peut changer sa cadence ou l’arrêter. La revue en cours, s’il y en a une, se
        poursuit. Une structure doit être relue une fois par an au moins.
      </p>
    </AQuoiSertCettePage>
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={chemins.cadence(p.cadence.campagneId)}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      <ChampChoix
        nom="cadence"
        libelle="Cette revue revient"
        valeur={p.choix}
        erreur={p.erreurs.cadence}
        options={[
          { valeur: '12', libelle: 'Tous les ans' },
          { valeur: '6', libelle: 'Tous les six mois' },
          { valeur: '0', libelle: 'Plus jamais : elle s’arrête' },
        ]}
      />
      <Boutons>
        <Bouton genre="primaire">Enregistrer</Bouton>
        <LienBouton genre="discret" href={chemins.liste}>
          Revenir aux revues
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

/** Those that come back by themselves, on the list of reviews. */
export const Cadences = ({ cadences }: { cadences: readonly Cadence[] }) =>
  cadences.length === 0 ? null : (
    <Section titre="Revues qui reviennent">
      <Tableau
        legende="Revues qui reviennent d’elles-mêmes"
        lignes={cadences}
        lien={c => chemins.cadence(c.campagneId)}
        colonnes={[
          { cle: 'lieu', titre: 'Périmètre', cellule: c => c.lieu },
          { cle: 'cadence', titre: 'Cadence', cellule: c => motDeLaCadence(c.mois) },
          {
            cle: 'prochaine',
            titre: 'La prochaine',
            etroite: true,
            cellule: c => (c.prochaine ? enToutesLettres(c.prochaine) : ''),
          },
        ]}
      />
    </Section>
  )
