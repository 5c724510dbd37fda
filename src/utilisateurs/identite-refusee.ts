import type { Identite } from '#src/comptes/identite.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'

/** What the fields alone cannot tell: the profession must exist, and some always have an RPPS number. */
export async function refusDIdentite(base: Lecture, identite: Identite): Promise<Erreurs | null> {
  const { professionCode, rpps } = identite
  if (!professionCode) return null
  const profession = await base
    .selectFrom('profession')
    .select(['libelle', 'a_un_rpps'])
    .where('code', '=', professionCode)
    .executeTakeFirst()
  if (!profession) return { professionCode: 'Choisissez une profession de la liste.' }
  return profession.a_un_rpps && !rpps
    ? { rpps: `Le numéro RPPS est requis pour la profession « ${profession.libelle} ».` }
    : null
}
