import type { Child } from 'hono/jsx'
import { Icone } from './icones.tsx'
import { nombre } from './typographie.ts'

export type EtapeAriane = { libelle: string; href?: string | undefined }

type ProprietesFilAriane = { etapes: readonly EtapeAriane[]; etiquette?: string | undefined }

/** Where this page is; the last step is the page itself and is not a link. */
export const FilAriane = ({ etapes, etiquette = 'Fil d’Ariane' }: ProprietesFilAriane) => (
  <nav class="fil-ariane" aria-label={etiquette}>
    <ol>
      {etapes.map((etape, rang) => (
        <li>
          {etape.href && rang < etapes.length - 1 ? (
            <a href={etape.href}>{etape.libelle}</a>
          ) : (
            <span aria-current={rang === etapes.length - 1 ? 'page' : undefined}>{etape.libelle}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
)

export type ProprietesTetePage = {
  titre: Child
  filAriane?: readonly EtapeAriane[]
  /** One sentence of state: « 12 personnes, dont 2 référents ». */
  etat?: Child
  /** The main action last, on the right. */
  actions?: Child
  /** A page has one `<h1>`: another level only where the head is shown as a specimen. */
  niveau?: 1 | 4
}

/** The head of a page: where, the only `<h1>`, one sentence of state, the main action. */
export const TetePage = ({ titre, filAriane, etat, actions, niveau = 1 }: ProprietesTetePage) => {
  const Titre = `h${niveau}` as 'h1' | 'h4'
  return (
    <header class="tete-page">
      {filAriane && <FilAriane etapes={filAriane} />}
      <div class="tete-page-ligne">
        <div class="tete-page-titre">
          <Titre class="titre-page">{titre}</Titre>
          {etat && <p class="tete-page-etat">{etat}</p>}
        </div>
        {actions && <div class="boutons">{actions}</div>}
      </div>
    </header>
  )
}

/** The help of a page, closed by default: who can do this, what the guide says. */
export const AQuoiSertCettePage = ({ children }: { children: Child }) => (
  <details class="aide-page">
    <summary>
      <Icone nom="aide" />
      {'À quoi sert cette page\u202f?'}
    </summary>
    <div class="aide-page-texte">{children}</div>
  </details>
)

export type ProprietesSection = {
  titre: Child
  children: Child
  id?: string
  /** One sentence under the heading. */
  chapeau?: Child
  actions?: Child
  niveau?: 2 | 3
}

export const Section = ({ titre, children, id, chapeau, actions, niveau = 2 }: ProprietesSection) => {
  const Titre = `h${niveau}` as 'h2' | 'h3'
  return (
    <section class="section" id={id}>
      <header class="section-tete">
        <Titre>{titre}</Titre>
        {actions && <div class="boutons">{actions}</div>}
        {chapeau && <p class="section-chapeau">{chapeau}</p>}
      </header>
      {children}
    </section>
  )
}

export type Onglet = { libelle: string; href: string; actif?: boolean; compte?: number | undefined }

/** Tabs are links to pages of their own: the address says which one is open. */
export const Onglets = ({ onglets, etiquette }: { onglets: readonly Onglet[]; etiquette: string }) => (
  <nav class="onglets" aria-label={etiquette}>
    <ul>
      {onglets.map(onglet => (
        <li>
          <a href={onglet.href} aria-current={onglet.actif ? 'page' : undefined}>
            {onglet.libelle}
            {onglet.compte !== undefined && <span class="compte">{nombre(onglet.compte)}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

export type LigneResume = { terme: Child; valeur: Child; note?: Child }

/** Terms and their values, side by side. An empty value is said, never left blank. */
export const Resume = ({ lignes }: { lignes: readonly LigneResume[] }) => (
  <dl class="resume">
    {lignes.map(({ terme, valeur, note }) => (
      <div>
        <dt>{terme}</dt>
        <dd>
          {valeur === undefined || valeur === null || valeur === '' ? (
            <span class="non-renseigne">Non renseigné</span>
          ) : (
            valeur
          )}
          {note && <span class="resume-note">{note}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

export type ActionListee = { libelle: string; href: string; description?: string; danger?: boolean }

/** What can be done here, each with a sentence. */
export const ListeActions = ({ actions }: { actions: readonly ActionListee[] }) => (
  <ul class="liste-actions">
    {actions.map(action => (
      <li>
        <a class={action.danger ? 'lien-danger' : undefined} href={action.href}>
          {action.libelle}
        </a>
        {action.description && <p>{action.description}</p>}
      </li>
    ))}
  </ul>
)
