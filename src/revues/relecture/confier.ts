import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { prevenir } from '#src/habilitations/courriels.ts'
import { type Refus, refuserSaisie } from '#src/habilitations/refus.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { prendreSaPart } from '../prendre-sa-part.ts'
import { relecteursDe } from '../relecteurs.ts'

/** Asks a colleague who reviews there too to look at some lines. Anybody may still decide them. */
export async function confier(
  tx: Ecriture,
  contexte: Contexte,
  { revueId, rangs, a }: { revueId: string; rangs: readonly number[]; a: string },
): Promise<{ ok: true; confiees: number; nom: string } | Refus> {
  const part = await prendreSaPart(tx, contexte, revueId)
  if (!part.ok) return part
  const { acteur, maintenant, origine } = contexte
  const collegue = (await relecteursDe(tx, revueId, maintenant)).find(({ compteId }) => compteId === a)
  if (!collegue) return refuserSaisie({ a: 'Choisissez un collègue qui relit cette revue avec vous.' })
  const { rows } = await sql`
    update revue_ligne set confiee_a = ${a}::uuid
    where revue_id = ${revueId}::uuid and rang = any(${rangs}::int[]) and decision is null and compte_id <> ${a}::uuid
    returning rang`.execute(tx)
  if (rows.length === 0)
    return refuserSaisie({ formulaire: 'Choisissez des lignes encore à décider, qui ne sont pas à son nom.' })
  const nom = `${collegue.prenom} ${collegue.nom}`
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'revue.confiee',
    compteId: a,
    structureId: part.revue.structureId,
    details: { revue: revueId, lieu: part.revue.lieu, lignes: rows.length, a: nom },
    origine,
  })
  if (a !== acteur.compteId)
    await prevenir(
      tx,
      contexte,
      { ...collegue, id: a, etat: 'actif' },
      {
        sujet: `Relisez les habilitations qu’on vous confie : ${part.revue.lieu}`,
        paragraphes: [
          `${acteur.prenom} ${acteur.nom} vous confie ${pluriel(rows.length, 'habilitation')} à relire, ${part.revue.lieu}, avant le ${enToutesLettres(part.revue.echeance)}.`,
        ],
        action: { libelle: 'Les relire', chemin: `${chemins.revue(revueId)}?pourMoi=oui` },
      },
    )
  return { ok: true, confiees: rows.length, nom }
}
