import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, type Jour, jourDe } from '#src/socle/temps/jours.ts'
import { insererEnBloc } from '../ecriture/en-bloc.ts'
import { offreGrandAge, type StructureGrandAge } from './grand-age.ts'
import { animerLHopital } from './hopital.ts'

const unJour = 86_400_000
const ilYA = (maintenant: Date, jours: number) => new Date(maintenant.getTime() - jours * unJour)

/**
 * What structures say of themselves: prices and places of the Grand Âge, confirmations; and, for the hospital of the
 * référent of the demo, everything that its fiche may hold.
 */
export async function semerFiches(tx: Ecriture, maintenant: Date): Promise<void> {
  await semerGrandAge(tx, maintenant)
  await confirmer(tx, maintenant)
  await animerLHopital(tx, maintenant)
}

async function semerGrandAge(tx: Ecriture, maintenant: Date): Promise<void> {
  const { rows } = await sql<Omit<StructureGrandAge, 'rang'>>`
    select s.id, s.categorie_code as categorie, s.nom, (
      select h.compte_id from habilitation h where h.structure_id = s.id and h.profil_code = 'adm-referent-structure'
        and h.periode @> ${maintenant}::timestamptz order by h.compte_id limit 1) as "compteId"
    from structure s join categorie_structure c on c.code = s.categorie_code
    where 'grand-age-receveur' = any(c.familles) order by s.finess`.execute(tx)
  const aujourdHui: Jour = jourDe(maintenant)
  const offres = rows
    .map((s, rang) => ({ ...s, rang }))
    // one in nine has not described its offer yet: there must be something left to do
    .filter(({ rang }) => rang % 9 !== 8)
    .map(s => offreGrandAge(s, { maintenant, aujourdHui }))
  await insererEnBloc(
    tx,
    'grand_age',
    offres.map(({ offre }) => offre),
  )
  await insererEnBloc(
    tx,
    'tarif_grand_age',
    offres.flatMap(({ tarifs }) => tarifs),
  )
  await insererEnBloc(
    tx,
    'place_declaree',
    offres.flatMap(({ places }) => places),
  )
  await insererEnBloc(
    tx,
    'saisie_fiche',
    offres.flatMap(({ saisies }) => saisies),
  )
}

/** Two thirds of the fiches were confirmed within the year, some are late, the rest never were. */
async function confirmer(tx: Ecriture, maintenant: Date): Promise<void> {
  const structures = await tx.selectFrom('structure').select('id').orderBy('finess').execute()
  await insererEnBloc(
    tx,
    'confirmation_fiche',
    structures
      .map(({ id }, rang) => ({ id, rang }))
      .filter(({ rang }) => rang % 6 !== 5)
      .map(({ id, rang }) => ({
        structure_id: id,
        compte_id: null,
        le: ilYA(maintenant, rang % 6 === 4 ? 380 + rang : 20 + ((rang * 37) % 300)),
      })),
  )
  // older than their arrival in the demo: they were there before
  await sql`update structure set cree_le = ${ajouterJours(jourDe(maintenant), -500)}::date`.execute(tx)
}
