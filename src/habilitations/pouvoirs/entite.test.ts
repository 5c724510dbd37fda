import { describe, expect, it } from 'vitest'
import { destinatairesDus } from '#src/echeances/rappels/rappels-dus.ts'
import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, occitanie, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneEntite, uneStructure } from '#test/constructeurs/structures.ts'
import { applicationHabilitations } from '#test/habilitations/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { attribuerHabilitations } from '../attribuer/attribuer-habilitations.ts'
import { terminerHabilitations } from '../fins/terminer-habilitations.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { referentsDe } from '../lectures/referents.ts'
import { structuresAvecMoinsDeDeuxReferents } from '../lectures/structures-sans-releve.ts'

const test = baseDeTest()

const donner = (acteur: Acteur, compteId: string, perimetre: Perimetre, profil: string) =>
  enTransaction(test.base, tx =>
    attribuerHabilitations(tx, contexteDe(acteur), {
      comptes: [compteId],
      profils: [profil],
      perimetre,
      debut: jour('2026-11-23'),
      fin: jour('2028-11-23'),
      motif: null,
    }),
  )
const terminer = (acteur: Acteur, id: string) =>
  enTransaction(test.base, tx =>
    terminerHabilitations(tx, contexteDe(acteur), {
      habilitations: [{ id, version: 1 }],
      motif: 'mutation',
      successeurId: null,
    }),
  )

/** An entité with two structures in the Hérault, and its référent. */
async function scene() {
  const entite = await uneEntite(test.base)
  const [nord, sud] = [
    await uneStructure(test.base, { nom: 'Hôpital Nord', entite_juridique_id: entite.id }),
    await uneStructure(test.base, { nom: 'Hôpital Sud', entite_juridique_id: entite.id }),
  ]
  const perimetre = { genre: 'entite', entiteId: entite.id } as const
  const eva = await unTitulaire(test.base, 'adm-referent-structure', perimetre, {
    prenom: 'Eva',
    nom: 'Roux',
  })
  return { entite, perimetre, nord, sud, eva, nouveau: await unePersonne(test.base) }
}

const sur = (structureId: string): Perimetre => ({ genre: 'structure', structureId })

