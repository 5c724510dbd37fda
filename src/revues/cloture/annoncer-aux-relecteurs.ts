import { sql } from 'kysely'
import { type Personne, trouverPersonnes } from '#src/habilitations/lectures/personnes.ts'
import { chemins as cheminsDesDroits, nomComplet } from '#src/habilitations/pages/mots.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { poster } from '#src/socle/courriel/poster.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { relecteurs } from '../relecteurs.ts'
import { arretee, parLot, type Rouages, recentes } from './closes-recentes.ts'

const nommesAuPlus = 20

type Close = {
  compteId: string
  le: string
  lieu: string
  structureId: string | null
  suspendues: number
  terminees: number
  /** Kept for want of another référent in their structure. */
  sursis: string[]
}

/**
 * Tells reviewers, and who stands above, what the deadlines did: one mail each and per day whatever the number of
 * reviews. A mail already written is not written again.
 */
export async function annoncerAuxRelecteurs({ base, config }: Rouages, maintenant: Date): Promise<void> {
  const closes = await lireClotures(base, maintenant)
  const groupes = [...Map.groupBy(closes, c => `revues-closes:${c.compteId}:${c.le}`)]
  for (let i = 0; i < groupes.length; i += parLot)
    await enTransaction(base, tx =>
      ecrireAuxRelecteurs(tx, config, new Map(groupes.slice(i, i + parLot)), maintenant),
    )
}

async function lireClotures(base: Lecture, maintenant: Date): Promise<Close[]> {
  const ids = sql`select id from ${recentes(maintenant)} t`
  const { rows } = await sql<Close>`
    select q.compte_id as "compteId", r.le, r.lieu, r.structure_id as "structureId", n.*
    from (
      select distinct revue_id, compte_id from (${relecteurs(sql<boolean>`r.id in (${ids})`, maintenant)}) q
    ) q
    join ${recentes(maintenant)} r on r.id = q.revue_id
    cross join lateral (
      select count(*) filter (where ${arretee} and l.issue = 'suspendue') as suspendues,
        count(*) filter (where ${arretee} and l.issue = 'terminee') as terminees,
        coalesce(array_agg(l.personne order by l.rang) filter (where l.issue = 'sursis'), '{}') as sursis
      from revue_ligne l where l.revue_id = r.id
    ) n
    where not exists (select from courriel where cle = 'revues-closes:' || q.compte_id || ':' || r.le)
    order by r.le, q.compte_id, r.lieu`.execute(base)
  return rows
}

async function ecrireAuxRelecteurs(
  tx: Ecriture,
  config: Rouages['config'],
  groupes: ReadonlyMap<string, readonly Close[]>,
  maintenant: Date,
): Promise<void> {
  const ids = [...groupes.values()].flatMap(([c]) => c?.compteId ?? [])
  const personnes = new Map((await trouverPersonnes(tx, ids)).map(p => [p.id, p]))
  for (const [cle, closes] of groupes) {
    const personne = personnes.get(closes[0]?.compteId ?? '')
    if (personne) await poster(tx, composer(personne, closes, config.URL_PUBLIQUE), maintenant, cle)
  }
}

/** One mail: each review that closed unsigned, what it did, and where to undo it. */
function composer(personne: Personne, closes: readonly Close[], urlPublique: string) {
  const [premiere] = closes
  const seule = closes.length === 1 ? premiere : undefined
  const ou = seule?.structureId ? `&structure=${seule.structureId}` : ''
  const reste = closes.length - nommesAuPlus
  return {
    destinataire: personne.courriel,
    pour: nomComplet(personne),
    sujet: `Vérifiez ce que ${seule ? `la revue sans réponse a changé : ${seule.lieu}` : `${pluriel(closes.length, 'revue')} sans réponse ont changé`}`,
    paragraphes: [
      `${seule ? 'Une revue des habilitations n’a' : 'Des revues des habilitations n’ont'} pas été ${seule ? 'signée' : 'signées'} à temps. Ce qui est suspendu se rétablit, une habilitation à la fois ou ensemble.`,
      ...closes.slice(0, nommesAuPlus).map(phrase),
      ...(reste > 0 ? [`Et ${pluriel(reste, 'autre revue', 'autres revues')}.`] : []),
    ],
    action: {
      libelle: 'Voir les habilitations suspendues',
      url: `${urlPublique}${cheminsDesDroits.liste}?etat=suspendue${ou}`,
    },
  }
}

function phrase({ lieu, suspendues, terminees, sursis }: Close): string {
  const faits = [
    ...(suspendues > 0
      ? [
          pluriel(
            suspendues,
            'habilitation sans réponse est suspendue',
            'habilitations sans réponse sont suspendues',
          ),
        ]
      : []),
    ...(terminees > 0
      ? [
          pluriel(
            terminees,
            'habilitation sans réponse est terminée',
            'habilitations sans réponse sont terminées',
          ),
        ]
      : []),
  ]
  const dit = faits.length > 0 ? faits.join(', ') : 'rien n’est arrêté'
  return `${lieu} : ${dit}.${sursis.length > 0 ? ` ${motDuSursis(sursis)}` : ''}`
}

const motDuSursis = (noms: readonly string[]) =>
  `Faute d’autre référent dans leur structure, ${pluriel(noms.length, 'personne garde une habilitation que nul n’a relue', 'personnes gardent une habilitation que nul n’a relue')} : ${noms.slice(0, nommesAuPlus).join(', ')}${noms.length > nommesAuPlus ? '…' : ''}. Désignez un second référent, puis ouvrez une nouvelle revue.`
