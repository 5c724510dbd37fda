import { deposer } from '#src/demandes/demander/deposer.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Services } from '#src/socle/services.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'

type Contexte = { services: Pick<Services, 'config'>; maintenant: Date }

/** What waits for the référents on the first morning, and who is away. */
export async function ecrireDemandes(tx: Ecriture, { services, maintenant }: Contexte): Promise<void> {
  const chezClaire = await structureDe(tx, 'claire.delmas@ch-clapassiers.example')
  const chezHelene = await structureDe(tx, 'helene.rouquette@ehpad-la-source.example')
  const c = { services, maintenant, origine: {}, acteur: null }
  const sansCompte = (prenom: string, nom: string, courriel: string) => ({
    genre: 'compte' as const,
    demandeurId: null,
    profils: [],
    identite: { prenom, nom, courriel, profession_code: 'R94-200', rpps: null },
  })
  await deposer(tx, c, {
    genre: 'habilitation',
    demandeurId: await compteDe(tx, 'chloe.lagarde@nouvelle-arrivee.example'),
    perimetre: { genre: 'structure', structureId: chezClaire },
    profils: [{ code: 'san-demandeur-social' }, { code: 'san-statistiques' }],
    motif: 'J’arrive au service social le mois prochain.',
  })
  await deposer(tx, c, {
    ...sansCompte('Marie', 'Martin', 'marie.martin.2@ch-clapassiers.example'),
    perimetre: { genre: 'structure', structureId: chezClaire },
    motif: 'Remplacement en pneumologie jusqu’au printemps.',
  })
  await deposer(tx, c, {
    ...sansCompte('Gaëlle', 'Mazars', 'gaelle.mazars@ehpad-la-source.example'),
    perimetre: { genre: 'structure', structureId: chezHelene },
    motif: 'Je prends la coordination des admissions.',
  })
  const aujourdhui = jourDe(maintenant)
  await absenter(tx, await compteDe(tx, 'youssef.benali@ch-clapassiers.example'), {
    du: ajouterJours(aujourdhui, 20),
    au: ajouterJours(aujourdhui, 34),
    maintenant,
  })
  const [referent] = await referentsChez(tx, 'minh.nguyen@ch-albiargues.example')
  if (referent)
    await absenter(tx, referent, {
      du: ajouterJours(aujourdhui, -2),
      au: ajouterJours(aujourdhui, 9),
      maintenant,
    })
}

async function compteDe(tx: Ecriture, courriel: string): Promise<string> {
  const { id } = await tx
    .selectFrom('compte')
    .select('id')
    .where('courriel', '=', courriel)
    .executeTakeFirstOrThrow()
  return id
}

async function structureDe(tx: Ecriture, courriel: string): Promise<string> {
  const { structure_id } = await tx
    .selectFrom('habilitation')
    .select('structure_id')
    .where('compte_id', '=', await compteDe(tx, courriel))
    .where('profil_code', '=', referentStructure)
    .executeTakeFirstOrThrow()
  return structure_id ?? ''
}

/** Référents of the structures where this person works, always in the same order. */
async function referentsChez(tx: Ecriture, courriel: string): Promise<string[]> {
  const lignes = await tx
    .selectFrom('habilitation as r')
    .innerJoin('habilitation as h', 'h.structure_id', 'r.structure_id')
    .innerJoin('compte as c', 'c.id', 'r.compte_id')
    .select('c.id')
    .where('h.compte_id', '=', await compteDe(tx, courriel))
    .where('r.profil_code', '=', referentStructure)
    .where('c.etat', '=', 'actif')
    .orderBy('c.tri')
    .execute()
  return lignes.map(({ id }) => id)
}

async function absenter(
  tx: Ecriture,
  compteId: string,
  { du, au, maintenant }: { du: string; au: string; maintenant: Date },
): Promise<void> {
  await tx
    .insertInto('absence')
    .values({ compte_id: compteId, du, au, declaree_le: maintenant, annulee_le: null })
    .execute()
}
