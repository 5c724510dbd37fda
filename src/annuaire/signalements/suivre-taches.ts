import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import type { Objet } from '#src/structures/ror/fhir.ts'
import type { Source } from '#src/structures/ror/source/client.ts'
import { type CodeEchec, estEchec } from '#src/structures/ror/source/echec.ts'
import { lireTache } from '#src/structures/ror/source/lire-tache.ts'
import { sourceConfiguree } from '#src/structures/ror/synchronisation/source-configuree.ts'
import { demanderStructure } from '#src/structures/ror/synchronisation/travaux.ts'
import { ecrireEtat } from './changer-etat.ts'
import { type Envoi, prevenirLeReferent } from './courriels.ts'
import { type ActionDeSuivi, estVivant, transiter } from './etats.ts'
import { lireNouvelle, type Nouvelle } from './lire-nouvelle.ts'
import {
  nouvellesDe,
  type Signalement,
  signalementsEnTache,
  trouverSignalement,
} from './lire-signalements.ts'
import { noterSignalement } from './noter.ts'

/** About one report only: the others are still worth asking for. */
const duSeulSignalement: readonly CodeEchec[] = [
  'droits',
  'page-repetee',
  'reponse-illisible',
  'reponse-incomplete',
  'reponse-tronquee',
  'requete-refusee',
]

/** After each delta. */
export const suivreTaches: Travail = {
  nom: 'suivre-taches-ror',
  cron: '25 4,8,11,14,17,20 * * *',
  executer: async services => {
    const source = sourceConfiguree(services)
    if (source) await demanderDesNouvelles(services, source)
  },
}

/**
 * Asks the ROR what becomes of the reports that it was sent as Tasks. It may answer nothing of use (reading them is still a
 * draft of its interface): the report then waits for the value, as one sent by mail. Run twice, notes once.
 */
export async function demanderDesNouvelles(services: Services, source: Source): Promise<void> {
  for (const { id, tache: adresse } of await signalementsEnTache(services.base)) {
    let tache: Objet | undefined
    try {
      tache = await lireTache(source, { adresse, identifiant: `urn:uuid:${id}` })
    } catch (erreur) {
      if (!estEchec(erreur)) throw erreur
      services.log.warn({ signalement: id, code: erreur.code }, 'suivi d’un signalement au ROR')
      if (!duSeulSignalement.includes(erreur.code)) return
    }
    const nouvelle = tache && lireNouvelle(tache)
    if (!nouvelle) continue
    const e = { services, maintenant: services.horloge() }
    await enTransaction(services.base, tx => noterNouvelle(tx, e, id, nouvelle))
  }
}

/** Only the value, back from the ROR, says that it is corrected: its word alone does not close a report. A refusal does. */
const suites: Record<Nouvelle['sens'], ActionDeSuivi | null> = {
  recu: null,
  bloque: null,
  pris: 'prendre',
  corrige: 'prendre',
  refuse: 'classer',
}

async function noterNouvelle(tx: Ecriture, e: Envoi, id: string, nouvelle: Nouvelle): Promise<void> {
  await tx.selectFrom('signalement').select('id').where('id', '=', id).forUpdate().execute()
  const s = await trouverSignalement(tx, id)
  if (!s || !estVivant(s.etat)) return
  const derniere = (await nouvellesDe(tx, id))[0]
  if (derniere?.statut === nouvelle.statut && derniere.motif === nouvelle.motif) return
  await tx
    .insertInto('signalement_nouvelle')
    .values({ signalement_id: id, le: e.maintenant, ...nouvelle })
    .execute()
  const action = suites[nouvelle.sens]
  const etat = action && transiter(s.etat, action, 'source')
  const reponse =
    etat === 'sans-suite' ? (nouvelle.motif ?? `${nouvelle.statut} par le ROR, sans explication.`) : null
  const change = etat ? await ecrireEtat(tx, s, { etat, reponse, par: null, le: e.maintenant }) : s
  await noterSignalement(tx, e, change, etat ?? 'nouvelle', { statut: nouvelle.statut })
  if (nouvelle.sens === 'corrige') await demanderStructure(tx, { structureId: s.structureId })
  await prevenir(tx, e, change, nouvelle)
}

async function prevenir(tx: Ecriture, e: Envoi, s: Signalement, { sens, statut, motif }: Nouvelle) {
  const champ = `« ${s.libelle} » (${s.sur})`
  const equipe = `l’équipe ROR (${e.services.config.ROR_COURRIEL})`
  if (sens === 'refuse')
    await prevenirLeReferent(tx, e, s, {
      cle: 'refuse',
      sujet: 'Refusé par le ROR',
      paragraphes: [
        `Le ROR ne corrigera pas ${champ}. Il répond : ${statut}.`,
        motif ? `« ${motif} »` : 'Il ne dit pas pourquoi.',
        `Le signalement est clos. Si l’information est toujours fausse, joignez ${equipe}, ou signalez-la de nouveau avec un justificatif.`,
      ],
    })
  if (sens === 'bloque')
    await prevenirLeReferent(tx, e, s, {
      cle: 'bloque',
      sujet: 'Personne au ROR pour corriger',
      paragraphes: [
        `Le ROR a bien reçu le signalement de ${champ}, mais ne trouve pas qui doit le traiter. Il répond : ${statut}.`,
        ...(motif ? [`« ${motif} »`] : []),
        `Pour débloquer la demande, joignez ${equipe}.`,
      ],
    })
}
