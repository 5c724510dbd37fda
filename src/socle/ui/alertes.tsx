import type { Child } from 'hono/jsx'
import { Icone, type NomIcone } from './icones.tsx'

export type TonAlerte = 'info' | 'succes' | 'attention' | 'erreur'

export type MessageFlash = { ton: TonAlerte; texte: string }

export type ProprietesAlerte = {
  ton: TonAlerte
  titre?: string
  children: Child
  /** Only for what appears in answer to an action: it is then read out at once. */
  annoncee?: boolean
}

const ICONES: Record<TonAlerte, NomIcone> = {
  info: 'info',
  succes: 'succes',
  attention: 'attention',
  erreur: 'erreur',
}

const MOTS: Record<TonAlerte, string> = {
  info: 'Information',
  succes: 'Fait',
  attention: 'Attention',
  erreur: 'Erreur',
}

const role = (ton: TonAlerte) => (ton === 'erreur' || ton === 'attention' ? 'alert' : 'status')

/** A message in the page. Its tone is said in words to those who do not see it. */
export const Alerte = ({ ton, titre, children, annoncee }: ProprietesAlerte) => (
  <div class={`alerte alerte-${ton}`} role={annoncee ? role(ton) : undefined}>
    <Icone nom={ICONES[ton]} />
    <div class="alerte-texte">
      <span class="masque">{`${MOTS[ton]} : `}</span>
      {titre && <p class="alerte-titre">{titre}</p>}
      <div>{children}</div>
    </div>
  </div>
)
