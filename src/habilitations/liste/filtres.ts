import type { Sens } from '#src/socle/ui/tableau.tsx'
import { estUuid } from '#src/structures/requetes.ts'

/** What the address of the list holds: the whole search, so that it can be kept and sent. */
export type FiltresHabilitations = {
  structure: string | null
  unite: string | null
  profil: string | null
  /** Ends within so many days. */
  echeance: number | null
  etat: 'en-cours' | 'a-venir' | 'suspendue' | 'terminee' | 'toutes'
  q: string
  tri: 'personne' | 'profil' | 'lieu' | 'fin'
  sens: Sens
  page: number
}

export const etats = ['en-cours', 'a-venir', 'suspendue', 'terminee', 'toutes'] as const
const tris = ['personne', 'profil', 'lieu', 'fin'] as const

/** Never refuses an address: what makes no sense is left out. */
export function lireFiltres(lire: (nom: string) => string | undefined): FiltresHabilitations {
  const uuid = (nom: string) => (estUuid(lire(nom) ?? '') ? (lire(nom) ?? null) : null)
  const entier = (nom: string, max: number) => {
    const n = Number(lire(nom))
    return Number.isInteger(n) && n >= 1 && n <= max ? n : null
  }
  const etat = etats.find(e => e === lire('etat')) ?? 'en-cours'
  const profil = lire('profil') ?? ''
  return {
    structure: uuid('structure'),
    unite: uuid('unite'),
    profil: /^[a-z0-9-]{1,60}$/.test(profil) ? profil : null,
    echeance: entier('echeance', 730),
    etat,
    q: (lire('q') ?? '')
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100),
    tri: tris.find(t => t === lire('tri')) ?? 'fin',
    sens:
      lire('sens') === 'decroissant' || (etat === 'terminee' && !lire('sens')) ? 'decroissant' : 'croissant',
    page: entier('page', 100_000) ?? 1,
  }
}

/** The address of the list, changed on some points; any change but of page goes back to the first one. */
export function adresseDeListe(
  filtres: FiltresHabilitations,
  change: Partial<FiltresHabilitations> = {},
  chemin = '/administration/habilitations',
): string {
  const voulus = { ...filtres, page: 1, ...change }
  const defaut = { etat: 'en-cours', tri: 'fin', page: 1, q: '' } as Record<string, unknown>
  const sensAttendu = voulus.etat === 'terminee' ? 'decroissant' : 'croissant'
  const parametres = new URLSearchParams()
  for (const [nom, valeur] of Object.entries(voulus)) {
    if (valeur === null || valeur === defaut[nom] || (nom === 'sens' && valeur === sensAttendu)) continue
    parametres.set(nom, String(valeur))
  }
  const texte = parametres.toString()
  return texte ? `${chemin}?${texte}` : chemin
}
