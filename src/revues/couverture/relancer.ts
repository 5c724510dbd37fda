import { sql } from 'kysely'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { relecteurs } from '../relecteurs.ts'
import { couverture } from './lire-couverture.ts'

/**
 * One move: writes to every reviewer of the reviews that are late in one's territory, once a day each.
 * @returns how many people
 */
export async function relancerLesRetards(tx: Ecriture, contexte: Contexte): Promise<number> {
  const { acteur, maintenant, origine, services } = contexte
  const moi = { ...acteur, droits: await droitsActuels(tx, acteur.compteId, maintenant) }
  const enRetard = sql<boolean>`r.etat = 'ouverte' and r.id in (
    select "revueId" from (${couverture(moi, maintenant)}) c where c.etat = 'en-retard')`
  const { rows } = await sql<{ compteId: string; revues: number; lieu: string }>`
    select q.compte_id as "compteId", count(*) as revues, min(r.lieu) as lieu
    from (${relecteurs(enRetard, maintenant)}) q join revue r on r.id = q.revue_id
    where q.niveau = 1 group by 1`.execute(tx)
  const dus = new Map(rows.map(r => [r.compteId, r]))
  const personnes = await trouverPersonnes(tx, [...dus.keys()])
  for (const personne of personnes) {
    const { revues = 0, lieu = '' } = dus.get(personne.id) ?? {}
    const quoi = revues > 1 ? pluriel(revues, 'revue') : `la revue ${lieu}`
    await poster(
      tx,
      {
        destinataire: personne.courriel,
        pour: `${personne.prenom} ${personne.nom}`,
        sujet: `Signez ${quoi} : l’échéance est passée`,
        paragraphes: [
          `${acteur.prenom} ${acteur.nom} vous relance : ${quoi} des habilitations ${accord(revues, 'attend', 'attendent')} vos décisions.`,
          'Ce qui reste sans réponse finira par s’arrêter.',
        ],
        action: { libelle: 'Voir ce qui attend', url: `${services.config.URL_PUBLIQUE}${chemins.liste}` },
      },
      maintenant,
      `revues-relance:${personne.id}:${jourDe(maintenant)}`,
    )
  }
  if (personnes.length > 0)
    await journaliser(tx, {
      instant: maintenant,
      acteurId: acteur.compteId,
      acte: 'revue.relancee',
      details: { relecteurs: personnes.length },
      origine,
    })
  return personnes.length
}
