import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Child } from 'hono/jsx'
import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { scriptCleAcces } from '#src/socle/ui/scripts.ts'

const ScriptCle = () => <script type="module" src={scriptCleAcces.chemin} />

/** Shows its content to browsers that know passkeys only, and `sinon` to the others, or without JavaScript. */
export const SiClesPossibles = ({ children, sinon }: { children: Child; sinon: Child }) => (
  <cle-acces>
    <ScriptCle />
    <div data-sans-cle>{sinon}</div>
    <div data-avec-cle hidden>
      {children}
    </div>
  </cle-acces>
)

type Proprietes = {
  /** Where the browser's answer is sent, in the field `reponse`. */
  action: string
  /** Sent along. */
  champs: Readonly<Record<string, string>>
  /** The submit one asks the browser. */
  boutons: Child
  /** Also proposes keys where the browser fills in the e-mail address. */
  remplissage?: boolean
} & (
  | { geste: 'creer'; options: PublicKeyCredentialCreationOptionsJSON }
  | { geste: 'presenter'; options: PublicKeyCredentialRequestOptionsJSON }
)

/** A form that asks the browser for a key rather than the person for a text; nothing where there can be none. */
export const DemandeDeCle = (p: Proprietes) => (
  <cle-acces
    data-geste={p.geste}
    data-options={JSON.stringify(p.options)}
    data-remplissage={p.remplissage ? '' : undefined}
  >
    <ScriptCle />
    <div data-avec-cle hidden>
      <form class="formulaire" method="post" action={p.action}>
        <div data-refus hidden>
          <Alerte ton="erreur" annoncee>
            <span data-message />
          </Alerte>
        </div>
        <ChampCache nom="reponse" valeur="" />
        {Object.entries(p.champs).map(([nom, valeur]) => (
          <ChampCache nom={nom} valeur={valeur} />
        ))}
        <Boutons>{p.boutons}</Boutons>
      </form>
    </div>
  </cle-acces>
)
