import type { Child } from 'hono/jsx'
import { Alerte, type MessageFlash } from './alertes.tsx'
import { Bandeau, type ChoixStructure, type RechercheCoquille, type UtilisateurCoquille } from './bandeau.tsx'
import { Document, type Publication, type Theme } from './document.tsx'
import { Marque } from './icones.tsx'
import { type GroupeMenu, NavigationLaterale } from './navigation.tsx'
import { type EtapeAriane, FilAriane } from './page.tsx'
import { Pied, type ProprietesPied } from './pied.tsx'

type Commun = {
  titre: string
  section?: string | undefined
  contenu: Child
  feuille: string
  feuillesDePage?: readonly string[] | undefined
  scripts: readonly string[]
  publication?: Publication | undefined
  /** The trace of this request, shown in the footer. */
  fil?: string | undefined
  theme?: Theme | undefined
  messageFlash?: MessageFlash | undefined
  /** Seconds after which the page shows itself again, where scripts are off. */
  rafraichir?: number | undefined
  /** Operator, contact and links of the footer. */
  pied?: Omit<ProprietesPied, 'fil' | 'theme'> | undefined
  accueil?: string
}

export type ProprietesCoquille = Commun & {
  menu: readonly GroupeMenu[]
  /** The `cle` of the current entry of the menu. */
  navigationActive?: string | undefined
  utilisateur?: UtilisateurCoquille | undefined
  structures?: ChoixStructure | undefined
  recherche?: RechercheCoquille | undefined
  /** When the page does not give it to its `TetePage`. */
  filAriane?: readonly EtapeAriane[] | undefined
  deconnexion?: string
}

const Evitement = ({ recherche }: { recherche: boolean }) => (
  <nav class="evitement" aria-label="Accès rapide">
    <a href="#contenu">Aller au contenu</a>
    {recherche && <a href="#recherche-generale">Aller à la recherche</a>}
  </nav>
)

const Flash = ({ message }: { message: MessageFlash | undefined }) =>
  message ? (
    <div class="flash">
      <Alerte ton={message.ton} annoncee>
        {message.texte}
      </Alerte>
    </div>
  ) : null

/** The whole document of a signed-in page. */
export const Coquille = (p: ProprietesCoquille) => (
  <Document
    titre={p.titre}
    section={p.section}
    feuille={p.feuille}
    scripts={p.scripts}
    theme={p.theme}
    rafraichir={p.rafraichir}
    feuillesDePage={p.feuillesDePage}
    publication={p.publication}
  >
    <body class="coquille">
      <Evitement recherche={p.recherche !== undefined} />
      <Bandeau
        accueil={p.accueil ?? '/'}
        menu={p.menu}
        active={p.navigationActive}
        structures={p.structures}
        recherche={p.recherche}
        utilisateur={p.utilisateur}
        deconnexion={p.deconnexion ?? '/deconnexion'}
      />
      <div class="coquille-corps">
        {p.menu.length > 0 && <NavigationLaterale menu={p.menu} active={p.navigationActive} />}
        <main id="contenu" tabindex={-1}>
          {p.filAriane && <FilAriane etapes={p.filAriane} />}
          <Flash message={p.messageFlash} />
          {p.contenu}
        </main>
      </div>
      <Pied {...p.pied} theme={p.theme} fil={p.fil} />
    </body>
  </Document>
)

export type ProprietesCoquillePublique = Commun & {
  /** `etroite` for sign-in and activation, `large` for the directory. */
  largeur?: 'etroite' | 'large'
  /** Larger type, for families. */
  familles?: boolean
  /** Links at the right of the bar: « Se connecter », « Annuaire ». */
  liens?: readonly { libelle: string; href: string }[]
  /** Beside the panel of an `etroite` page: where else to go. */
  aCote?: Child
}

const Presentation = ({ children }: { children?: Child }) => (
  <aside class="a-cote" aria-label="À propos de ViaTrajectoire">
    <Marque />
    <h2>De la première ligne à l’admission</h2>
    <p>Les droits de votre structure et l’orientation de vos patients, au même endroit.</p>
    {children}
  </aside>
)

/** The whole document of a signed-out page: sign-in, activation, public directory. */
export const CoquillePublique = (p: ProprietesCoquillePublique) => (
  <Document
    titre={p.titre}
    section={p.section}
    feuille={p.feuille}
    scripts={p.scripts}
    theme={p.theme}
    feuillesDePage={p.feuillesDePage}
    publication={p.publication}
    grand={p.familles ?? false}
  >
    <body class={`coquille publique publique-${p.largeur ?? 'large'}`}>
      <Evitement recherche={false} />
      <Bandeau accueil={p.accueil ?? '/'} menu={[]} deconnexion="" liens={p.liens} />
      <div class="coquille-corps">
        <main id="contenu" tabindex={-1}>
          <Flash message={p.messageFlash} />
          {p.contenu}
        </main>
        {p.largeur === 'etroite' && <Presentation>{p.aCote}</Presentation>}
      </div>
      <Pied {...p.pied} theme={p.theme} fil={p.fil} />
    </body>
  </Document>
)
