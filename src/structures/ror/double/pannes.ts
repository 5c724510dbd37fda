import { setTimeout as attendre } from 'node:timers/promises'
import { z } from 'zod'
import { objets } from '../fhir.ts'
import { avancer, coupe, lue, pret, repete, retouchee } from './gater.ts'
import { probleme } from './reponses.ts'

/** What a consumer may ask of the double. */
export const operations = [
  'jeton',
  'recherche',
  'lecture',
  'export',
  'suivi',
  'tranche',
  'signalement',
] as const
export type Operation = (typeof operations)[number]

const donnees: readonly Operation[] = ['recherche', 'lecture', 'export', 'suivi', 'tranche', 'signalement']

type Reglages = { secondes: number; octets: number }
type Panne = {
  phrase: string
  /** Where it strikes, unless it is said otherwise. */
  sur: readonly Operation[]
  agir: (suite: () => Promise<Response>, reglages: Reglages, fermeture: AbortSignal) => Promise<Response>
}

/** What goes wrong on demand, one line each. */
const table = {
  'jeton-refuse': {
    phrase: '401 : le jeton n’est plus accepté',
    sur: donnees,
    agir: async () =>
      probleme(401, 'login', 'Jeton expiré (panne demandée)', { 'www-authenticate': 'Bearer' }),
  },
  'client-refuse': {
    phrase: '403 : le profil n’a pas ce droit',
    sur: donnees,
    agir: async () => probleme(403, 'forbidden', 'Accès refusé (panne demandée)'),
  },
  'trop-d-appels': {
    phrase: '429, avec le délai à respecter',
    sur: donnees,
    agir: async (_, { secondes }) =>
      probleme(429, 'throttled', 'Trop d’appels (panne demandée)', { 'retry-after': String(secondes) }),
  },
  'erreur-interne': {
    phrase: '500',
    sur: operations,
    agir: async () => probleme(500, 'exception', 'Erreur interne (panne demandée)'),
  },
  lente: {
    phrase: 'la réponse attend',
    sur: operations,
    agir: async (suite, { secondes }, fermeture) => {
      await attendre(secondes * 1000, undefined, { signal: fermeture }).catch(() => undefined)
      return suite()
    },
  },
  muette: {
    phrase: 'rien ne vient jamais',
    sur: operations,
    agir: (_suite, _reglages, fermeture) =>
      new Promise(resoudre =>
        fermeture.addEventListener('abort', () => resoudre(probleme(500, 'exception', 'Arrêt'))),
      ),
  },
  tronquee: {
    phrase: 'le JSON s’arrête à la moitié, la réponse semble entière',
    sur: ['recherche', 'lecture', 'suivi', 'tranche'],
    agir: async suite => {
      const { corps, status, headers } = await lue(suite)
      return new Response(corps.slice(0, corps.length / 2), { status, headers })
    },
  },
  coupee: {
    phrase: 'la connexion se coupe au milieu de la réponse',
    sur: ['recherche', 'lecture', 'suivi', 'tranche'],
    agir: async suite => {
      const { corps, status, headers } = await lue(suite)
      return new Response(coupe(corps.slice(0, corps.length / 2)), { status, headers })
    },
  },
  'mauvais-type': {
    phrase: 'une page HTML, en 200',
    sur: ['recherche', 'lecture', 'suivi', 'tranche'],
    agir: async () =>
      new Response('<!doctype html><title>Maintenance</title>', {
        headers: { 'content-type': 'text/html;charset=UTF-8' },
      }),
  },
  'sortie-vide': {
    phrase: 'l’export est prêt, sans aucun fichier',
    sur: ['suivi'],
    agir: suite => retouchee(suite, pret('output'), manifeste => ({ ...manifeste, output: [] })),
  },
  'tranche-absente': {
    phrase: 'un fichier de l’export répond 404',
    sur: ['tranche'],
    agir: async () => probleme(404, 'not-found', 'Fichier introuvable (panne demandée)'),
  },
  'entree-en-erreur': {
    phrase: 'l’export dit qu’une de ses parties a échoué',
    sur: ['suivi'],
    agir: suite =>
      retouchee(suite, pret('output'), manifeste => ({
        ...manifeste,
        error: [
          { type: 'OperationOutcome', url: `${String(manifeste.request).split('$')[0]}erreurs/1.json` },
        ],
      })),
  },
  'page-repetee': {
    phrase: 'le lien « suivant » mène à la même page',
    sur: ['recherche'],
    agir: suite =>
      retouchee(suite, pret('link'), bundle => ({
        ...bundle,
        link: objets(bundle.link).flatMap(l =>
          l.relation === 'self' ? [l, { ...l, relation: 'next' }] : [],
        ),
      })),
  },
  'horloge-en-avance': {
    phrase: 'l’horloge de la source avance (« secondes », deux heures par défaut)',
    sur: ['recherche', 'suivi'],
    agir: (suite, { secondes }) => retouchee(suite, () => true, avancer(secondes)),
  },
  enorme: {
    phrase: 'un fichier de l’export se répète jusqu’à peser « octets »',
    sur: ['tranche'],
    agir: async (suite, { octets }) => {
      const { corps, headers } = await lue(suite)
      return new Response(repete(corps, octets), { headers })
    },
  },
} satisfies Record<string, Panne>
export type NomPanne = keyof typeof table

const defauts: Partial<Record<NomPanne, number>> = { lente: 5, 'trop-d-appels': 1, 'horloge-en-avance': 7200 }

export const schemaPanne = z.object({
  sorte: z.enum(Object.keys(table) as [NomPanne, ...NomPanne[]]),
  /** the operations that it strikes */
  sur: z.array(z.enum(operations)).optional(),
  /** calls that it lets by first */
  apres: z.int().min(0).default(0),
  /** calls that it strikes; 0: all of them */
  fois: z.int().min(0).default(1),
  secondes: z.number().min(0).optional(),
  octets: z.number().min(0).default(2_000_000_000),
})
export type DemandeDePanne = z.input<typeof schemaPanne>

/** Every fault, and what it does. */
export const pannesPossibles = Object.entries(table).map(([sorte, { phrase }]) => ({ sorte, phrase }))

/** The faults asked for, each struck in its turn. */
export function creerPannes() {
  const actives: (z.output<typeof schemaPanne> & { restantes: number })[] = []
  const fermeture = new AbortController()
  return {
    demander: (demande: DemandeDePanne) => {
      const lue = schemaPanne.parse(demande)
      actives.push({ ...lue, restantes: lue.fois || Number.POSITIVE_INFINITY })
    },
    reparer: () => actives.splice(0),
    actives: () => actives.filter(({ restantes }) => restantes > 0),
    fermer: () => fermeture.abort(),
    /** Answers, through the first fault that strikes this operation. */
    traverser: (operation: Operation, repondre: () => Promise<Response>): Promise<Response> => {
      const active = actives.find(
        ({ sorte, sur, restantes }) => restantes > 0 && lesOperations(sur ?? table[sorte].sur).has(operation),
      )
      if (!active) return repondre()
      if (active.apres-- > 0) return repondre()
      active.restantes--
      const { sorte, octets, secondes = defauts[sorte] ?? 0 } = active
      const panne: Panne = table[sorte]
      return panne.agir(repondre, { secondes, octets }, fermeture.signal)
    },
  }
}

const lesOperations = (liste: readonly Operation[]): ReadonlySet<Operation> => new Set(liste)
