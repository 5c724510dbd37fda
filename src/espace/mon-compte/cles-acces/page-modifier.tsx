import type { Cle } from '#src/comptes/cles-acces/lire-cles.ts'
import { CompteConcerne } from '#src/comptes/mon-compte/champs-nouveau-mot-de-passe.tsx'
import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampMotDePasse } from '#src/socle/ui/champs.tsx'
import { type ErreursFormulaire, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Section } from '#src/socle/ui/page.tsx'
import { CadreCle, ChampNom } from './cadre-cle.tsx'
import { chemins } from './chemins.ts'

type Proprietes = { cle: Cle; courriel: string; nomSaisi?: string; erreurs?: ErreursFormulaire }

/** One key: rename it, or take it away. */
export const PageModifierCle = ({ cle, courriel, nomSaisi, erreurs = {} }: Proprietes) => (
  <CadreCle titre={`Clé d’accès « ${cle.nom} »`} etat={vieDe(cle)}>
    <ResumeErreurs erreurs={erreurs} />
    {cle.suspendueLe && (
      <Alerte ton="attention" titre="Cette clé est suspendue">
        {`Le ${jourEtHeure(cle.suspendueLe)}, elle a été présentée d’une façon qui laisse penser qu’elle a été copiée. Elle n’ouvre plus votre compte : retirez-la, puis ajoutez-en une autre.`}
      </Alerte>
    )}
    <Section titre="Renommer">
      <Formulaire action={chemins.renommer}>
        <ChampCache nom="cle" valeur={cle.id} />
        <ChampNom valeur={nomSaisi ?? cle.nom} erreur={erreurs.nom} />
        <Boutons>
          <Bouton>Renommer</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
    <Section
      titre="Retirer"
      chapeau="Elle n’ouvrira plus votre compte. Les sessions ouvertes ailleurs par une clé d’accès seront fermées, et vous serez prévenu par courriel. Pensez à la supprimer aussi de votre appareil."
    >
      <Formulaire action={chemins.retirer}>
        <ChampCache nom="cle" valeur={cle.id} />
        <CompteConcerne courriel={courriel} />
        <ChampMotDePasse
          nom="motDePasse"
          libelle="Votre mot de passe actuel"
          remplissage="current-password"
          erreur={erreurs.motDePasse}
        />
        <Boutons>
          <Bouton genre="danger">Retirer cette clé</Bouton>
        </Boutons>
      </Formulaire>
    </Section>
  </CadreCle>
)

function vieDe({ creeLe, utiliseeLe }: Cle): string {
  const ajout = `Ajoutée le ${enToutesLettres(jourDe(creeLe))}`
  return utiliseeLe
    ? `${ajout}, utilisée pour la dernière fois le ${jourEtHeure(utiliseeLe)}.`
    : `${ajout}, jamais utilisée.`
}
