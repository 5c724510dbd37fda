import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { ChampCase } from '#src/socle/ui/champs-choix.tsx'
import { Bloc, Formulaire } from '#src/socle/ui/formulaire.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'

const girs = [
  ['1', 'GIR 1 : présence constante, au lit ou au fauteuil'],
  ['2', 'GIR 2 : aide pour la plupart des gestes'],
  ['3', 'GIR 3 : aide plusieurs fois par jour pour se laver, se lever'],
  ['4', 'GIR 4 : aide pour la toilette ou les repas'],
  ['5', 'GIR 5 : aide ponctuelle'],
  ['6', 'GIR 6 : autonome'],
] as const

const foyers = [
  ['seul', 'D’une personne seule'],
  ['conjoint-a-domicile', 'D’un couple, dont l’un reste à domicile'],
  ['deux-residents', 'D’un couple, qui entre en EHPAD à deux'],
] as const

/** Three short parts: the prices, the person, the aids. */
export const FormulaireResteACharge = ({ saisie, erreurs }: { saisie: Saisie; erreurs: Erreurs }) => {
  const valeur = (nom: string) => saisie[nom]?.at(-1) ?? ''
  const euros = (nom: string) =>
    ({ nom, valeur: valeur(nom), erreur: erreurs[nom], clavier: 'decimal', largeur: 'courte' }) as const
  const cochee = (nom: string) => ({ nom, cochee: valeur(nom) === 'oui', facultatif: true })
  return (
    <Formulaire>
      <Bloc
        titre="Les prix de l’établissement"
        aide="Ils sont affichés à l’accueil et dans le contrat de séjour. Par jour, en euros."
      >
        <ChampTexte {...euros('hebergement')} libelle="Prix de l’hébergement par jour" />
        <ChampTexte
          {...euros('dependance')}
          libelle="Tarif dépendance du GIR de la personne, par jour"
          aide="« GIR 1-2 », « GIR 3-4 » ou « GIR 5-6 »"
          facultatif
        />
        <ChampTexte
          {...euros('gir56')}
          libelle="Tarif dépendance des GIR 5 et 6, par jour"
          aide="Le « ticket modérateur », dû par tous"
          facultatif
        />
        <ChampCase
          {...cochee('forfait')}
          libelle="L’établissement facture une participation unique à l’autonomie"
          aide="Une expérience, dans 23 départements (liste plus bas), jusqu’au 31 décembre 2026 : ni tarif dépendance, ni APA en EHPAD."
        />
        <ChampTexte
          {...euros('participation')}
          libelle="Montant de cette participation, par jour"
          aide="6,10 € au 1er juillet 2025, revalorisé chaque année. Rien à écrire si vous ne savez pas."
          facultatif
        />
      </Bloc>
      <Bloc titre="La personne">
        <ChampListe
          nom="gir"
          libelle="Son GIR"
          aide="Il mesure la perte d’autonomie. Le médecin, ou l’équipe du département, le détermine."
          vide="Choisir"
          valeur={valeur('gir')}
          erreur={erreurs.gir}
          options={girs.map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
        <ChampTexte
          {...euros('ressources')}
          libelle="Revenus par mois"
          aide="Retraites, pensions, loyers… Pour un couple, les revenus des deux."
        />
        <ChampListe
          nom="foyer"
          libelle="Ce sont les revenus"
          valeur={valeur('foyer') || 'seul'}
          options={foyers.map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
      </Bloc>
      <Bloc titre="Les aides">
        <ChampTexte
          {...euros('logement')}
          libelle="Aide au logement par mois"
          aide="APL ou ALS : demandez une simulation à la CAF ou à la MSA, elles seules peuvent la calculer."
          facultatif
        />
        <ChampTexte
          {...euros('impot')}
          libelle="Impôt sur le revenu par an"
          aide="Une part des frais est déduite de l’impôt, s’il y en a."
          facultatif
        />
        <ChampCase
          {...cochee('aideSociale')}
          libelle="Demander l’aide sociale à l’hébergement"
          aide="Seulement dans un établissement habilité. Vos enfants peuvent avoir à participer, et le département se fait rembourser sur la succession."
        />
      </Bloc>
      <Boutons>
        <Bouton genre="primaire">Estimer</Bouton>
      </Boutons>
    </Formulaire>
  )
}
