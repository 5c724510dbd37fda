import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Acteur } from '../acces/acteur.ts'
import type { Origine } from '../journal/journal.ts'
import type { Services } from '../services.ts'
import type { Publication } from '../ui/document.tsx'
import type { feuillesDePage } from '../ui/styles.ts'

/** What a page needs to be shown: the shell around it (menu, search, account) is put by the web layer. */
export type Page = {
  /** First words of `<title>`; the page writes its own `<h1>`. */
  titre: string
  /** Where it stands: « Administration ». */
  section?: string
  contenu: Child
  statut?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
  /** Signed-out pages are narrow (sign-in, activation) unless they say otherwise. */
  large?: boolean
  /** For families: larger type. */
  familles?: boolean
  /** What search engines may list of it; the rest of the product may not be listed. */
  publication?: Publication
  /** A sheet of its own, besides the common one. */
  feuille?: keyof typeof feuillesDePage
  /** Seconds after which the page shows itself again, where scripts are off: work goes on behind it. */
  rafraichir?: number
}

/** A request as handlers see it. `A` is `Acteur` behind a reserved policy. */
export type Requete<A extends Acteur | null = Acteur> = {
  acteur: A
  services: Services
  origine: Origine
  /** Now, once for the whole request. */
  maintenant: Date
  /** Path parameter; the route declares it. */
  parametre: (nom: string) => string
  /** Query string, each name once (last wins) or all its values. */
  requete: (nom: string) => string | undefined
  requetes: (nom: string) => string[]
  /** Raw fields of a submitted form: always arrays, files excluded. */
  champs: () => Promise<Record<string, string[]>>
  /** A file that was sent with the form; null when none was chosen. Its name and type are the sender's word. */
  fichier: (nom: string) => Promise<File | null>
  page: (page: Page) => Promise<Response>
  /** After a POST: 303 to another page, which shows the message once. */
  redirige: (chemin: string, message?: string) => Response
  /** 404 that says nothing of what exists elsewhere. */
  introuvable: () => Promise<Response>
  /** 403 with a sentence that says what to do. */
  refuse: (phrase: string) => Promise<Response>
  /** The rest of the protocol (headers, streaming), for the few that need it. */
  c: Context
}
