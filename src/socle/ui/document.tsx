import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

export type Theme = 'auto' | 'clair' | 'sombre'

/** What search engines and shared links show of a page that they may list. */
export type Publication = {
  /** One or two sentences. */
  description: string
  /** The one address of the page, absolute. */
  adresse: string
  /** schema.org, as plain data. */
  donnees?: Readonly<Record<string, unknown>> | undefined
}

export type ProprietesDocument = {
  /** This page, in a few words. */
  titre: string
  /** The part of the product where it stands: « Administration », « Observatoire ». */
  section?: string | undefined
  /** The address of the stylesheet. */
  feuille: string
  /** Sheets that few pages have. */
  feuillesDePage?: readonly string[] | undefined
  /** The addresses of the modules. */
  scripts: readonly string[]
  theme?: Theme | undefined
  /** Larger type for families. */
  grand?: boolean
  /** Seconds after which the page shows itself again, where scripts are off. */
  rafraichir?: number | undefined
  /** Pages that search engines may list; the rest of the product may not. */
  publication?: Publication | undefined
  children: Child
}

/** The whole HTML document. `<title>` says what and where: « page – section – ViaTrajectoire ». */
export const Document = (p: ProprietesDocument) => (
  <>
    {/* A constant; with the data below, the only raw HTML of the design system. */}
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
        {p.publication ? (
          <Publiee titre={p.titre} {...p.publication} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        {/* Phone and card numbers are ours to link, not the browser's to guess: FINESS looks like one. */}
        <meta name="format-detection" content="telephone=no" />
        {p.rafraichir && (
          <noscript>
            <meta http-equiv="refresh" content={String(p.rafraichir)} />
          </noscript>
        )}
        <link rel="stylesheet" href={p.feuille} />
        {p.feuillesDePage?.map(href => (
          <link rel="stylesheet" href={href} />
        ))}
        {p.scripts.map(src => (
          <script type="module" src={src} />
        ))}
      </head>
      {p.children}
    </html>
  </>
)

const Publiee = ({ titre, description, adresse, donnees }: Publication & { titre: string }) => (
  <>
    <meta name="description" content={description} />
    <link rel="canonical" href={adresse} />
    <meta property="og:title" content={titre} />
    <meta property="og:description" content={description} />
    <meta property="og:url" content={adresse} />
    <meta property="og:type" content="website" />
    <meta property="og:locale" content="fr_FR" />
    {donnees && <script type="application/ld+json">{enDonnees(donnees)}</script>}
  </>
)

/**
 * JSON that no browser runs and that cannot end its own element: « < » is written \u003c, so neither « </script> » nor a
 * comment can be read in a name that a source sent.
 */
export const enDonnees = (donnees: Readonly<Record<string, unknown>>) =>
  raw(JSON.stringify(donnees).replaceAll('<', '\\u003c'))
