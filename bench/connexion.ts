import { appeler } from './charge.ts'

/** Signs in as a person would. @returns the cookie header. */
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
  return session
}

/** The value of a hidden field of a page, '' when there is none. */
export function champCache(html: string, nom: string): string {
  const [balise = ''] = html.match(new RegExp(`<input[^>]*\\bname="${nom}"[^>]*>`)) ?? []
  return /\bvalue="([^"]*)"/.exec(balise)?.[1] ?? ''
}
