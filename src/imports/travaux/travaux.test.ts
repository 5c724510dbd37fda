import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { composerFiness } from '#src/socle/identifiants/finess.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { desLignes, travauxDesImports, unImportVerifie } from '#test/imports/depot.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { travailler } from '#test/socle/travailler.ts'
import { confirmer } from '../confirmer.ts'
import { lireLignes } from '../lire-imports.ts'
import { appliquerImport } from './appliquer-import.ts'

const test = baseDeTest()
const services = () => ({ ...servicesDeTest(test.base), horloge: () => midi })
let rang = 0
/** A valid FINESS of the Hérault, another one each time. */
const unFiness = () => composerFiness(`3400${String(++rang).padStart(4, '0')}`)
async function scene() {
  const hopital = await unHopital(test.base)
  const finess = unFiness()
  await test.base.updateTable('structure').set({ finess }).where('id', '=', hopital.structure.id).execute()
  return { ...hopital, finess }
}
const profil = 'san-demandeur-medical'
const compter = async (table: 'compte' | 'habilitation' | 'journal' | 'courriel') => {
  const { n } = await test.base
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
const etat = async (id: string) => (await lireLignes(test.base, id)).map(l => [l.numero, l.issue, l.fait])
const appliquer = async (id: string, de: Awaited<ReturnType<typeof scene>>, homonymes = false) => {
  await enTransaction(test.base, tx => confirmer(tx, contexteDe(de.anne.acteur), { id }, homonymes))
  await travailler(services(), [appliquerImport])
}

describe('an import of people and rights', () => {
  it('foretells row by row, and writes nothing before the confirmation', async () => {
    const s = await scene()
    const autre = unFiness()
    const ailleurs = await uneStructure(test.base, { finess: autre })
    const avant = [await compter('compte'), await compter('habilitation'), await compter('courriel')]
    const existant = { nom: 'Rey', prenom: 'Chloé', courriel: s.chloe.acteur.courriel }
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes(
        { nom: 'Martin', prenom: 'Julie', courriel: 'julie@a.example', structure: s.finess, profil },
        { ...existant, structure: s.finess, profil },
        { ...existant, structure: s.finess, profil },
        { ...existant, structure: autre, profil },
        { nom: 'Duval', prenom: 'Anne', courriel: s.anne.acteur.courriel, structure: s.finess, profil },
        { nom: 'DUVAL', prenom: 'anne', courriel: 'autre@a.example', structure: s.finess, profil },
        { nom: 'Rey', prenom: 'Chloe', courriel: 'chloe@a.example', structure: s.finess, profil },
        { nom: 'Noir', prenom: 'Paul', courriel: 'paul@a.example', structure: s.finess, profil: 'inconnu' },
        {
          nom: 'Vert',
          prenom: 'Lou',
          courriel: 'lou@a.example',
          structure: s.finess,
          profil,
          fin: '01/01/2030',
        },
        {
          nom: 'Bleu',
          prenom: 'Zoé',
          courriel: 'zoe@a.example',
          structure: s.finess,
          profil: 'adm-regional',
        },
      ),
    )
    expect((await lireLignes(test.base, id)).map(l => [l.issue, l.explication])).toEqual([
      ['cree', expect.stringContaining('Compte créé. VT SAN – Demandeur médical, CH de Lunel')],
      ['attribue', expect.stringContaining('Compte existant réutilisé.')],
      ['refuse', expect.stringContaining('La ligne 3 demande déjà')],
      ['refuse', expect.stringContaining('n’est pas de celles que vous administrez')],
      ['refuse', expect.stringContaining('Cette ligne vous concerne')],
      ['refuse', expect.stringContaining('second compte')],
      ['homonyme', expect.stringContaining('même nom')],
      ['refuse', expect.stringContaining('n’existe pas')],
      ['refuse', expect.stringContaining('deux ans au plus')],
      ['refuse', expect.stringContaining('ne se donne pas')],
    ])
    expect([await compter('compte'), await compter('habilitation'), await compter('courriel')]).toEqual(avant)
    expect(ailleurs.id).toBeTruthy()
  })

  it('writes what was confirmed once, whatever runs twice, then invites', async () => {
    const s = await scene()
    const unite = await uneUnite(test.base, { structureId: s.structure.id, nom: 'Médecine A' })
    const personne = { nom: 'Blanc', prenom: 'Eva', courriel: 'eva.blanc@b.example', rpps: '10 999 000 010' }
    const lignes = desLignes(
      { ...personne, structure: s.finess, profil },
      { ...personne, structure: s.finess, profil: 'VT SAN – Statistiques', unite: '' },
      { nom: 'Gris', prenom: 'Ali', courriel: 'ali.gris@b.example', telephone: '467000000', civilite: 'M.' },
      {
        nom: 'Rey',
        prenom: 'Chloé',
        courriel: s.chloe.acteur.courriel,
        structure: s.finess,
        profil,
        unite: 'medecine a',
      },
      { nom: 'Rey', prenom: 'Chloe', courriel: 'chloe2@b.example', structure: s.finess, profil },
    )
    const id = await unImportVerifie(services(), contexteDe(s.anne.acteur), lignes)
    await appliquer(id, s)
    expect(await etat(id)).toEqual([
      [2, 'cree', 'ecrite'],
      [3, 'attribue', 'ecrite'],
      [4, 'cree', 'ecrite'],
      [5, 'attribue', 'ecrite'],
      [6, 'homonyme', null],
    ])
    const droits = await droitsDuCompte(test.base, s.chloe.id, midi)
    expect(droits).toMatchObject([{ profil: { code: profil }, perimetre: { uniteId: unite.id } }])
    const compte = await test.base
      .selectFrom('compte')
      .selectAll()
      .where('courriel', '=', 'ali.gris@b.example')
      .executeTakeFirstOrThrow()
    expect(compte).toMatchObject({
      telephone: '0467000000',
      civilite: 'monsieur',
      etat: 'invite',
      cree_par: s.anne.id,
    })
    const avant = [await compter('compte'), await compter('habilitation'), await compter('journal')]
    await appliquerImport.executer(services(), { importId: id })
    expect([await compter('compte'), await compter('habilitation'), await compter('journal')]).toEqual(avant)

    const courriels = await compter('courriel')
    const donnees = { importId: id }
    for (const _ of [1, 2]) await travauxDesImports[2]?.executer(services(), donnees)
    expect(await compter('courriel')).toBe(courriels + 2)
    // sent again, the same file changes nothing
    const encore = await unImportVerifie(services(), contexteDe(s.anne.acteur), lignes.slice(0, 4))
    expect((await lireLignes(test.base, encore)).map(({ issue }) => issue)).toEqual([
      'inchange',
      'inchange',
      'inchange',
      'inchange',
    ])
  })

  it('creates namesakes only when told that they are other people', async () => {
    const s = await scene()
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes(
        { nom: 'Petit', prenom: 'Bruno', courriel: 'b.petit@c.example', structure: s.finess, profil },
        { nom: 'Roux', prenom: 'Max', courriel: 'max1@c.example' },
        { nom: 'Max', prenom: 'Roux', courriel: 'max2@c.example' },
      ),
    )
    await appliquer(id, s, true)
    expect(await etat(id)).toEqual([
      [2, 'homonyme', 'ecrite'],
      [3, 'cree', 'ecrite'],
      [4, 'homonyme', 'ecrite'],
    ])
  })

  it('leaves out what changed since the dry run, tells it, and writes the rest', async () => {
    const s = await scene()
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes(
        { nom: 'Un', prenom: 'Ana', courriel: 'ana.un@d.example', structure: s.finess, profil },
        { nom: 'Deux', prenom: 'Ben', courriel: 'ben.deux@d.example', structure: s.finess, profil },
        { nom: 'Rey', prenom: 'Chloé', courriel: s.chloe.acteur.courriel, structure: s.finess, profil },
      ),
    )
    await unePersonne(test.base, { nom: 'Deux', prenom: 'Ben', courriel: 'ben.deux@d.example' })
    await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      structureId: s.structure.id,
      profil,
      debut: '2026-11-23',
    })
    await appliquer(id, s)
    expect(await etat(id)).toEqual([
      [2, 'cree', 'ecrite'],
      [3, 'cree', 'ecartee'],
      [4, 'attribue', 'ecartee'],
    ])
    const [, deux] = await lireLignes(test.base, id)
    expect(deux?.explication).toContain('A changé depuis la vérification')
  })

  it('refuses the one who is about to leave and gives to the others, or refuses all with one reason', async () => {
    const s = await scene()
    await test.base
      .insertInto('depart')
      .values({
        compte_id: s.chloe.id,
        structure_id: s.structure.id,
        le: '2026-12-31',
        immediat: false,
        motif: null,
        decide_par: s.anne.id,
        decide_le: midi,
        annule_par: null,
        annule_le: null,
      })
      .execute()
    const gens = ['Ada', 'Bea', 'Cleo', 'Dina', 'Eve'].map(prenom => ({
      nom: 'Groupe',
      prenom,
      courriel: `${prenom}@h.example`,
      structure: s.finess,
    }))
    const chloe = { nom: 'Rey', prenom: 'Chloé', courriel: s.chloe.acteur.courriel, structure: s.finess }
    const lignes = [...gens.slice(0, 2), chloe, ...gens.slice(2)]
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes(
        ...lignes.map(l => ({ ...l, profil })),
        ...lignes.map(l => ({ ...l, profil: 'ph-gestionnaire-mdph' })),
      ),
    )
    const lues = await lireLignes(test.base, id)
    expect(lues.map(({ issue }) => issue)).toEqual([
      ...['cree', 'cree', 'refuse', 'cree', 'cree', 'cree'],
      ...Array.from({ length: 6 }, () => 'refuse'),
    ])
    expect(lues[2]?.explication).toContain('Chloé Rey quitte la structure')
    expect(lues[7]?.explication).toContain('ne convient pas à la catégorie')
  })

  it('gives nothing when the one who imports has lost their rights meanwhile', async () => {
    const s = await scene()
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes({ nom: 'Un', prenom: 'Ian', courriel: 'ian@e.example', structure: s.finess, profil }),
    )
    await test.base
      .updateTable('habilitation')
      .set({ terminee_le: midi, motif_fin: 'retrait' })
      .where('id', '=', s.droitAnne)
      .execute()
    await appliquer(id, s)
    expect(await etat(id)).toEqual([[2, 'cree', 'ecartee']])
  })

  it('killed in the middle, nothing is half-written, and it can be asked again', async () => {
    const s = await scene()
    const lignes = desLignes(
      ...Array.from({ length: 300 }, (_, i) => ({
        nom: `Nom${'abcdefghij'[i % 10]}${'abcdefghij'[Math.floor(i / 10) % 10]}${'abc'[Math.floor(i / 100)]}`,
        prenom: 'Prenom',
        courriel: `p${i}@f.example`,
        structure: s.finess,
        profil,
      })),
    )
    const id = await unImportVerifie(services(), contexteDe(s.anne.acteur), lignes)
    await enTransaction(test.base, tx => confirmer(tx, contexteDe(s.anne.acteur), { id }, false))
    const avant = [await compter('compte'), await compter('habilitation')]
    // everything is written, the process dies on the last rows, before the commit
    await sql`create function mourir() returns trigger language plpgsql as
      $$ begin if new.numero = 250 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`.execute(
      test.base,
    )
    await sql`create trigger mourir before update on import_ligne for each row execute function mourir()`.execute(
      test.base,
    )
    await expect(appliquerImport.executer(services(), { importId: id })).rejects.toThrow()
    await sql`drop trigger mourir on import_ligne`.execute(test.base)
    expect([await compter('compte'), await compter('habilitation')]).toEqual(avant)
    await travailler(services(), [appliquerImport])
    expect([await compter('compte'), await compter('habilitation')]).toEqual(avant.map(n => n + 300))
  })
})

describe('the database, without the application', () => {
  it('refuses to play an applied import again, and to write a refused row', async () => {
    const s = await scene()
    const id = await unImportVerifie(
      services(),
      contexteDe(s.anne.acteur),
      desLignes({ nom: 'Un', prenom: 'Noé', courriel: 'noe@g.example', structure: s.finess, profil: 'x' }),
    )
    await expect(
      test.base.updateTable('import_ligne').set({ fait: 'ecrite' }).where('import_id', '=', id).execute(),
    ).rejects.toMatchObject({ constraint: 'import_ligne_refusee_jamais_ecrite' })
    await appliquer(id, s)
    const rejouer = { etat: 'a-appliquer', applique_le: null } as const
    await expect(
      test.base.updateTable('import').set(rejouer).where('id', '=', id).execute(),
    ).rejects.toMatchObject({ constraint: 'import_applique_une_fois' })
  })
})
