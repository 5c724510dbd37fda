import type { Child } from 'hono/jsx'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { debutDuJour, schemaJour } from '#src/socle/temps/jours.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { lireChangements } from '#src/structures/historique/lire-changements.ts'
import { Changements } from './changements.tsx'

type Ou = {
  titre: string
  /** The page that shows it: its address carries the day asked for and what was read already. */
  ici: string
  /** Only what the ROR changed; everything when absent. */
  source?: 'ror'
}

/** How many changes a page shows. */
const parPage = 40
/** Professionals see contacts up to level 2 (TRE_R283). */
const niveau = 2

/** « What has changed since… », as the address asks: `?depuis=` a day, `?changements=` older than that line. */
export async function montrerChangements(
  r: Requete<Acteur>,
  structure: { id: string; nom: string },
  { titre, ici, source }: Ou,
): Promise<Child> {
  const { base } = r.services
  const lu = schemaJour.safeParse(r.requete('depuis') ?? '')
  const depuis = lu.success ? lu.data : null
  const { changements, suivante } = await lireChangements(base, structure.id, {
    depuis: depuis === null ? undefined : debutDuJour(depuis),
    avantId: entier(r.requete('changements'), Number.MAX_SAFE_INTEGER),
    niveau,
    limite: parPage,
    ...(source && { source }),
  })
  const suite = suivante
    ? `${ici}?${new URLSearchParams({ ...(depuis && { depuis }), changements: String(suivante) })}`
    : null
  const auteurs =
    source === 'ror'
      ? null
      : await auteursDe(
          r,
          changements.flatMap(({ acteurId }) => acteurId ?? []),
        )
  return <Changements structure={structure.nom} {...{ titre, changements, auteurs, depuis, ici, suite }} />
}

async function auteursDe(r: Requete<Acteur>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const personnes = await trouverPersonnes(r.services.base, ids)
  return new Map(personnes.map(({ id, prenom, nom }) => [id, `${prenom} ${nom}`]))
}
