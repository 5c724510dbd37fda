import { sql } from 'kysely'
import { type Administration, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { structuresDe } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { titulaireDe } from '#src/socle/acces/politiques.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/** Connecting a hospital's identity system reaches all its people: only from the region up. */
export const equipeRegionale = titulaireDe(
  'equipe-regionale',
  ['adm-regional', 'adm-national'],
  'Cette page est ouverte aux équipes régionales. Demandez-leur de connecter le système d’identité de votre établissement.',
)

export type Entite = { id: string; nom: string; finess: string | null; structures: number }

/** A token acts on every structure of the entité: whoever gives it administers them all, from the region up. */
function entitesDe(base: Lecture, acteur: Pick<Acteur, 'droits'>) {
  const { national, regions } = administrationDe(acteur)
  const siennes: Administration = {
    national,
    regions,
    departements: [],
    entites: [],
    structures: [],
    unites: [],
  }
  const deLEntite = sql`from structure s where s.entite_juridique_id = e.id`
  return (
    base
      .selectFrom('entite_juridique as e')
      .select(['e.id', 'e.nom', 'e.finess'])
      .select(sql<number>`(select count(*) ${deLEntite})`.as('structures'))
      .where(sql<boolean>`exists (select ${deLEntite} and ${structuresDe(siennes, 's')})`)
      // `is not true`: a structure whose département is unknown is nobody's region
      .where(sql<boolean>`not exists (select ${deLEntite} and ${structuresDe(siennes, 's')} is not true)`)
  )
}

/** Null when it is not theirs or does not exist. */
export async function trouverEntite(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  entiteId: string,
): Promise<Entite | null> {
  return (await entitesDe(base, acteur).where('e.id', '=', entiteId).executeTakeFirst()) ?? null
}

export type EntiteConnectee = Entite & { jetons: number }

/** Those that match what was typed; without it, those that already have a token. Fifty at most. */
export function chercherEntites(
  base: Lecture,
  acteur: Pick<Acteur, 'droits'>,
  { texte, maintenant }: { texte: string; maintenant: Date },
): Promise<EntiteConnectee[]> {
  const mots = texte.split(/\s+/).filter(Boolean).slice(0, 6)
  const jetons = sql`from jeton_scim j where j.entite_juridique_id = e.id`
  return entitesDe(base, acteur)
    .select(
      sql<number>`(select count(*) ${jetons} and j.revoque_le is null and j.expire_le > ${maintenant})`.as(
        'jetons',
      ),
    )
    .$if(mots.length === 0, r => r.where(sql<boolean>`exists (select ${jetons})`))
    .where(({ and }) =>
      and(
        mots.map(
          mot =>
            sql<boolean>`normaliser(e.nom || ' ' || coalesce(e.finess, '')) like '%' || normaliser(${mot}) || '%'`,
        ),
      ),
    )
    .orderBy('e.nom')
    .orderBy('e.id')
    .limit(50)
    .execute()
}
