import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

export type Theme = 'auto' | 'clair' | 'sombre'

export type ProprietesDocument = {
  /** This page, in a few words. */
  titre: string
  /** The part of the product where it stands: « Administration », « Observatoire ». */
  section?: string | undefined
  /** The address of the stylesheet. */
  feuille: string
  /** The addresses of the modules. */
  scripts: readonly string[]
  theme?: Theme | undefined
  /** Larger type for families. */
  grand?: boolean
  /** Seconds after which the page shows itself again, where scripts are off. */
  rafraichir?: number | undefined
  /** Pages that search engines may list; the rest of the product may not. */
  indexable?: boolean
  children: Child
}

/** The whole HTML document. `<title>` says what and where: « page – section – ViaTrajectoire ». */
export const Document = (p: ProprietesDocument) => (
  <>
    {/* A constant: the only raw HTML of the design system. */}
    {raw('<!doctype html>')}
    <html
      lang="fr"
      class={p.grand ? 'grand' : undefined}
      data-theme={p.theme && p.theme !== 'auto' ? p.theme : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{[p.titre, p.section, 'ViaTrajectoire'].filter(Boolean).join(' – ')}</title>
        <meta name="color-scheme" content="light dark" />
        {!p.indexable && <meta name="robots" content="noindex" />}
        {/* Phone and card numbers are ours to link, not the browser's to guess: FINESS looks like one. */}
        <meta name="format-detection" content="telephone=no" />
        {p.rafraichir && (
          <noscript>
            <meta http-equiv="refresh" content={String(p.rafraichir)} />
          </noscript>
        )}
        <link rel="stylesheet" href={p.feuille} />
        {p.scripts.map(src => (
          <script type="module" src={src} />
        ))}
      </head>
      {p.children}
    </html>
  </>
)
