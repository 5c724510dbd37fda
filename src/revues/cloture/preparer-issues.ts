import { sql } from 'kysely'
import { etatsEnService } from '#src/comptes/vie/transitions.ts'
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
  /** Where it stands: null for an entité or a territory. */
  structureId: string | null
  /** On what acts on it take turns: its structure or its entité; null for a territory. */
  verrou: string | null
  decision: Decision | null
  reduiteAu: Jour | null
  /** Narrower: another profil, a unit, or both. */
  reduiteProfil: string | null
  reduiteUniteId: string | null
  commentaire: string | null
  decideePar: string | null
  issue: Issue
}

type Lue = Omit<LigneAClore, 'issue' | 'reduiteAu'> & {
  reduiteAu: string | null
  referentDe: string[]
  actif: boolean
}

/** The outcome of each line: its decision, the rules of the campaign, and how many référents each structure has left. */
export async function preparerIssues(
  tx: Ecriture,
  revue: Pick<Revue, 'id' | 'sansReponse'>,
  maintenant: Date,
): Promise<LigneAClore[]> {
  const enService = sql`c.etat = any(${[...etatsEnService]}::text[])`
  const estReferent = sql`h.profil_code = ${sql.lit(referentStructure)} and h.periode @> ${maintenant}::timestamptz`
  const { rows: lignes } = await sql<Lue>`
    select l.rang, l.habilitation_id as "habilitationId", l.compte_id as "compteId", l.personne,
      h.structure_id as "structureId", coalesce(h.structure_id, h.entite_juridique_id) as verrou,
      l.decision, l.reduite_au as "reduiteAu", l.reduite_profil as "reduiteProfil", l.reduite_unite_id as "reduiteUniteId",
      l.commentaire, l.decidee_par as "decideePar", c.etat = 'actif' as actif,
      case when ${estReferent} and ${enService} then array(
        -- closed, nobody is left to look after
        select s.id from structure s
        where (s.id = h.structure_id or s.entite_juridique_id = h.entite_juridique_id)
          and s.fermee_le is null and s.fermeture_code is null
      ) else '{}' end as "referentDe"
    from revue_ligne l join habilitation h on h.id = l.habilitation_id join compte c on c.id = l.compte_id
    where l.revue_id = ${revue.id}::uuid order by l.rang`.execute(tx)
  const structures = [...new Set(lignes.flatMap(({ referentDe }) => referentDe))]
  const { rows: comptes } = await sql<{ structureId: string; nombre: number }>`
    select s.id as "structureId", count(*) as nombre
    from structure s
    join habilitation h on h.structure_id = s.id or h.entite_juridique_id = s.entite_juridique_id
    join compte c on c.id = h.compte_id
    where s.id = any(${structures}::uuid[]) and ${estReferent} and c.etat = 'actif' group by 1`.execute(tx)
  const referents = new Map(comptes.map(({ structureId, nombre }) => [structureId, nombre]))
  const issues = issuesDe(lignes, revue.sansReponse, referents)
  return lignes.map(({ referentDe: _, actif: __, reduiteAu, ...ligne }) => ({
    ...ligne,
    reduiteAu: reduiteAu === null ? null : jour(reduiteAu),
    issue: issues.get(ligne.rang) ?? 'maintenue',
  }))
}
