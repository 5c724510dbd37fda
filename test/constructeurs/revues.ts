import { randomUUID } from 'node:crypto'
import type { Contexte } from '#src/habilitations/contexte.ts'
import { figerParEtapes } from '#src/revues/campagnes/figer-campagne.ts'
import { type Ouverture, ouvrirCampagne } from '#src/revues/campagnes/ouvrir-campagne.ts'
import type { Base, Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, jourDe } from '#src/socle/temps/jours.ts'
import { unePersonne } from './comptes.ts'
import { uneHabilitation } from './habilitations.ts'
import { midi, unHopital } from './scene.ts'

/** An open review of a structure, without any line: what a suspension must name. */
export async function uneRevue(base: Lecture, { structureId }: { structureId: string }): Promise<string> {
  const commun = { lieu: 'CH de Lunel', ouverte_le: midi, echeance: '2026-12-23' }
  const { id: campagneId } = await base
    .insertInto('campagne_revue')
    .values({
      ...commun,
      genre: 'structure',
      structure_id: structureId,
      debut: '2026-11-23',
      libelles: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await base
    .insertInto('revue')
    .values({
      ...commun,
      campagne_id: campagneId,
      volet: 'structure',
      structure_id: structureId,
      cloture_prevue: '2026-12-31',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A hospital with two référents, Anne and Bruno, and so many professionals who hold one right each. */
export async function unHopitalPeuple(base: Base, combien = 4) {
  const hopital = await unHopital(base)
  const gens = []
  for (let i = 0; i < combien; i++) {
    const personne = await unePersonne(base, { prenom: `Camille${i}`, nom: `Zola${i}` })
    const droit = await uneHabilitation(base, {
      compteId: personne.id,
      structureId: hopital.structure.id,
      profil: 'san-demandeur-social',
    })
    gens.push({ ...personne, droit })
  }
  const regional = await unePersonne(base, { prenom: 'Magali', nom: 'Castex' })
  await uneHabilitation(base, {
    compteId: regional.id,
    perimetre: { genre: 'region', region: '76' },
    profil: 'adm-regional',
  })
  return { ...hopital, gens, regional }
}

/** Opens a review as its actor would, from today for a month, unless told otherwise. */
export async function ouvrir(
  base: Base,
  c: Contexte,
  voulue: Partial<Ouverture> & Pick<Ouverture, 'portee'>,
): Promise<string> {
  const debut = jourDe(c.maintenant)
  const ouverte = await enTransaction(base, tx =>
    ouvrirCampagne(tx, c, {
      modules: [],
      profils: [],
      seulementNonRevues: false,
      debut,
      echeance: ajouterJours(debut, 30),
      cadenceMois: 12,
      sansReponse: 'suspension',
      delaiJours: 7,
      ...voulue,
    }),
  )
  if (!ouverte.ok) throw new Error(JSON.stringify(ouverte))
  if ((voulue.debut ?? debut) <= debut) await figerParEtapes(base, ouverte.campagneId, c.maintenant)
  return ouverte.campagneId
}

/** The reviews of a campaign by what they bear on, with their lines. */
export async function revuesDeLaCampagne(base: Base, campagneId: string) {
  const revues = await base.selectFrom('revue').selectAll().where('campagne_id', '=', campagneId).execute()
  const lignes = await base
    .selectFrom('revue_ligne')
    .selectAll()
    .where('revue_id', 'in', [...revues.map(({ id }) => id), randomUUID()])
    .orderBy('rang')
    .execute()
  return revues.map(r => ({ ...r, lignes: lignes.filter(({ revue_id }) => revue_id === r.id) }))
}
