import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { uneRevue } from '#test/constructeurs/revues.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { champDe } from '#test/socle/client.ts'
import { attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import { declarerDepart } from '../departs/declarer-depart.ts'
import { droitsDuCompte, trouverHabilitations } from '../lectures/lire-habilitations.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { arreterHabilitations } from './arreter-habilitations.ts'
import { retablirHabilitations } from './retablir-habilitations.ts'

const test = baseDeTest()
const plusTard = new Date(midi.getTime() + 60_000)

/** Chloé's right, suspended at noon by a review of the hospital. */
async function unDroitSuspendu() {
  const scene = await unHopital(test.base)
  const droit = await uneHabilitation(test.base, {
    compteId: scene.chloe.id,
    structureId: scene.structure.id,
    profil: 'san-statistiques',
  })
  const revueId = await uneRevue(test.base, { structureId: scene.structure.id })
  const suspendre = (ids: readonly string[], instant = midi) =>
    enTransaction(test.base, tx =>
      arreterHabilitations(tx, {
        comment: 'suspendre',
        habilitationIds: ids,
        revueId,
        motif: 'Revue sans réponse',
        acteurId: null,
        maintenant: instant,
        origine: {},
      }),
    )
  expect(await suspendre([droit])).toHaveLength(1)
  return { ...scene, droit, suspendre }
}

const retablir = (c: ReturnType<typeof contexteDe>, id: string, version = 2) =>
  enTransaction(test.base, tx => retablirHabilitations(tx, c, [{ id, version }]))

describe('a suspended right', () => {
  it('stops at that very instant, shows as such, and is suspended once', async () => {
    const { chloe, droit, suspendre } = await unDroitSuspendu()
    expect(await droitsActuels(test.base, chloe.id, midi)).toEqual([])
    expect(await droitsDuCompte(test.base, chloe.id, midi)).toMatchObject([{ etat: 'suspendue', version: 2 }])
    expect(await suspendre([droit], plusTard)).toEqual([])
  })

  it('is restored by a référent until the day it had, and holds again', async () => {
    const { anne, bruno, chloe, droit } = await unDroitSuspendu()
    expect(await retablir(contexteDe(anne.acteur, plusTard), droit)).toMatchObject({ ok: true })
    expect(await droitsDuCompte(test.base, chloe.id, plusTard)).toMatchObject([
      { etat: 'en-cours', fin: '2028-01-05', suspendueLe: null },
    ])
    expect(await retablir(contexteDe(bruno.acteur, plusTard), droit)).toMatchObject({ genre: 'perime' })
    expect(await retablir(contexteDe(bruno.acteur, plusTard), droit, 3)).toMatchObject({ genre: 'perime' })
  })

  it('is never restored by its holder: neither by the rule nor by the base', async () => {
    const { anne, droitBruno, bruno, suspendre } = await unDroitSuspendu()
    const regional = await unePersonne(test.base)
    expect(await suspendre([droitBruno])).toHaveLength(1)
    expect(await retablir(contexteDe(bruno.acteur, plusTard), droitBruno)).toMatchObject({
      genre: 'hors-perimetre',
    })
    const soi =
      sql`update habilitation set suspendue_le = null, suspendue_par_revue = null, modifiee_par = compte_id
      where id = ${droitBruno}`.execute(test.base)
    expect(await soi.catch(contrainteViolee)).toBe('habilitation_jamais_a_soi_meme')
    expect(await retablir(contexteDe(regional.acteur, plusTard), droitBruno)).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await retablir(contexteDe(anne.acteur, plusTard), droitBruno)).toMatchObject({ ok: true })
  })

  it('cannot come back over the same right given meanwhile: a sentence, and the base refuses too', async () => {
    const { anne, chloe, droit, structure } = await unDroitSuspendu()
    const c = contexteDe(anne.acteur, plusTard)
    const donne = await enTransaction(test.base, tx =>
      attribuerHabilitations(tx, c, {
        comptes: [chloe.id],
        profils: ['san-statistiques'],
        perimetre: { genre: 'structure', structureId: structure.id },
        debut: jour('2026-11-23'),
        fin: jour('2028-11-23'),
        motif: null,
      }),
    )
    expect(donne).toMatchObject({ ok: true })
    expect(await retablir(c, droit)).toMatchObject({
      erreurs: { formulaire: expect.stringMatching('attribué depuis') },
    })
    const force = sql`update habilitation set suspendue_le = null, suspendue_par_revue = null where id = ${droit}`
    expect(await force.execute(test.base).catch(contrainteViolee)).toBe('habilitation_sans_double')
  })

  it('says by which review, and never takes the last référent away: the base refuses', async () => {
    const { droit, droitAnne, droitBruno, suspendre } = await unDroitSuspendu()
    const sansRevue = sql`update habilitation set suspendue_par_revue = null where id = ${droit}`
    expect(await sansRevue.execute(test.base).catch(contrainteViolee)).toBe('habilitation_suspension_dite')
    expect(await suspendre([droitAnne, droitBruno]).catch(contrainteViolee)).toBe(
      'habilitation_un_referent_au_moins',
    )
    expect(await suspendre([droitAnne])).toHaveLength(1)
    expect(await suspendre([droitBruno]).catch(contrainteViolee)).toBe('habilitation_un_referent_au_moins')
  })

  it('ends with a departure', async () => {
    const { anne, chloe, droit, structure } = await unDroitSuspendu()
    const parti = await enTransaction(test.base, tx =>
      declarerDepart(tx, contexteDe(anne.acteur, plusTard), {
        compteId: chloe.id,
        structureId: structure.id,
        le: jour('2026-11-23'),
        motif: null,
        successeurId: null,
      }),
    )
    expect(parti).toMatchObject({ ok: true })
    expect(await trouverHabilitations(test.base, [droit], plusTard)).toMatchObject([{ etat: 'terminee' }])
  })
})

describe('the pages', () => {
  it('list what is suspended, and restore it in two clicks', async () => {
    const { anne, droit } = await unDroitSuspendu()
    const { client } = applicationHabilitations(test.base)
    const navigateur = await client(anne.id)
    const liste = await navigateur.get('/administration/habilitations?etat=suspendue')
    expect(liste.texte).toContain('Suspendue depuis le')
    expect(liste.texte).toContain('Chloé Rey')
    const choix = await navigateur.post('/administration/habilitations/selection', {
      h: droit,
      action: 'retablir',
    })
    const page = await navigateur.suivre(choix)
    expect(page.texte).toContain('Ce qui reprend')
    const fait = await navigateur.post('/administration/habilitations/retablir', {
      jeton: champDe(page.texte, 'jeton'),
      h: `${droit}:2`,
    })
    expect(fait.statut).toBe(303)
    expect((await navigateur.get('/administration/habilitations')).texte).toContain('Chloé Rey')
  })
})
