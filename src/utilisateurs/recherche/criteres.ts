import { z } from 'zod'

export const tris = ['pertinence', 'nom', 'connexion', 'echeance'] as const
export type Tri = (typeof tris)[number]

const uuid = z.uuid().optional().catch(undefined)

/** The whole search, as the address holds it. A value that means nothing is left out rather than refused. */
const schema = z.object({
  q: z.string().max(400).catch('').default(''),
  structure: uuid,
  unite: uuid,
  profil: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .catch(undefined),
  etat: z.enum(['invite', 'actif', 'verrouille', 'inactif', 'desactive']).optional().catch(undefined),
  echeance: z.enum(['30', '60', '90']).transform(Number).optional().catch(undefined),
  sans: z.literal('oui').optional().catch(undefined),
  tri: z.enum(tris).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(400).catch(1).default(1),
})

export type Criteres = Omit<z.infer<typeof schema>, 'tri'> & { tri: Tri }

const champs = Object.keys(schema.shape)

export function lireCriteres(requete: (nom: string) => string | undefined): Criteres {
  const brut = Object.fromEntries(champs.map(nom => [nom, requete(nom) || undefined]))
  const lus = schema.parse(brut)
  const q = lus.q.replace(/\p{C}+/gu, ' ').trim()
  // « pertinence » means nothing without words
  const tri = q === '' && (lus.tri ?? 'pertinence') === 'pertinence' ? 'nom' : (lus.tri ?? 'pertinence')
  return { ...lus, q, tri }
}

/** The address of this search with some criteria changed; `undefined` takes one away. Back to the first page. */
export function adresseDe(
  criteres: Criteres,
  change: { [N in keyof Criteres]?: Criteres[N] | undefined } = {},
  chemin = '/administration/utilisateurs',
): string {
  const tous: Record<string, unknown> = { ...criteres, page: 1, ...change }
  const triParDefaut = tous.q ? 'pertinence' : 'nom'
  const parametres = new URLSearchParams()
  for (const nom of champs) {
    const valeur = tous[nom]
    const parDefaut = nom === 'page' ? 1 : nom === 'tri' ? triParDefaut : ''
    if (valeur !== undefined && valeur !== parDefaut) parametres.set(nom, String(valeur))
  }
  const texte = parametres.toString()
  return texte ? `${chemin}?${texte}` : chemin
}

/** Whether some filter bears on rights: accounts without any right are then out of the question. */
export function filtreUnDroit({ structure, unite, profil, echeance }: Criteres): boolean {
  return Boolean(structure || unite || profil || echeance)
}
