import type { Identite } from '#src/comptes/identite/identite.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'

/** What the fields alone cannot tell: the profession must be one of the nomenclature. */
export async function refusDIdentite(base: Lecture, { professionCode }: Identite): Promise<Erreurs | null> {
  if (!professionCode) return null
  const connue = await base
    .selectFrom('profession')
    .select('code')
    .where('code', '=', professionCode)
    .executeTakeFirst()
  return connue ? null : { professionCode: 'Choisissez une profession de la liste.' }
}
