import { Panneau } from '#src/comptes/pages/panneau.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { lier } from '#src/socle/ui/champ.tsx'
import { ChampCache, ChampListe, ChampTexte, ChampZone, type GroupeListe } from '#src/socle/ui/champs.tsx'
import { Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { StructureResumee } from '#src/structures/requetes.ts'
import { cheminCompte } from '../chemins.ts'
import { ChoisirStructure } from '../choisir-structure.tsx'

const connexion = <a href="/connexion">Revenir à la connexion</a>

/** First where: the request goes to the référents of that structure. */
export const PageChoisirStructure = (p: { texte: string; trouvees: readonly StructureResumee[] }) => (
  <Panneau
    titre="Demander un compte"
    chapeau="Un référent de votre structure crée votre compte. Dites-nous d’abord où vous travaillez."
    suite={connexion}
  >
    <ChoisirStructure
      action={cheminCompte}
      texte={p.texte}
      trouvees={p.trouvees}
      lien={id => `${cheminCompte}?structure=${id}`}
    />
  </Panneau>
)

type Proprietes = {
  structure: StructureResumee
  professions: readonly GroupeListe[]
  /** When the form was first shown, sealed. */
  depuis: string
  jeton: string
  valeur: (nom: string) => string
  erreurs: Erreurs
}

export const PageDemanderCompte = ({
  structure,
  professions,
  depuis,
  jeton,
  valeur,
  erreurs,
}: Proprietes) => {
  const lie = lier(valeur, erreurs)
  return (
    <Panneau
      titre="Demander un compte"
      chapeau="Nous vous envoyons un courriel pour confirmer votre adresse, puis votre demande part aux référents."
      suite={connexion}
    >
      <ResumeErreurs erreurs={erreurs} />
      <div id="champ-structure" tabindex={-1}>
        <Structure nom={structure.nom} commune={structure.commune ?? undefined} />
        <p>
          <a href={cheminCompte}>Changer de structure</a>
        </p>
      </div>
      <Formulaire action={cheminCompte}>
        <ChampCache nom="jeton" valeur={jeton} />
        <ChampCache nom="structure" valeur={structure.id} />
        <ChampCache nom="depuis" valeur={depuis} />
        <ChampTexte {...lie('prenom')} libelle="Prénom" remplissage="given-name" />
        <ChampTexte {...lie('nom')} libelle="Nom" remplissage="family-name" />
        <ChampTexte
          {...lie('courriel')}
          libelle="Adresse électronique professionnelle"
          aide="La vôtre, que vous seul lisez : pas celle d’un service."
          type="email"
          remplissage="email"
        />
        <ChampListe
          {...lie('professionCode')}
          libelle="Profession"
          facultatif
          vide="Choisir une profession"
          options={professions}
        />
        <ChampTexte
          {...lie('rpps')}
          libelle="Numéro RPPS"
          facultatif
          code
          clavier="numeric"
          largeur="moyenne"
        />
        <ChampZone
          {...lie('motif')}
          libelle="Pourquoi vous en avez besoin"
          aide="Votre service, votre fonction. N’écrivez rien sur un patient."
          longueurMax={500}
        />
        <div hidden>
          <ChampTexte nom="site" libelle="Laissez ce champ vide" valeur="" />
        </div>
        <Boutons>
          <Bouton genre="primaire">Demander un compte</Bouton>
        </Boutons>
      </Formulaire>
    </Panneau>
  )
}

/** The same whoever asks, account or not. */
export const PageDemandeEnvoyee = () => (
  <Panneau titre="Consultez votre messagerie" suite={connexion}>
    <p>
      Un courriel vient de partir à l’adresse que vous avez donnée. Ouvrez le lien qu’il contient dans les 24
      heures : votre demande part alors aux référents de la structure.
    </p>
    <div class="texte">
      <h2>Rien n’arrive au bout de quelques minutes</h2>
      <ul>
        <li>Regardez dans les courriers indésirables.</li>
        <li>Vérifiez l’adresse, et faites une nouvelle demande si elle était inexacte.</li>
        <li>Après trois demandes dans la journée, attendez le lendemain.</li>
      </ul>
    </div>
  </Panneau>
)

export const PageConfirmer = ({
  jeton,
  qui,
  structure,
}: {
  jeton: string
  qui: string
  structure: string
}) => (
  <Panneau titre="Confirmer ma demande de compte" suite={connexion}>
    <p>{`Demande de compte de ${qui}, pour ${structure}.`}</p>
    <Formulaire>
      <ChampCache nom="jeton" valeur={jeton} />
      <Boutons>
        <Bouton genre="primaire">Envoyer ma demande aux référents</Bouton>
      </Boutons>
    </Formulaire>
  </Panneau>
)

export const PageTransmise = () => (
  <Panneau titre="Votre demande est transmise" suite={connexion}>
    <p>
      Un référent de la structure va vous répondre par courriel. S’il accepte, vous recevez un lien pour
      choisir votre mot de passe.
    </p>
  </Panneau>
)

export const PageLienMort = () => (
  <Panneau titre="Ce lien ne fonctionne plus" suite={connexion}>
    <p>
      Il a déjà servi, ou il date de plus de 24 heures. Si votre demande est restée en chemin, refaites-la.
    </p>
    <Boutons>
      <LienBouton genre="primaire" href={cheminCompte}>
        Demander un compte
      </LienBouton>
    </Boutons>
  </Panneau>
)

export const PageTropDeDemandes = ({ phrase }: { phrase: string }) => (
  <Panneau titre="Demande non enregistrée" suite={connexion}>
    <p>{phrase}</p>
  </Panneau>
)
