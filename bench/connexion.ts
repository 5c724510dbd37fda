import { appeler } from './charge.ts'

/** Signs in as a person would, terms accepted. @returns the cookie header. */
export async function seConnecter(origine: string, courriel: string, motDePasse: string): Promise<string> {
  const page = await appeler(origine, { chemin: '/connexion', cookie: '' })
  const champs = new URLSearchParams({ courriel, motDePasse, jeton: champCache(page.texte, 'jeton') })
  const { cookies, statut } = await appeler(origine, {
    chemin: '/connexion',
    cookie: '',
    corps: champs.toString(),
  })
  const session = cookies.map(c => c.split(';')[0] ?? '').find(c => c.startsWith('session='))
  if (!session) throw new Error(`Connexion refusée pour ${courriel} (${statut})`)
  await accepterLesConditions(origine, session)
  return session
}

/** Nothing else opens before. Accepted already on a kept folder: sent elsewhere at once. */
async function accepterLesConditions(origine: string, cookie: string): Promise<void> {
  const chemin = '/cgu/accepter'
  const { statut, texte } = await appeler(origine, { chemin, cookie })
  if (statut !== 200) return
  const champs = new URLSearchParams({ accepte: 'oui', version: champCache(texte, 'version'), suite: '/' })
  await appeler(origine, { chemin, cookie, corps: champs.toString() })
}

/** The value of a hidden field of a page, '' when there is none. */
export function champCache(html: string, nom: string): string {
  const [balise = ''] = html.match(new RegExp(`<input[^>]*\\bname="${nom}"[^>]*>`)) ?? []
  return /\bvalue="([^"]*)"/.exec(balise)?.[1] ?? ''
}
