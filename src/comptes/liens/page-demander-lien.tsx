import { Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { type ErreursFormulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { Panneau } from '../pages/panneau.tsx'
import { FormulaireLien } from './formulaire-lien.tsx'

export type UsageDemande = 'activation' | 'mot-de-passe'

export const titresDemande: Record<UsageDemande, string> = {
  activation: 'Recevoir un nouveau lien d’activation',
  'mot-de-passe': 'Mot de passe oublié',
}

const phrases: Record<UsageDemande, string> = {
  activation:
    'Votre compte a été créé mais vous ne l’avez pas encore activé, ou votre lien a expiré. Nous vous en envoyons un autre.',
  'mot-de-passe': 'Nous vous envoyons un lien pour en choisir un nouveau.',
}

type Proprietes = { usage: UsageDemande; courriel?: string | undefined; erreurs?: ErreursFormulaire }

/** One field: where to send the link. */
export const PageDemanderLien = ({ usage, courriel, erreurs = {} }: Proprietes) => (
  <Panneau
    titre={titresDemande[usage]}
    chapeau={phrases[usage]}
    suite={<a href="/connexion">Revenir à la connexion</a>}
  >
    <ResumeErreurs erreurs={erreurs} />
    <FormulaireLien aide="Celle de votre compte ViaTrajectoire." courriel={courriel} erreurs={erreurs} />
  </Panneau>
)

/** The same whether or not the address is known: it says what to do in both cases. */
export const PageLienEnvoye = ({ usage }: { usage: UsageDemande }) => (
  <Panneau titre="Consultez votre messagerie" suite={<a href="/connexion">Revenir à la connexion</a>}>
    <p>
      Si un compte existe à cette adresse, un courriel vient de lui être envoyé. Ouvrez le lien qu’il contient{' '}
      {usage === 'activation' ? 'dans les 7 jours' : 'dans l’heure'}.
    </p>
    <div class="texte">
      <h2>Rien n’arrive au bout de quelques minutes</h2>
      <ul>
        <li>Regardez dans les courriers indésirables.</li>
        <li>
          Vérifiez l’adresse{'\u00a0'}: il faut celle que votre référent a saisie en créant votre compte.
        </li>
        <li>Demandez à votre référent de vérifier votre compte, ou écrivez à votre équipe régionale.</li>
      </ul>
    </div>
    <Boutons>
      <LienBouton href={usage === 'activation' ? '/activation/renvoyer' : '/mot-de-passe-oublie'}>
        Saisir une autre adresse
      </LienBouton>
    </Boutons>
  </Panneau>
)
