import { sql } from 'kysely'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { trouverRevue } from '../lire-revue.ts'
import { annoncerAuxRelecteurs } from './annoncer-aux-relecteurs.ts'
import { annoncerAuxTitulaires } from './annoncer-aux-titulaires.ts'
import { arreter, attendreLesDroits, type Execution, terminerEtReduire } from './appliquer.ts'
import { type LigneAClore, preparerIssues } from './preparer-issues.ts'
import { avecNouvelles, type LigneClose, sceller } from './sceller.ts'

type Rouages = Pick<Services, 'base' | 'config'>

/**
 * Closes the reviews whose time is over, one transaction each: what was decided is done in the name of who decided, what
 * nobody answered follows the rule of its campaign; then tells it. A second run finds nothing; after a crash, the rest.
 * @returns how many it closed
 */
export async function cloreLesEchues({ base, config }: Rouages, maintenant: Date): Promise<number> {
  const echues = await base
    .selectFrom('revue')
    .select('id')
    .where('etat', '=', 'ouverte')
    .where('cloture_prevue', '<=', jourDe(maintenant))
    .orderBy('cloture_prevue')
    .orderBy('id')
    .execute()
  let closes = 0
  for (const { id } of echues)
    if (await enTransaction(base, tx => clore(tx, { config }, { revueId: id, maintenant }))) closes++
  await annoncerAuxTitulaires({ base, config }, maintenant)
  await annoncerAuxRelecteurs({ base, config }, maintenant)
  return closes
}

async function clore(
  tx: Ecriture,
  services: Pick<Services, 'config'>,
  { revueId, maintenant }: { revueId: string; maintenant: Date },
): Promise<boolean> {
  const prise = await tx
    .selectFrom('revue')
    .select('id')
    .where('id', '=', revueId)
    .where('etat', '=', 'ouverte')
    .forUpdate()
    .executeTakeFirst()
  const revue = prise && (await trouverRevue(tx, revueId))
  // signed, or closed by another job, while we waited for it
  if (!revue) return false
  const office = { tx, revue, contexte: { acteur: systeme, maintenant, origine: {}, services } }
  const preparees = await preparerIssues(tx, revue, maintenant)
  await attendreLesDroits(tx, preparees)
  const lignes = await fairePourCeuxQuiOntDecide(office, preparees)
  const suspendues = await arreter(
    { ...office, lignes: lignes.filter(({ issue }) => issue === 'suspendue') },
    { comment: 'suspendre', pourquoi: 'sans réponse', acteurId: null },
  )
  await arreter(
    {
      ...office,
      lignes: lignes.filter(({ issue, decision }) => issue === 'terminee' && decision === null),
    },
    { comment: 'terminer', pourquoi: 'sans réponse', acteurId: null },
  )
  const empreinte = await sceller(tx, revue, { lignes, signeePar: null, closeLe: maintenant })
  await journaliser(tx, {
    instant: maintenant,
    acteurId: null,
    acte: 'revue.close',
    structureId: revue.structureId,
    details: { revue: revue.id, lieu: revue.lieu, suspendues: suspendues.length, empreinte },
  })
  return true
}

/**
 * Ends and reduces in the name of who decided so. Where they no longer may (they have lost the right to), the right is
 * suspended instead: it stops all the same, and may come back.
 */
async function fairePourCeuxQuiOntDecide(
  office: Omit<Execution, 'lignes'>,
  lignes: readonly LigneAClore[],
): Promise<LigneClose[]> {
  const { tx } = office
  const aFaire = lignes.filter(
    l => l.decideePar !== null && (l.issue === 'terminee' || l.issue === 'reduite'),
  )
  const auteurs = await acteurs(
    tx,
    aFaire.flatMap(({ decideePar }) => decideePar ?? []),
  )
  const manquees = new Set<number>()
  const nouvelles = new Map<number, string>()
  const essayer = async (groupe: readonly LigneAClore[], acteur: Acteur): Promise<void> => {
    await sql`savepoint decisions`.execute(tx)
    const contexte = { ...office.contexte, acteur }
    const fait = await terminerEtReduire({ ...office, contexte, lignes: groupe })
    // what was done before the refusal is undone with it
    await sql.raw(fait.ok ? 'release savepoint decisions' : 'rollback to savepoint decisions').execute(tx)
    if (fait.ok) for (const [rang, id] of fait.nouvelles) nouvelles.set(rang, id)
    else if (groupe.length === 1) for (const { rang } of groupe) manquees.add(rang)
    // one that is refused takes none of the others with it
    else for (const ligne of groupe) await essayer([ligne], acteur)
  }
  for (const [decideePar, groupe] of Map.groupBy(aFaire, ({ decideePar }) => decideePar ?? ''))
    await essayer(groupe, auteurs.get(decideePar) ?? systeme)
  return avecNouvelles(lignes, nouvelles).map(ligne =>
    manquees.has(ligne.rang) ? { ...ligne, issue: 'suspendue' } : ligne,
  )
}

/** Nobody: the deadline itself. Mails bear its name. */
const systeme: Acteur = {
  compteId: '00000000-0000-0000-0000-000000000000',
  prenom: 'La revue',
  nom: 'des habilitations',
  courriel: '',
  droits: [],
  obligation: null,
}

async function acteurs(tx: Ecriture, compteIds: readonly string[]): Promise<Map<string, Acteur>> {
  const comptes = await tx
    .selectFrom('compte')
    .select(['id as compteId', 'prenom', 'nom', 'courriel'])
    .where('id', '=', sql<string>`any(${[...new Set(compteIds)]}::uuid[])`)
    .execute()
  return new Map(comptes.map(c => [c.compteId, { ...c, droits: [], obligation: null }]))
}
