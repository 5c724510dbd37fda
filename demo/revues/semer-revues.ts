import { type RawBuilder, sql } from 'kysely'
import { figerCampagne } from '#src/revues/campagnes/figer-campagne.ts'
import { insererCampagne } from '#src/revues/campagnes/ouvrir-campagne.ts'
import { preparerIssues } from '#src/revues/cloture/preparer-issues.ts'
import { sceller } from '#src/revues/cloture/sceller.ts'
import { trouverRevue } from '#src/revues/lire-revue.ts'
import { compterLesProfessions } from '#src/revues/reperes/professions-du-profil.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, debutDuJour, jourDe } from '#src/socle/temps/jours.ts'

const unJour = 86_400_000

type Hopital = { structureId: string; lieu: string; referents: string[] }

/**
 * The reviews of the Hérault: a few structures signed theirs, and the hospital of the référent of the demo signed last
 * year's and is in the middle of this year's.
 */
export async function semerRevues(tx: Ecriture, maintenant: Date): Promise<void> {
  await compterLesProfessions(tx, maintenant)
  const [hopital, ...autres] = await structuresARelire(tx, maintenant)
  if (!hopital) return
  for (const [rang, structure] of autres.slice(0, 6).entries())
    await revueSignee(tx, structure, { maintenant, ilYA: 60 + 35 * rang })
  const precedenteId = await revueSignee(tx, hopital, { maintenant, ilYA: 385 })
  await revueEnCours(tx, hopital, { maintenant, precedenteId })
}

/** Those of the Hérault with two référents, the hospital of the demo first. */
async function structuresARelire(tx: Ecriture, maintenant: Date): Promise<Hopital[]> {
  const { rows } = await sql<Hopital>`
    select s.id as "structureId", s.nom as lieu, array_agg(c.id::text order by c.courriel) as referents
    from structure s
    join habilitation h on h.structure_id = s.id and h.profil_code = 'adm-referent-structure'
      and h.periode @> ${maintenant}::timestamptz
    join compte c on c.id = h.compte_id and c.etat = 'actif'
    where s.departement_code = '34'
    group by s.id having count(*) > 1
    order by bool_or(c.courriel = 'claire.delmas@ch-clapassiers.example') desc, s.finess`.execute(tx)
  return rows
}

type Quand = { maintenant: Date; ilYA: number }

async function ouvrir(
  tx: Ecriture,
  { structureId, lieu, referents }: Hopital,
  { maintenant, ilYA, precedenteId = null }: Quand & { precedenteId?: string | null },
): Promise<string> {
  const debut = ajouterJours(jourDe(maintenant), -ilYA)
  const campagneId = await insererCampagne(tx, {
    portee: { genre: 'structure', structureId },
    lieu,
    modules: [],
    profils: [],
    seulementNonRevues: false,
    debut,
    echeance: ajouterJours(debut, 30),
    cadenceMois: 12,
    sansReponse: 'suspension',
    delaiJours: 7,
    ouvertePar: null,
    initieePar: referents[0] ?? null,
    ouverteLe: new Date(debutDuJour(debut).getTime() + 9 * 3_600_000),
    precedenteId,
  })
  await figerCampagne(tx, campagneId, maintenant)
  return campagneId
}

type Decisions = {
  par: string
  le: Date
  /** An expression on `revue_ligne l`. */
  quoi: RawBuilder<unknown>
  lignes?: RawBuilder<unknown>
}

function decider(tx: Ecriture, campagneId: string, { par, le, quoi, lignes = sql`true` }: Decisions) {
  return sql`
    update revue_ligne l set decision = ${quoi}, decidee_par = ${par}::uuid, decidee_le = ${le}, version = l.version + 1
    from revue r
    where r.id = l.revue_id and r.campagne_id = ${campagneId}::uuid and r.volet = 'structure'
      and l.compte_id <> ${par}::uuid and ${lignes}`.execute(tx)
}

/** Everything kept, by one of its référents, two weeks after it opened; the référents' own by nobody yet. */
async function revueSignee(tx: Ecriture, hopital: Hopital, quand: Quand): Promise<string> {
  const campagneId = await ouvrir(tx, hopital, quand)
  const [signataire = ''] = hopital.referents
  const closeLe = new Date(quand.maintenant.getTime() - (quand.ilYA - 14) * unJour)
  await decider(tx, campagneId, { par: signataire, le: closeLe, quoi: sql`'maintenir'` })
  const revues = await tx
    .selectFrom('revue')
    .select(['id', 'volet'])
    .where('campagne_id', '=', campagneId)
    .execute()
  for (const { id, volet } of revues) {
    const revue = await trouverRevue(tx, id)
    if (!revue) continue
    if (volet === 'referents') await relireLesReferents(tx, id, closeLe)
    const lignes = await preparerIssues(tx, revue, closeLe)
    await sceller(tx, revue, { lignes, signeePar: lignes[0]?.decideePar ?? signataire, closeLe })
  }
  return campagneId
}

/** By the chargée de mission of the Hérault. */
function relireLesReferents(tx: Ecriture, revueId: string, le: Date) {
  return sql`
    update revue_ligne set decision = 'maintenir', decidee_le = ${le}, version = version + 1, decidee_par = (
      select id from compte where courriel = 'beatrice.raynal@equipe-regionale.example')
    where revue_id = ${revueId}::uuid`.execute(tx)
}

/** Half of it decided by the co-référent, a few lines entrusted to the référent. */
async function revueEnCours(
  tx: Ecriture,
  hopital: Hopital,
  { maintenant, precedenteId }: { maintenant: Date; precedenteId: string },
): Promise<void> {
  const campagneId = await ouvrir(tx, hopital, { maintenant, ilYA: 18, precedenteId })
  const [claire = '', youssef = ''] = hopital.referents
  await decider(tx, campagneId, {
    par: youssef,
    le: new Date(maintenant.getTime() - 2 * unJour),
    quoi: sql`case when l.rang % 17 = 0 then 'terminer' when l.rang % 13 = 0 then 'inconnue' else 'maintenir' end`,
    lignes: sql`l.rang % 5 in (0, 1)`,
  })
  await sql`
    update revue_ligne l set confiee_a = ${claire}::uuid from revue r
    where r.id = l.revue_id and r.campagne_id = ${campagneId}::uuid and r.volet = 'structure'
      and l.decision is null and l.rang between 10 and 20`.execute(tx)
}
