import type { Child } from 'hono/jsx'

export type Ton = 'neutre' | 'info' | 'succes' | 'attention' | 'erreur'

/**
 * A badge of state. The words carry the meaning; the tone adds a shape before the colour (full, half or hollow
 * point, diamond, square) so that it holds in grey and in forced colours.
 */
export const Etiquette = ({ ton = 'neutre', children }: { ton?: Ton; children: Child }) => (
  <span class={`etiquette etiquette-${ton}`}>
    <svg class="etiquette-signe" viewBox="0 0 10 10" aria-hidden="true">
      {SIGNES[ton]}
    </svg>
    {children}
  </span>
)

const SIGNES = {
  neutre: <circle class="creux" cx="5" cy="5" r="3.5" />,
  info: (
    <>
      <circle class="creux" cx="5" cy="5" r="3.5" />
      <path d="M5 1.5a3.5 3.5 0 0 1 0 7Z" />
    </>
  ),
  succes: <circle cx="5" cy="5" r="4" />,
  attention: <path d="M5 .5 9.5 5 5 9.5.5 5Z" />,
  erreur: <path d="M1.5 1.500h7v7h-7Z" />,
} as const
