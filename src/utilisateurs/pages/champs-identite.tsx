import { libellesIdentite } from '#src/comptes/identite/identite.ts'
import { ChampListe, ChampTexte, type GroupeListe } from '#src/socle/ui/champs.tsx'
import { ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'

export type ProprietesChampsIdentite = {
  saisie: Saisie
  erreurs: Erreurs
  professions: readonly GroupeListe[]
}

const libelle = (champ: keyof typeof libellesIdentite) => {
  const texte = libellesIdentite[champ]
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}

/** Who a person is: the same fields when creating and when correcting. */
export const ChampsIdentite = ({ saisie, erreurs, professions }: ProprietesChampsIdentite) => {
  const champ = (nom: keyof typeof libellesIdentite) => ({
    nom,
    libelle: libelle(nom),
    valeur: saisie[nom]?.at(-1)?.slice(0, 500),
    erreur: erreurs[nom],
  })
  return (
    <>
      <ChampChoix
        {...champ('civilite')}
        facultatif
        enLigne
        options={[
          { valeur: 'madame', libelle: 'Madame' },
          { valeur: 'monsieur', libelle: 'Monsieur' },
        ]}
      />
      <ChampTexte {...champ('nom')} />
      <ChampTexte {...champ('prenom')} />
      <ChampListe
        {...champ('professionCode')}
        facultatif
        vide="Choisir une profession"
        options={professions}
      />
      <ChampTexte
        {...champ('fonction')}
        facultatif
        aide="Par exemple : cadre de santé, assistante sociale."
      />
      <ChampTexte
        {...champ('rpps')}
        code
        clavier="numeric"
        largeur="moyenne"
        facultatif
        aide="11 chiffres, sur la carte CPS. À donner si vous l’avez : il évite qu’une personne ait deux comptes."
      />
      <ChampTexte {...champ('telephone')} facultatif type="tel" largeur="moyenne" />
    </>
  )
}
