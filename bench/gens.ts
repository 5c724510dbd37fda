import { appeler } from './charge.ts'
import { seConnecter } from './connexion.ts'
import type { Semis } from './semis.ts'

/** Somebody signed in, with what they have in front of them. */
export type Personne = {
  role: string
  courriel: string
  cookie: string
  compteId: string | null
  /** Theirs, when it is the only one. */
  structureId: string | null
  /** Other active accounts that their search shows, first 30 pages. */
  utilisateurs: string[]
  /** Rights that their list shows first. */
  droits: string[]
  /** Whether `utilisateurs` is all of them. */
  toutLeMonde: boolean
}

const referentsVoulus = 40
/** Enough for all the people of an ordinary structure, even after many runs on a kept folder. */
const pagesLues = 30
const parPage = 25
const uuid = '[0-9a-f]{8}-[0-9a-f-]{27}'

/**
 * Signs in the known accounts of the seeding, then a spread of référents of ordinary structures, found as a regional
 * team would: one same person over and over would only measure the caches.
 */
export async function rassembler(origine: string, { connus, motDePasse }: Semis): Promise<Personne[]> {
  const ouvrir = async ({ role, courriel }: Semis['connus'][number]) =>
    connaitre(origine, { role, courriel, cookie: await seConnecter(origine, courriel, motDePasse) })
  const premiers: Personne[] = []
  for (const connu of connus.filter(({ role }) => role !== 'professionnel'))
    premiers.push(await ouvrir(connu))
  const regional = premiers.find(({ role }) => role === 'regional')
  const autres = regional ? await referentsActifs(origine, regional) : []
  const pas = Math.max(1, Math.floor(autres.length / referentsVoulus))
  for (const courriel of autres.filter((_, i) => i % pas === 0).slice(0, referentsVoulus))
    premiers.push(await ouvrir({ role: 'referent', courriel }))
  return premiers
}

/** The addresses of the active référents of a region, as its team exports them. */
export async function referentsActifs(
  origine: string,
  { cookie }: Pick<Personne, 'cookie'>,
): Promise<string[]> {
  const chemin = '/administration/utilisateurs.csv?profil=adm-referent-structure'
  const { texte } = await appeler(origine, { chemin, cookie })
  return texte
    .split(/\r?\n/)
    .filter(ligne => ligne.includes(';Actif;') && ligne.includes('Référent structure'))
    .flatMap(ligne => /[^;\s]+@[^;\s]+/.exec(ligne)?.[0] ?? [])
}

async function connaitre(
  origine: string,
  qui: Pick<Personne, 'role' | 'courriel' | 'cookie'>,
): Promise<Personne> {
  const lire = (chemin: string) => appeler(origine, { chemin, cookie: qui.cookie })
  const fiche = await lire('/administration/fiche-annuaire')
  const structureId = new RegExp(`/fiche-annuaire/(${uuid})`).exec(fiche.vers)?.[1] ?? null
  const lui = await lire(`/administration/utilisateurs?q=${encodeURIComponent(qui.courriel)}`)
  const [soiMeme] = liens(lui.texte, '/administration/utilisateurs/')
  const utilisateurs: string[] = []
  for (let page = 1; page <= pagesLues && utilisateurs.length === (page - 1) * parPage; page++) {
    const { texte } = await lire(`/administration/utilisateurs?etat=actif&page=${page}`)
    utilisateurs.push(...liens(texte, '/administration/utilisateurs/'))
  }
  const { texte } = await lire('/administration/habilitations')
  return {
    ...qui,
    compteId: soiMeme ?? null,
    structureId,
    // nobody gives themselves a right: every form would refuse
    utilisateurs: utilisateurs.filter(id => id !== soiMeme),
    droits: liens(texte, '/administration/habilitations/'),
    toutLeMonde: utilisateurs.length < pagesLues * parPage,
  }
}

function liens(html: string, debut: string): string[] {
  return [
    ...new Set([...html.matchAll(new RegExp(`href="${debut}(${uuid})"`, 'g'))].map(([, id]) => id ?? '')),
  ]
}
