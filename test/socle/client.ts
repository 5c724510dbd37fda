import type { Hono } from 'hono'

export type ReponseClient = {
  statut: number
  /** Body, as text. */
  texte: string
  /** Where a redirection leads, or null. */
  vers: string | null
  entetes: Headers
}

type Champs = Record<string, string | readonly string[]>

/**
 * A browser without pictures: keeps its cookies, posts forms as pages do, follows nothing by itself.
 *
 *     const client = creerClient(app)
 *     await client.post('/connexion', { courriel, motDePasse })
 */
export function creerClient(app: Hono, options: { entetes?: Record<string, string> } = {}) {
  const cookies = new Map<string, string>()

  const demander = async (chemin: string, init: RequestInit): Promise<ReponseClient> => {
    const reponse = await app.request(`http://localhost${chemin}`, {
      ...init,
      headers: {
        'user-agent': 'Essais',
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '),
        ...options.entetes,
      },
    })
    for (const ligne of reponse.headers.getSetCookie()) garder(cookies, ligne)
    return {
      statut: reponse.status,
      texte: await reponse.text(),
      vers: reponse.headers.get('location'),
      entetes: reponse.headers,
    }
  }

  const client = {
    cookies,
    get: (chemin: string) => demander(chemin, { method: 'GET' }),
    post: (chemin: string, champs: Champs = {}) =>
      demander(chemin, { method: 'POST', body: enFormulaire(champs) }),
    /** A form with files, as a browser sends it. */
    envoyer: (chemin: string, champs: Record<string, string | File>) => {
      const corps = new FormData()
      for (const [nom, valeur] of Object.entries(champs)) corps.append(nom, valeur)
      return demander(chemin, { method: 'POST', body: corps })
    },
    /** What a browser would show in the end: follows redirections, ten at most. */
    suivre: async (reponse: ReponseClient): Promise<ReponseClient> => {
      let derniere = reponse
      for (let saut = 0; derniere.vers && saut < 10; saut++) derniere = await client.get(derniere.vers)
      return derniere
    },
  }
  return client
}

/** The value of a hidden or typed field, as the page shows it: `champDe(page.texte, 'jeton')`. */
export function champDe(html: string, nom: string): string {
  const [balise = ''] = html.match(new RegExp(`<input[^>]*\\bname="${nom}"[^>]*>`)) ?? []
  return /\bvalue="([^"]*)"/.exec(balise)?.[1] ?? ''
}

function enFormulaire(champs: Champs): URLSearchParams {
  const corps = new URLSearchParams()
  for (const [nom, valeurs] of Object.entries(champs))
    for (const valeur of [valeurs].flat()) corps.append(nom, valeur)
  return corps
}

function garder(cookies: Map<string, string>, ligne: string) {
  const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(ligne) ?? []
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(ligne)) cookies.delete(nom)
  else cookies.set(nom, valeur)
}
