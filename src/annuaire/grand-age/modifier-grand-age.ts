import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jour, jourDe } from '#src/socle/temps/jours.ts'
import { type Enregistree, enregistrerSaisie } from '../saisie/enregistrer-saisie.ts'
import { lireGrandAge, motDHebergement, type OffreGrandAge } from './lire-grand-age.ts'
import { erreursDOffre, lireTarifs, type TarifLu, type TarifsSaisis } from './regles.ts'
import { enEuros, naturesDeTarif } from './tarifs.ts'

export type GrandAgeVoulu = { version: number; offre: OffreGrandAge; tarifs: TarifsSaisis }

/** The Grand Âge offer and its prices, declared by the structure. */
export async function modifierGrandAge(
  tx: Ecriture,
  c: Contexte,
  structureId: string,
  { version, offre, tarifs }: GrandAgeVoulu,
): Promise<Enregistree> {
  const lus = lireTarifs(tarifs, offre, jourDe(c.maintenant))
  const erreurs = { ...erreursDOffre(offre), ...lus.erreurs }
  if (Object.keys(erreurs).length > 0) return { ok: false, erreurs }
  return enregistrerSaisie(tx, c, {
    structureId,
    objet: 'structure',
    objetId: structureId,
    partie: 'grand-age',
    quoi: 'l’offre Grand Âge et ses tarifs',
    version,
    lire: t => champsDe(t, structureId),
    ecrire: t => ecrire(t, c, structureId, { offre, tarifs: lus.tarifs }),
  })
}

async function champsDe(tx: Ecriture, structureId: string): Promise<Record<string, unknown>> {
  const { offre, tarifs } = await lireGrandAge(tx, structureId)
  const { hebergements = [], ...autres } = offre ?? {}
  const traits = Object.entries(autres).map(([nom, valeur]) => [`grand-age.${nom}`, valeur])
  const prix = tarifs.map(({ nature, montant, au }) => [
    `tarif:${naturesDeTarif.find(n => n.nature === nature)?.libelle ?? nature}`,
    `${enEuros(montant)} à partir du ${enToutesLettres(jour(au))}`,
  ])
  return {
    'grand-age.hebergements': hebergements.map(h => motDHebergement[h]),
    ...Object.fromEntries([...traits, ...prix]),
  }
}

async function ecrire(
  tx: Ecriture,
  c: Contexte,
  structureId: string,
  { offre, tarifs }: { offre: OffreGrandAge; tarifs: readonly TarifLu[] },
): Promise<void> {
  const colonnes = { ...offre, compte_id: c.acteur.compteId, maj_le: c.maintenant }
  await tx
    .insertInto('grand_age')
    .values({ structure_id: structureId, ...colonnes })
    .onConflict(conflit => conflit.column('structure_id').doUpdateSet(colonnes))
    .execute()
  await tx.deleteFrom('tarif_grand_age').where('structure_id', '=', structureId).execute()
  if (tarifs.length === 0) return
  await tx
    .insertInto('tarif_grand_age')
    .values(tarifs.map(tarif => ({ structure_id: structureId, ...tarif })))
    .execute()
}
