import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { trouverCompte } from '#src/comptes/identite/requetes.ts'
import { envoyerLien } from '#src/comptes/liens/demander-lien.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { anonymiserComptes } from './anonymiser-comptes.ts'
import { commandeAnonymiser } from './commandes.ts'

const t = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const ancien = new Date('2021-11-01T09:00:00Z')
const passer = (choix: { essai?: boolean; lot?: number } = {}) =>
  anonymiserComptes(t.base, { annees: 5, maintenant, essai: false, ...choix })

const parti = (nom: string, etatDepuis = ancien) =>
  unCompte(t.base, {
    prenom: 'Marie',
    nom,
    courriel: `${nom.toLowerCase()}@ch.example`,
    telephone: '0467000000',
    fonction: 'Cadre',
    anciens_noms: 'Marie Jadis',
    etat: 'desactive',
    etat_depuis: etatDepuis,
    etat_motif: 'Retraite de Marie',
  })

describe('anonymising', () => {
  it('leaves nothing of the person, keeps ids and journal, ends with its own line, and changes nothing twice', async () => {
    const id = await parti('Perdue')
    const recent = await parti('Gardee', new Date('2022-01-01T09:00:00Z'))
    const courriel = 'perdue@ch.example'
    await t.base
      .insertInto('courriel')
      .values({
        cle: null,
        destinataire: courriel,
        sujet: 's',
        texte: 'Marie Perdue',
        html: '',
        cree_le: ancien,
        envoye_le: ancien,
        erreur: null,
      })
      .execute()
    await t.base
      .insertInto('journal')
      .values({
        instant: ancien,
        acteur_id: id,
        acte: 'compte.active',
        issue: 'fait',
        compte_id: id,
        structure_id: null,
        habilitation_id: null,
        motif: null,
        details: '{}',
        origine: '{}',
      })
      .execute()
    expect(await passer({ essai: true })).toEqual({
      essai: true,
      fermesAvant: '2021-11-23',
      concernes: 1,
      anonymises: 0,
    })
    expect(await trouverCompte(t.base, id)).toMatchObject({ nom: 'Perdue' })
    expect(await passer()).toMatchObject({ concernes: 1, anonymises: 1 })
    expect(await trouverCompte(t.base, id)).toMatchObject({
      etat: 'anonymise',
      prenom: 'Compte',
      nom: 'anonymisé',
      courriel: `anonyme+${id}@anonyme.invalid`,
      telephone: null,
      fonction: null,
      etatMotif: null,
      anciensNoms: '',
    })
    const { rows } =
      await sql`select to_jsonb(c)::text ~* 'perdue|marie|jadis|0467' as reste from compte c where id = ${id}::uuid`.execute(
        t.base,
      )
    expect(rows).toEqual([{ reste: false }])
    expect(
      await t.base.selectFrom('courriel').select('id').where('destinataire', '=', courriel).execute(),
    ).toEqual([])
    const actes = await t.base
      .selectFrom('journal')
      .select('acte')
      .where('compte_id', '=', id)
      .orderBy('id')
      .execute()
    expect(actes.map(({ acte }) => acte)).toEqual(['compte.active', 'compte.anonymise'])
    expect(await trouverCompte(t.base, recent)).toMatchObject({ nom: 'Gardee' })
    expect(await passer()).toMatchObject({ concernes: 0, anonymises: 0 })
    // the address is free again: no link leads to what is no more
    expect(await unCompte(t.base, { courriel })).toBeTruthy()
    await envoyerLien.executer(servicesDeTest(t.base), {
      compteId: id,
      usage: 'activation',
      demande: crypto.randomUUID(),
    })
    expect(await t.base.selectFrom('courriel').select('id').execute()).toEqual([])
  })

  it('goes batch by batch; a right that still holds keeps its account', async () => {
    const ids = []
    for (const nom of ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']) ids.push(await parti(nom))
    const structure = await uneStructure(t.base)
    await uneHabilitation(t.base, {
      compteId: ids[0] ?? '',
      structureId: structure.id,
      profil: 'san-statistiques',
    })
    expect(await passer({ lot: 2 })).toMatchObject({ concernes: 4, anonymises: 4 })
    expect(await trouverCompte(t.base, ids[0] ?? '')).toMatchObject({ etat: 'desactive' })
  })

  it('is for good: the base refuses to write in what was anonymised, and to keep anything personal there', async () => {
    const id = await parti('Fige')
    await passer()
    const ecrire = (change: { nom?: string; etat?: 'actif' }) =>
      t.base.updateTable('compte').set(change).where('id', '=', id).execute()
    await expect(ecrire({ nom: 'Revenue' })).rejects.toThrow('anonymisé ne change plus')
    await expect(ecrire({ etat: 'actif' })).rejects.toThrow()
    const autre = await parti('Autre')
    const demi = t.base.updateTable('compte').set({ etat: 'anonymise' }).where('id', '=', autre).execute()
    await expect(demi).rejects.toThrow('compte_anonyme')
  })

  it('as a command: one line of JSON on stdout, ids on stderr', async () => {
    const ecrits: string[] = []
    const sortie = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation(texte => ecrits.push(String(texte)) > 0)
    const erreur = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const services = servicesDeTest(t.base, { depart: '2026-11-23T09:00:00Z' })
    const code = await commandeAnonymiser.executer(services, { arguments: [], options: { essai: 'true' } })
    sortie.mockRestore()
    erreur.mockRestore()
    expect(code).toBe(0)
    expect(JSON.parse(ecrits.join(''))).toEqual({
      commande: 'comptes anonymiser',
      annees: 5,
      essai: true,
      fermesAvant: '2021-11-23',
      concernes: 1,
      anonymises: 0,
    })
  })
})
