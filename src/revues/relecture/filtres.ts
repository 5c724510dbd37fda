import { chemins } from '../chemins.ts'
import { type Decision, decisions } from '../regles.ts'
import { type Critere, criteres } from './signaux.ts'

/** What the address of a review holds. */
export type FiltresDeRelecture = {
  etat: 'toutes' | 'a-decider' | Decision
  critere: Critere | null
  profil: string | null
  /** Only those that somebody entrusted to me. */
  pourMoi: boolean
  q: string
  page: number
}

export const etats = ['toutes', 'a-decider', ...decisions] as const

/** Never refuses an address: what makes no sense is left out. */
export function lireFiltres(lire: (nom: string) => string | undefined): FiltresDeRelecture {
  const page = Number(lire('page'))
  const profil = lire('profil') ?? ''
  return {
    etat: etats.find(e => e === lire('etat')) ?? 'toutes',
    critere: criteres.find(c => c === lire('critere')) ?? null,
    profil: /^[a-z0-9-]{1,60}$/.test(profil) ? profil : null,
    pourMoi: lire('pourMoi') === 'oui',
    q: (lire('q') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export const estFiltree = (f: FiltresDeRelecture) =>
  f.etat !== 'toutes' || f.critere !== null || f.profil !== null || f.pourMoi || f.q !== ''

/** The address of a review, changed on some points; any change but of page goes back to the first one. */
export function adresse(
  revueId: string,
  filtres: FiltresDeRelecture,
  change: Partial<FiltresDeRelecture> = {},
): string {
  const f = { ...filtres, page: 1, ...change }
  const p = new URLSearchParams()
  if (f.etat !== 'toutes') p.set('etat', f.etat)
  if (f.critere) p.set('critere', f.critere)
  if (f.profil) p.set('profil', f.profil)
  if (f.pourMoi) p.set('pourMoi', 'oui')
  if (f.q) p.set('q', f.q)
  if (f.page > 1) p.set('page', String(f.page))
  return p.size > 0 ? `${chemins.revue(revueId)}?${p}` : chemins.revue(revueId)
}