describe('a référent of a whole entité juridique', () => {
  it('gives in each of its structures, names référents there and of the entité, and nothing beyond', async () => {
    const { eva, nord, sud, perimetre, nouveau } = await scene()
    const ailleurs = await uneStructure(test.base)
    expect(await donner(eva.acteur, nouveau.id, sur(nord.id), 'san-statistiques')).toMatchObject({ ok: true })
    expect(await donner(eva.acteur, nouveau.id, sur(sud.id), 'adm-referent-structure')).toMatchObject({
      ok: true,
    })
    expect(await donner(eva.acteur, nouveau.id, perimetre, 'adm-referent-structure')).toMatchObject({
      ok: true,
    })
    expect(await donner(eva.acteur, nouveau.id, sur(ailleurs.id), 'san-statistiques')).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await donner(eva.acteur, nouveau.id, occitanie, 'obs-ars')).toMatchObject({
      genre: 'hors-perimetre',
    })
    expect(await donner(eva.acteur, eva.id, perimetre, 'adm-referent-structure')).toMatchObject({
      genre: 'soi-meme',
    })
    const droits = await droitsDuCompte(test.base, nouveau.id, midi)
    expect(droits.map(({ lieu }) => lieu)).toContain('toutes les structures de GH du Golfe')
  })

  it('is followed by a structure that joins, and left by one that goes', async () => {
    const { entite, eva, nord, nouveau } = await scene()
    const rejoint = await uneStructure(test.base)
    const essayer = () => donner(eva.acteur, nouveau.id, sur(rejoint.id), 'san-statistiques')
    expect(await essayer()).toMatchObject({ genre: 'hors-perimetre' })
    const rattacher = (id: string, entite_juridique_id: string | null) =>
      test.base.updateTable('structure').set({ entite_juridique_id }).where('id', '=', id).execute()
    await rattacher(rejoint.id, entite.id)
    expect(await essayer()).toMatchObject({ ok: true })
    await rattacher(nord.id, null)
    expect(await donner(eva.acteur, nouveau.id, sur(nord.id), 'san-statistiques')).toMatchObject({
      genre: 'hors-perimetre',
    })
  })

  it('is named by the team of the territory that holds all of it, never by a référent of one structure', async () => {
    const { entite, nord, perimetre, nouveau } = await scene()
    const regional = await unTitulaire(test.base, 'adm-regional', occitanie)
    const local = await unTitulaire(test.base, 'adm-referent-structure', sur(nord.id))
    const nommer = ({ acteur }: { acteur: Acteur }) =>
      donner(acteur, nouveau.id, perimetre, 'adm-referent-structure')
    expect(await nommer(local)).toMatchObject({ genre: 'hors-perimetre' })
    await uneStructure(test.base, { departement: '35', entite_juridique_id: entite.id })
    expect(await nommer(regional)).toMatchObject({ genre: 'hors-perimetre' })
    const national = await unTitulaire(test.base, 'adm-national', { genre: 'national' })
    expect(await nommer(national)).toMatchObject({ ok: true })
  })

  it('counts as référent of each structure: shown, reminded, counted, and not taken away when the last', async () => {
    const { eva, nord, sud, perimetre } = await scene()
    const [lieu] = await referentsDe(test.base, [nord.id], midi)
    expect(lieu?.referents.map(({ compteId }) => compteId)).toEqual([eva.id])
    const droits = [{ habilitationId: 'h', profil: 'adm-referent-structure', perimetre }]
    const { structures } = await structuresAvecMoinsDeDeuxReferents(test.base, { droits }, midi)
    expect(structures.map(({ nom, referents }) => [nom, referents])).toEqual([
      ['Hôpital Nord', 1],
      ['Hôpital Sud', 1],
    ])
    const { id } = await unePersonne(test.base)
    await uneHabilitation(test.base, {
      compteId: id,
      structureId: sud.id,
      profil: 'san-statistiques',
      fin: '2026-11-30',
    })
    expect(await destinatairesDus(test.base, { seuils: [30, 7], maintenant: midi })).toContain(eva.id)

    const regional = await unTitulaire(test.base, 'adm-regional', occitanie)
    expect(await terminer(regional.acteur, eva.droit)).toMatchObject({
      erreurs: {
        formulaire: expect.stringMatching(/Hôpital Nord et 1.autre structure resteraient sans référent/),
      },
    })
    const local = await unTitulaire(test.base, 'adm-referent-structure', sur(nord.id))
    expect(await terminer(regional.acteur, local.droit)).toMatchObject({ ok: true })
    await unTitulaire(test.base, 'adm-referent-structure', perimetre)
    expect(await terminer(regional.acteur, eva.droit)).toMatchObject({ ok: true })
  })

  it('two who end each other at the same moment, one through the entité, leave a référent', async () => {
    const { eva, nord, sud } = await scene()
    await unTitulaire(test.base, 'adm-referent-structure', sur(sud.id))
    const local = await unTitulaire(test.base, 'adm-referent-structure', sur(nord.id))
    const [a, b] = [
      await unTitulaire(test.base, 'adm-regional', occitanie),
      await unTitulaire(test.base, 'adm-regional', occitanie),
    ]
    const faits = await Promise.all([terminer(a.acteur, eva.droit), terminer(b.acteur, local.droit)])
    expect(faits.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('finds on screen the entité, its structures and their people', async () => {
    const { eva, entite, nord, nouveau } = await scene()
    await donner(eva.acteur, nouveau.id, sur(nord.id), 'san-statistiques')
    const { client: ouvrir } = applicationHabilitations(test.base)
    const client = await ouvrir(eva.id)
    const attribuer = `/administration/habilitations/attribuer?compte=${nouveau.id}`
    const lieux = await client.get(attribuer)
    expect(lieux.texte).toContain('GH du Golfe')
    expect(lieux.texte).toContain('Hôpital Sud')
    const formulaire = await client.get(`${attribuer}&entite=${entite.id}`)
    expect(formulaire.texte).toContain('VT ADM – Référent structure')
    expect(formulaire.texte).not.toContain('VT SAN')
    const liste = await client.get('/administration/habilitations')
    expect(liste.texte).toContain('VT SAN – Statistiques')
    expect(liste.texte).toContain('toutes les structures de GH du Golfe')
  })
})
