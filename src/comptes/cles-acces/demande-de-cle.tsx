import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Child } from 'hono/jsx'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { ScriptDePage } from '#src/socle/ui/script-de-page.tsx'

type Proprietes = {
  /** The rest of the form, its submit button above all. */
  children: Child
  /** What stands there instead, without JavaScript or in a browser that knows no passkey. */
  sinon?: Child
}

/** Shows its content only where passkeys are possible. */
export const SiClesPossibles = ({ children, sinon }: Proprietes) => (
  <cle-acces>
    <ScriptDePage element="cle-acces" />
    {sinon && <div data-sans-cle>{sinon}</div>}
    <div data-avec-cle hidden>
      {children}
    </div>
  </cle-acces>
)

type Demande = Proprietes & {
  /** Also proposes keys where the browser fills in the e-mail address. */
  remplissage?: boolean
} & (
    | { geste: 'creer'; options: PublicKeyCredentialCreationOptionsJSON }
    | { geste: 'presenter'; options: PublicKeyCredentialRequestOptionsJSON }
  )

/**
 * Inside a form: on submit, the browser is asked for a key, and its answer goes with the form in the field `reponse`.
 * See `cle-acces.js`.
 */
export const DemandeDeCle = ({ geste, options, remplissage, children, sinon }: Demande) => (
  <cle-acces
    data-geste={geste}
    data-options={JSON.stringify(options)}
    data-remplissage={remplissage ? '' : undefined}
  >
    <ScriptDePage element="cle-acces" />
    {sinon && <div data-sans-cle>{sinon}</div>}
    <div data-avec-cle hidden>
      <ChampCache nom="reponse" valeur="" />
      <div class="formulaire">
        <div data-refus hidden>
          <Alerte ton="erreur" annoncee>
            <span data-message />
          </Alerte>
        </div>
        {children}
      </div>
    </div>
  </cle-acces>
)
