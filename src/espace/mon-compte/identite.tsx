import { type Identite, libellesIdentite } from '#src/comptes/identite/identite.ts'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampListe, ChampTexte, type GroupeListe } from '#src/socle/ui/champs.tsx'
import { ChampChoix } from '#src/socle/ui/champs-choix.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { LienCourriel } from '#src/socle/ui/joindre.tsx'
import { Section } from '#src/socle/ui/page.tsx'

export type SaisieIdentite = Record<keyof Identite, string>

export type ProprietesIdentite = {
  compte: Compte
  professions: readonly GroupeListe[]
  jeton: string
  /** What was typed, when it was refused. */
  saisie?: SaisieIdentite
  erreurs?: ErreursFormulaire
  /** Fields that somebody else changed meanwhile, with what they have become. */
  changees?: readonly { champ: keyof Identite; valeur: string }[]
}

/** The fields as the form holds them. */
export function enSaisie(compte: Compte): SaisieIdentite {
  const { civilite, nom, prenom, professionCode, fonction, rpps, telephone } = compte
  return {
    civilite: civilite ?? '',
    nom,
    prenom,
    professionCode: professionCode ?? '',
    fonction: fonction ?? '',
    rpps: rpps ?? '',
    telephone: telephone ?? '',
  }
}

export const OngletIdentite = (p: ProprietesIdentite) => {
  const { compte, professions, jeton, erreurs = {}, changees = [] } = p
  const saisie = p.saisie ?? enSaisie(compte)
  return (
    <>
      <ResumeErreurs erreurs={erreurs} />
      {changees.length > 0 && (
        <Alerte ton="attention" titre="Votre identité a été modifiée pendant que vous la corrigiez" annoncee>
          <p>
            Voici ce qui est enregistré. Vérifiez votre saisie, puis enregistrez de nouveau pour la garder.
          </p>
          <ul>
            {changees.map(({ champ, valeur }) => (
              <li>{`${libellesIdentite[champ]} : ${valeur || 'non renseigné'}`}</li>
            ))}
          </ul>
        </Alerte>
      )}
      <Section
        titre="Qui vous êtes"
        chapeau="Vos référents et l’équipe régionale voient ces informations ; celles d’un référent se montrent aussi à ses collègues."
      >
        <Formulaire action="/administration/mon-compte">
          <ChampCache nom="jeton" valeur={jeton} />
          <ChampCache nom="version" valeur={String(compte.version)} />
          <ChampChoix
            nom="civilite"
            libelle="Civilité"
            facultatif
            enLigne
            valeur={saisie.civilite}
            erreur={erreurs.civilite}
            options={[
              { valeur: 'madame', libelle: 'Madame' },
              { valeur: 'monsieur', libelle: 'Monsieur' },
              { valeur: '', libelle: 'Ne pas préciser' },
            ]}
          />
          <ChampTexte
            nom="nom"
            libelle="Nom"
            valeur={saisie.nom}
            erreur={erreurs.nom}
            remplissage="family-name"
          />
          <ChampTexte
            nom="prenom"
            libelle="Prénom"
            valeur={saisie.prenom}
            erreur={erreurs.prenom}
            remplissage="given-name"
          />
          <ChampListe
            nom="professionCode"
            libelle="Profession"
            facultatif
            valeur={saisie.professionCode}
            erreur={erreurs.professionCode}
            options={professions}
            vide="Choisir une profession"
          />
          <ChampTexte
            nom="fonction"
            libelle="Fonction"
            aide="Telle que vos collègues la connaissent : « cadre de santé, SMR », « assistante sociale »."
            facultatif
            valeur={saisie.fonction}
            erreur={erreurs.fonction}
            remplissage="organization-title"
          />
          <ChampTexte
            nom="rpps"
            libelle="Numéro RPPS"
            aide="Onze chiffres, sur votre carte de professionnel de santé."
            facultatif
            code
            largeur="moyenne"
            clavier="numeric"
            valeur={saisie.rpps}
            erreur={erreurs.rpps}
          />
          <ChampTexte
            nom="telephone"
            libelle="Téléphone"
            facultatif
            type="tel"
            largeur="moyenne"
            valeur={saisie.telephone}
            erreur={erreurs.telephone}
            remplissage="tel"
          />
          <Boutons>
            <Bouton genre="primaire">Enregistrer</Bouton>
          </Boutons>
        </Formulaire>
      </Section>
      <Section titre="Adresse électronique">
        <p>
          <LienCourriel courriel={compte.courriel} />. Elle vous identifie :{' '}
          <a href="/administration/mon-compte/connexion#courriel">la changer</a> demande votre mot de passe.
        </p>
      </Section>
    </>
  )
}
