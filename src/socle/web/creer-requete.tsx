import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Acteur } from '../acces/acteur.ts'
import { cookieMessage, cookieSession, lireCookie, poserCookie } from './cookies.ts'
import { Illisible } from './erreurs.ts'
import type { OptionsServeur } from './options.ts'
import { rendrePage } from './page.tsx'
import {
  PageErreur,
  PageIllisible,
  PageIndisponible,
  PageIntrouvable,
  PageRefus,
  PageTropVolumineux,
} from './pages-erreur.tsx'
import type { Requete } from './requete.ts'
import { origineDe } from './securite.ts'

type RequeteComplete = Requete<Acteur | null> & {
  versConnexion: () => Response
  versObligation: (chemin: string) => Response
  panne: () => Promise<Response>
  illisible: () => Promise<Response>
  tropVolumineux: (megas: number) => Promise<Response>
  indisponible: () => Promise<Response>
}

const cle = 'requete'

/** Builds, once per request, what handlers see of it. */
export async function creerRequete(c: Context, options: OptionsServeur): Promise<RequeteComplete> {
  const dejaCree = c.get(cle) as RequeteComplete | undefined
  if (dejaCree) return dejaCree
  const r = await creer(c, options)
  c.set(cle, r)
  return r
}

async function creer(c: Context, options: OptionsServeur): Promise<RequeteComplete> {
  const { services, identifier } = options
  const maintenant = services.horloge()
  const jeton = lireCookie(c, services.config, cookieSession)
  return assembler(c, options, { maintenant, acteur: jeton ? await identifier(jeton, maintenant) : null })
}

/** The same, of nobody: what remains when the base cannot even say who asks. */
export function requeteAnonyme(c: Context, options: OptionsServeur): RequeteComplete {
  return assembler(c, options, { maintenant: options.services.horloge(), acteur: null })
}

function assembler(
  c: Context,
  { services, tranches }: OptionsServeur,
  { maintenant, acteur }: { maintenant: Date; acteur: Acteur | null },
): RequeteComplete {
  const { config } = services
  const menu = tranches.flatMap(({ menu = [] }) => menu)

  const reference = randomUUID()

  const r: RequeteComplete = {
    acteur,
    services,
    maintenant,
    c,
    origine: origineDe(c, config, reference),
    parametre: nom => sansNul(c.req.param(nom) ?? ''),
    requete: nom => c.req.queries(nom)?.map(sansNul).at(-1),
    requetes: nom => c.req.queries(nom)?.map(sansNul) ?? [],
    champs: () => lireChamps(c),
    fichier: async nom => {
      const envoye = [(await lireCorps(c))[nom]].flat().find(valeur => valeur instanceof File)
      return envoye && (envoye.name !== '' || envoye.size > 0) ? envoye : null
    },
    page: page => rendrePage(c, { page, acteur, menu, config, reference }),
    redirige: (chemin, message) => {
      if (message) poserCookie(c, config, cookieMessage, encodeURIComponent(message), 60)
      return c.redirect(cheminLocal(chemin), 303)
    },
    introuvable: () =>
      r.page({
        titre: 'Page introuvable',
        statut: 404,
        contenu: <PageIntrouvable connecte={acteur !== null} />,
      }),
    refuse: phrase => r.page({ titre: 'Accès refusé', statut: 403, contenu: <PageRefus phrase={phrase} /> }),
    panne: () =>
      r.page({
        titre: 'Un incident est survenu',
        statut: 500,
        contenu: <PageErreur reference={reference} />,
      }),
    illisible: () => r.page({ titre: 'Demande illisible', statut: 400, contenu: <PageIllisible /> }),
    tropVolumineux: megas =>
      r.page({
        titre: 'Envoi trop volumineux',
        statut: 413,
        contenu: <PageTropVolumineux megas={megas} />,
      }),
    indisponible: () => {
      c.header('retry-after', '30')
      return r.page({ titre: 'Service indisponible', statut: 503, contenu: <PageIndisponible /> })
    },
    versConnexion: () => detourner(c, '/connexion'),
    versObligation: chemin => detourner(c, chemin),
  }
  return r
}

/** Elsewhere first, then back to the page that was asked; a form that was sent is not sent again. */
function detourner(c: Context, chemin: string): Response {
  const ici = c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : '/'
  return c.redirect(ici === '/' ? chemin : `${chemin}?suite=${encodeURIComponent(ici)}`, 303)
}

/**
 * Never let a redirection lead out of the site, whatever a form or an address says. Browsers drop tabs and line
 * ends and take « \ » for « / »: « /<tab>/ailleurs.example » would be another site.
 */
export function cheminLocal(chemin: string): string {
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(chemin) ? chemin : '/'
}

/**
 * U+0000 is the one character that PostgreSQL cannot hold. As HTML and URL do, what cannot be is read as U+FFFD,
 * which the schemas refuse like any unreadable character.
 */
const sansNul = (texte: string) => texte.replaceAll('\0', '\uFFFD')

/** @throws Illisible when the body is not what its type announces */
function lireCorps(c: Context) {
  return c.req.parseBody({ all: true }).catch(() => {
    throw new Illisible()
  })
}

async function lireChamps(c: Context): Promise<Record<string, string[]>> {
  const corps = await lireCorps(c)
  return Object.fromEntries(
    Object.entries(corps).map(([nom, valeur]) => [
      nom,
      [valeur].flat().flatMap(v => (typeof v === 'string' ? sansNul(v) : [])),
    ]),
  )
}
