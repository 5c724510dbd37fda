import type { Compte } from '#src/comptes/identite/requetes.ts'
import type { NomPropose } from '#src/comptes/vie/noms.ts'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { chemins } from '../chemins.ts'

export type ProprietesSituation = {
  compte: Compte
  peutCorriger: boolean
  /** The sheet of the very person who looks: nothing there is theirs to do. */
  soiMeme: boolean
  jeton: string
  /** The name that the person asks for. */
  nomPropose: NomPropose | null
  /** The account that goes on in place of this one. */
  fusion: { id: string; nom: string } | null
}

/** Where the account stands when it does not simply work, and what is worth doing about it. */
export const Situation = (p: ProprietesSituation) => (
  <>
    {p.nomPropose && <NomADecider {...p} propose={p.nomPropose} />}
    <Etat {...p} />
  </>
)

const Etat = (p: ProprietesSituation) => {
  switch (p.compte.etat) {
    case 'actif':
      return null
    case 'invite':
      return <PasEncoreActive {...p} />
    case 'verrouille':
      return (
        <Alerte ton="info" titre="Compte verrouillé">
          <p>
            Trop de mots de passe inexacts ont été saisis. La personne se déverrouille elle-même, par le
            courriel qu’elle a reçu ou en choisissant un nouveau mot de passe. Ses habilitations ne changent
            pas.
          </p>
        </Alerte>
      )
    case 'inactif':
    case 'desactive':
      return <Ferme {...p} />
    case 'anonymise':
      return (
        <Alerte ton="info">
          Ce compte est anonymisé : il ne reste rien de la personne, seulement la trace des actes.
        </Alerte>
      )
    default:
      return p.compte.etat satisfies never
  }
}

const Ferme = ({ compte, fusion, soiMeme }: ProprietesSituation) => {
  if (fusion)
    return (
      <Alerte ton="info" titre="Compte fusionné">
        <p>
          {'Cette personne avait deux comptes, réunis en un seul : '}
          <a href={chemins.fiche(fusion.id)}>{fusion.nom}</a>.
        </p>
      </Alerte>
    )
  return (
    <Alerte
      ton="attention"
      titre={compte.etat === 'inactif' ? 'Compte fermé, inutilisé' : 'Compte désactivé'}
    >
      <p>
        {`La personne ne peut plus se connecter depuis le ${enToutesLettres(jourDe(compte.etatDepuis))}.`}
        {compte.etatMotif && ` ${compte.etatMotif}.`}
      </p>
      {!soiMeme && <LienBouton href={chemins.etat(compte.id)}>Réactiver le compte</LienBouton>}
    </Alerte>
  )
}

const PasEncoreActive = ({ compte, peutCorriger, jeton }: ProprietesSituation) => (
  <Alerte ton="info" titre="Compte pas encore activé">
    <p>
      {compte.inviteLe
        ? `L’invitation est partie le ${jourEtHeure(compte.inviteLe)}. Son lien fonctionne 7 jours.`
        : 'Aucune invitation n’est encore partie.'}
    </p>
    {peutCorriger && (
      <form method="post" action={chemins.inviter(compte.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <Bouton icone="courriel">Renvoyer l’invitation</Bouton>
      </form>
    )}
  </Alerte>
)

const NomADecider = ({
  compte,
  propose,
  jeton,
  peutCorriger,
  soiMeme,
}: ProprietesSituation & { propose: NomPropose }) => (
  <Alerte ton="attention" titre="Un nouveau nom est proposé">
    <p>
      {`Le ${jourEtHeure(propose.proposeeLe)}, ${nomDuCompte(compte)} a demandé à s’appeler `}
      <strong>{`${propose.prenom} ${propose.nom}`}</strong>. Son ancien nom restera connu de la recherche.
    </p>
    {peutCorriger && !soiMeme && (
      <form method="post" action={chemins.nom(compte.id)}>
        <ChampCache nom="jeton" valeur={jeton} />
        <Boutons>
          <Bouton genre="primaire" nom="decision" valeur="accepter">
            Accepter ce nom
          </Bouton>
          <Bouton nom="decision" valeur="ecarter">
            Garder le nom actuel
          </Bouton>
        </Boutons>
      </form>
    )}
  </Alerte>
)

const nomDuCompte = ({ prenom, nom }: Compte) => `${prenom} ${nom}`
