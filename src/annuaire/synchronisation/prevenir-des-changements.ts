import { sql } from 'kysely'
import { z } from 'zod'
import { referentsDe } from '#src/habilitations/lectures/referents.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { nomDuChamp } from '#src/structures/historique/libelles.ts'
import { horsUnitesSensibles } from '#src/structures/historique/lire-changements.ts'
import { chemins } from './chemins.ts'

const schema = z.object({ passageId: z.number().int().positive() })
const structuresParLot = 500
const courrielsParLot = 100
const lignesAuPlus = 12

/**
 * What matters to a référent: a closure, an absence, beds and places, contacts, a unit that moves. One mail per
 * référent and run, for all their structures; a second execution finds its mails already there.
 */
export const prevenirDesChangementsRor: Travail = {
  nom: 'prevenir-des-changements-ror',
  executer: async (services, donnees) => {
    const { passageId } = schema.parse(donnees)
    const parStructure = await changementsQuiComptent(services.base, passageId)
    const destinataires = await grouper(services, parStructure)
    const tous = [...destinataires.values()]
    for (let debut = 0; debut < tous.length; debut += courrielsParLot) {
      await envoyer(services, passageId, tous.slice(debut, debut + courrielsParLot))
    }
    services.log.info(
      { passage: passageId, courriels: tous.length },
      'référents prévenus des changements du ROR',
    )
  },
}

type Nouvelle = { structureId: string; structure: string; nom: string; champs: string[] }

/** Of each object of each structure, the fields that matter, when what they say is really different. */
async function changementsQuiComptent(base: Lecture, passageId: number): Promise<Map<string, Nouvelle[]>> {
  const { rows } = await sql<Nouvelle>`
    select c.structure_id as "structureId", s.nom as structure, coalesce(u.nom, o.nom, l.nom, s.nom) as nom,
      array_agg(distinct c.champ order by c.champ) as champs
    from ror_passage p join changement_fiche c on c.source = 'ror' and c.le = p.commence_le
      join structure s on s.id = c.structure_id
      left join unite u on c.objet = 'unite' and u.id = c.objet_id
      left join offre o on c.objet = 'offre' and o.id = c.objet_id
      left join lieu l on c.objet = 'lieu' and l.id = c.objet_id
    where p.id = ${passageId} and s.desactivee_le is null
      and ${horsUnitesSensibles}
      and (
        c.objet in ('structure', 'unite') and c.champ in ('fermee_le', 'fermeture_code', 'absente_le', 'contacts', 'structure', 'entite_juridique')
        or c.objet = 'offre' and c.champ in ('absente_le', 'active', 'indisponible_du', 'contacts')
        or c.objet = 'lieu' and (c.champ = 'absente_le' or c.champ = 'capacites' and ${installees('avant')} is distinct from ${installees('apres')})
      )
    group by c.structure_id, s.nom, c.objet, c.objet_id, 3
    order by s.nom, c.structure_id, 3`.execute(base)
  return Map.groupBy(rows, ({ structureId }) => structureId)
}

/** Beds that are taken and freed every day are no news: those installed are. */
function installees(quand: 'avant' | 'apres') {
  return sql`(select jsonb_agg(x - 'rang') from jsonb_array_elements(c.${sql.raw(quand)}) x where x->>'statut_code' = '01')`
}

type Destinataire = {
  compteId: string
  courriel: string
  nom: string
  structures: { id: string; nom: string; nouvelles: Nouvelle[] }[]
}

async function grouper(
  { base, horloge }: Services,
  parStructure: Map<string, Nouvelle[]>,
): Promise<Map<string, Destinataire>> {
  const destinataires = new Map<string, Destinataire>()
  const ids = [...parStructure.keys()]
  for (let debut = 0; debut < ids.length; debut += structuresParLot) {
    const relais = await referentsDe(base, ids.slice(debut, debut + structuresParLot), horloge())
    for (const { structureId, structure, referents } of relais) {
      for (const { compteId, courriel, prenom, nom } of referents) {
        const connu = destinataires.get(compteId) ?? {
          compteId,
          courriel,
          nom: `${prenom} ${nom}`,
          structures: [],
        }
        destinataires.set(compteId, connu)
        connu.structures.push({
          id: structureId,
          nom: structure,
          nouvelles: parStructure.get(structureId) ?? [],
        })
      }
    }
  }
  return destinataires
}

async function envoyer({ base, config, horloge }: Services, passageId: number, lot: readonly Destinataire[]) {
  await enTransaction(base, async tx => {
    for (const { compteId, courriel, nom, structures } of lot) {
      const [premiere] = structures
      if (!premiere) continue
      const seule = structures.length === 1
      await poster(
        tx,
        {
          destinataire: courriel,
          sujet: seule
            ? `Vérifiez la fiche de ${premiere.nom} : le ROR l’a changée`
            : `Vérifiez ${structures.length} fiches : le ROR les a changées`,
          pour: nom,
          paragraphes: [
            'Le Répertoire de l’Offre et des Ressources (ROR) a changé des informations qui comptent pour vos structures :',
            ...enPhrases(structures),
            'Si l’une est fausse, faites-la corriger dans le ROR : elle reviendra d’elle-même.',
          ],
          action: { libelle: 'Voir ce qui a changé', url: config.URL_PUBLIQUE + chemins.onglet(premiere.id) },
          note: 'Vous recevez ce message comme référent. Un seul message par synchronisation.',
        },
        horloge(),
        `ror-changements:${passageId}:${compteId}`,
      )
    }
  })
}

function enPhrases(structures: Destinataire['structures']): string[] {
  const toutes = structures.flatMap(({ nom, nouvelles }) =>
    nouvelles.map(nouvelle => {
      const ou = nouvelle.nom === nom ? nom : `${nom}, ${nouvelle.nom}`
      return `${ou} : ${nouvelle.champs.map(nomDuChamp).join(', ')}.`
    }),
  )
  const reste = toutes.length - lignesAuPlus
  return reste > 0 ? [...toutes.slice(0, lignesAuPlus), `Et ${reste} autres changements.`] : toutes
}
