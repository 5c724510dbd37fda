import type { Ecriture } from '#src/socle/base/base.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'

const euros = (montant: number) => montant.toFixed(2)

/** What the EHPAD and the residences of the region declare: prices, places, what they have. Drawn from their FINESS. */
export async function ecrireGrandAge(tx: Ecriture, maintenant: Date): Promise<void> {
  const structures = await tx
    .selectFrom('structure')
    .select(['id', 'finess', 'categorie_code as categorie'])
    .where('categorie_code', 'in', ['500', '202'])
    .orderBy('finess')
    .execute()
  const aujourdHui = jourDe(maintenant)
  const au = `${aujourdHui.slice(0, 4)}-01-01`
  for (const [rang, { id, categorie }] of structures.entries()) {
    const ehpad = categorie === '500'
    await tx
      .insertInto('grand_age')
      .values({
        structure_id: id,
        hebergements: ehpad
          ? rang % 3 === 0
            ? ['permanent', 'temporaire', 'accueil-de-jour']
            : ['permanent']
          : ['permanent'],
        aide_sociale: rang % 4 !== 3,
        apl: rang % 2 === 0,
        alzheimer: ehpad && rang % 2 === 1,
        uhr: ehpad && rang % 7 === 2,
        pasa: ehpad && rang % 3 === 1,
        logements: ehpad ? [] : ['F1bis', 'F2'],
        maj_le: maintenant,
      })
      .onConflict(conflit => conflit.doNothing())
      .execute()
    const hebergement = 58 + ((rang * 7) % 31) + 0.35
    const tarifs = ehpad
      ? [
          ['permanent-simple', hebergement],
          ['permanent-simple-ash', hebergement - 4],
          ['temporaire-simple', hebergement + 3],
          ['gir-1-2', 21.4 + (rang % 5) / 10],
          ['gir-3-4', 13.58],
          ['gir-5-6', 5.76],
        ]
      : [
          ['loyer-f1bis', 620 + ((rang * 13) % 180)],
          ['loyer-f2', 790 + ((rang * 17) % 190)],
        ]
    await tx
      .insertInto('tarif_grand_age')
      .values(
        tarifs.map(([nature, montant]) => ({
          structure_id: id,
          nature: String(nature),
          montant: euros(Number(montant)),
          au,
        })),
      )
      .onConflict(conflit => conflit.doNothing())
      .execute()
    if (rang % 3 === 2) continue
    await tx
      .insertInto('place_declaree')
      .values({
        structure_id: id,
        hebergement: 'permanent',
        capacite: 60 + (rang % 20),
        libres: rang % 4,
        declaree_le: new Date(`${ajouterJours(aujourdHui, -(rang % 12))}T08:00:00Z`),
      })
      .onConflict(conflit => conflit.doNothing())
      .execute()
  }
}
