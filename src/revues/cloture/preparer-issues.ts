import { sql } from 'kysely'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Jour, jour } from '#src/socle/temps/jours.ts'
import type { Revue } from '../lire-revue.ts'
import { type Decision, type Issue, issuesDe } from '../regles.ts'

/** A line with what the rules make of it. */
export type LigneAClore = {
  rang: number
  habilitationId: string
  compteId: string
  personne: string
  /** Where it stands: null for a territory. */
  structureId: string | null
  decision: Decision | null
  reduiteAu: Jour | null
  commentaire: string | null
  decideePar: string | null
  issue: Issue
}

type Lue = Omit<LigneAClore, 'issue' | 'reduiteAu'> & { reduiteAu: string | null; referentDe: string | null }

/** The outcome of each line: its decision, the rules of the campaign, and how many référents each structure has left. */
export async function preparerIssues(
  tx: Ecriture,
  revue: Pick<Revue, 'id' | 'sansReponse'>,
  maintenant: Date,
): Promise<LigneAClore[]> {
  const agit = sql`h.profil_code = ${sql.lit(referentStructure)} and h.periode @> ${maintenant}::timestamptz and c.etat = 'actif'`
  const { rows: lignes } = await sql<Lue>`
    select l.rang, l.habilitation_id as "habilitationId", l.compte_id as "compteId", l.personne,
      h.structure_id as "structureId", l.decision, l.reduite_au as "reduiteAu", l.commentaire, l.decidee_par as "decideePar",
      case when ${agit} then h.structure_id end as "referentDe"
    from revue_ligne l join habilitation h on h.id = l.habilitation_id join compte c on c.id = l.compte_id
    where l.revue_id = ${revue.id}::uuid order by l.rang`.execute(tx)
  const structures = [...new Set(lignes.flatMap(({ referentDe }) => referentDe ?? []))]
  const { rows: comptes } = await sql<{ structureId: string; nombre: number }>`
    select h.structure_id as "structureId", count(*) as nombre from habilitation h join compte c on c.id = h.compte_id
    where h.structure_id = any(${structures}::uuid[]) and ${agit} group by 1`.execute(tx)
  const referents = new Map(comptes.map(({ structureId, nombre }) => [structureId, nombre]))
  const issues = issuesDe(lignes, revue.sansReponse, referents)
  return lignes.map(({ referentDe: _, reduiteAu, ...ligne }) => ({
    ...ligne,
    reduiteAu: reduiteAu === null ? null : jour(reduiteAu),
    issue: issues.get(ligne.rang) ?? 'maintenue',
  }))
}
