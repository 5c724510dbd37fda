import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { prevenir } from '../courriels.ts'
import { type Habilitation, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import { type Personne, trouverPersonnes } from '../lectures/personnes.ts'
import { referentsDe } from '../lectures/referents.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { approbateursDe } from '../propositions/approbateurs.ts'

/** Conflicts per transaction: what it holds in memory, and what a crash would have to do again. */
const parLot = 200
/** A mail names the first ones; the page has them all. */
const nommesAuPlus = 10

type Trouvee = { droits: readonly [Habilitation, Habilitation] }

/**
 * Every night, what a change of the table has made incompatible: each conflict is written and told once, whatever the
 * number of runs. Nothing is taken back by a machine: those who administer the person decide.
 */
export const surveillerIncompatibilites: Travail = {
  nom: 'surveiller-incompatibilites',
  cron: '40 2 * * *',
  executer: async services => {
    let constatees = 0
    for (let n = parLot; n === parLot; constatees += n)
      n = await enTransaction(services.base, tx => constater(tx, services))
    services.log.info({ constatees }, 'profils incompatibles constatés')
  },
}

async function constater(tx: Ecriture, services: Services): Promise<number> {
  const maintenant = services.horloge()
  const { rows } = await sql<{ un: string; autre: string }>`
    insert into incompatibilite_constatee (habilitation_id, autre_id, constatee_le)
    select x.habilitation_id, x.autre_id, ${maintenant}::timestamptz from habilitation_incompatible x
    where x.profil < x.autre_profil and upper(x.periode) > ${maintenant}::timestamptz
      and not exists (select from incompatibilite_constatee k
        where k.habilitation_id = x.habilitation_id and k.autre_id = x.autre_id)
    order by x.habilitation_id, x.autre_id limit ${parLot}
    on conflict do nothing
    returning habilitation_id as un, autre_id as autre`.execute(tx)
  const droits = await trouverHabilitations(
    tx,
    rows.flatMap(({ un, autre }) => [un, autre]),
    maintenant,
  )
  const parId = new Map(droits.map(h => [h.id, h]))
  const trouvees = rows.flatMap(({ un, autre }): Trouvee[] => {
    const [a, b] = [parId.get(un), parId.get(autre)]
    return a && b ? [{ droits: [a, b] }] : []
  })
  await noter(tx, trouvees, maintenant)
  await alerter(tx, services, trouvees, maintenant)
  return rows.length
}

function noter(tx: Ecriture, trouvees: readonly Trouvee[], maintenant: Date): Promise<void> {
  return journaliser(
    tx,
    trouvees.map(({ droits: [a, b] }) => ({
      instant: maintenant,
      acteurId: null,
      acte: 'habilitation.incompatible',
      compteId: a.personne.id,
      structureId: a.structureId ?? b.structureId,
      habilitationId: a.id,
      details: { profil: a.profil.libelle, autre: b.profil.libelle },
      origine: {},
    })),
  )
}

/** One mail per person, whatever the number of conflicts in their charge; never to whom it is about. */
async function alerter(
  tx: Ecriture,
  services: Services,
  trouvees: readonly Trouvee[],
  maintenant: Date,
): Promise<void> {
  const parDestinataire = new Map<string, Trouvee[]>()
  for (const trouvee of trouvees)
    for (const id of await destinatairesDe(tx, trouvee, maintenant))
      parDestinataire.set(id, [...(parDestinataire.get(id) ?? []), trouvee])
  for (const personne of await trouverPersonnes(tx, [...parDestinataire.keys()]))
    await ecrireA(tx, { services, maintenant }, personne, parDestinataire.get(personne.id) ?? [])
}

/** The référents and the regional team of the structures; for a right on a territory, who has the power to end it. */
async function destinatairesDe(tx: Ecriture, { droits }: Trouvee, maintenant: Date): Promise<Set<string>> {
  const [{ personne }] = droits
  const lieux = await referentsDe(
    tx,
    droits.flatMap(({ structureId }) => structureId ?? []),
    maintenant,
  )
  const proches = lieux.flatMap(({ referents, charges }) => [...referents, ...charges])
  const ids = new Set(proches.map(({ compteId }) => compteId))
  for (const h of droits.filter(({ structureId }) => structureId === null)) {
    const objet = { profil: { donne_a_partir_de: h.profil.niveau }, perimetre: h.perimetre, lieu: h }
    for (const { id } of await approbateursDe(tx, objet, [], maintenant)) ids.add(id)
  }
  ids.delete(personne.id)
  return ids
}

async function ecrireA(
  tx: Ecriture,
  c: { services: Services; maintenant: Date },
  personne: Personne,
  siennes: readonly Trouvee[],
): Promise<void> {
  const reste = siennes.length - nommesAuPlus
  await prevenir(tx, c, personne, {
    sujet: `Retirez une habilitation : ${pluriel(siennes.length, 'personne tient', 'personnes tiennent')} des profils incompatibles`,
    paragraphes: [
      'Ces profils ne se tiennent plus ensemble. Rien n’est retiré automatiquement : choisissez lequel terminer.',
      ...siennes
        .slice(0, nommesAuPlus)
        .map(
          ({ droits: [a, b] }) =>
            `${nomComplet(a.personne)} : « ${a.profil.libelle} » (${a.lieu}) et « ${b.profil.libelle} » (${b.lieu}).`,
        ),
      ...(reste > 0 ? [`Et ${pluriel(reste, 'autre cas', 'autres cas')}, sur la page.`] : []),
    ],
    action: { libelle: 'Voir les incompatibilités', chemin: chemins.incompatibilites },
  })
}
