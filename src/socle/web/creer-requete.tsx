import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Acteur } from '../acces/acteur.ts'
import { cookieMessage, cookieSession, lireCookie, poserCookie } from './cookies.ts'
import type { OptionsServeur } from './options.ts'
import { rendrePage } from './page.tsx'
import { PageErreur, PageIntrouvable, PageRefus } from './pages-erreur.tsx'
import type { Requete } from './requete.ts'
import { adresseDuClient } from './securite.ts'

type RequeteComplete = Requete<Acteur | null> & {
  versConnexion: () => Response
  panne: () => Promise<Response>
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

async function creer(
  c: Context,
  { services, tranches, identifier }: OptionsServeur,
): Promise<RequeteComplete> {
  const { config } = services
  const maintenant = services.horloge()
  const jeton = lireCookie(c, config, cookieSession)
  const acteur = jeton ? await identifier(jeton, maintenant) : null
  const menu = tranches.flatMap(({ menu = [] }) => menu)

  const reference = randomUUID()

  const r: RequeteComplete = {
    acteur,
    services,
    maintenant,
    c,
    origine: {
      adresse: adresseDuClient(c, config),
      navigateur: (c.req.header('user-agent') ?? '').slice(0, 200),
      requete: reference,
    },
    parametre: nom => c.req.param(nom) ?? '',
    requete: nom => c.req.queries(nom)?.at(-1),
    requetes: nom => c.req.queries(nom) ?? [],
    champs: () => lireChamps(c),
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
    versConnexion: () => {
      const ici = c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : '/'
      return c.redirect(ici === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(ici)}`, 303)
    },
  }
  return r
}

/**
 * Never let a redirection lead out of the site, whatever a form or an address says. Browsers drop tabs and line
 * ends and take « \ » for « / »: « /<tab>/ailleurs.example » would be another site.
 */
export function cheminLocal(chemin: string): string {
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(chemin) ? chemin : '/'
}

async function lireChamps(c: Context): Promise<Record<string, string[]>> {
  const corps = await c.req.parseBody({ all: true })
  return Object.fromEntries(
    Object.entries(corps).map(([nom, valeur]) => [nom, [valeur].flat().filter(v => typeof v === 'string')]),
  )
}
