import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { enLignes, lireExport } from './exporter.ts'
import { preparerMois } from './preparer-mois.ts'
import { dernierJourScellable, scellerJoursFinis } from './sceller.ts'
import { lireSceaux, verifierJournal } from './verifier.ts'

const test = baseDeTest()
const maintenant = new Date('2026-11-23T09:00:00Z')
const base = () => test.base

/** Five days, the third without a line, ids that do not follow the instants, a first line just past midnight. */
const instants = [
  '2026-11-15T23:00:00.001Z',
  '2026-11-16T09:00:00Z',
  '2026-11-17T22:59:59.999Z',
  '2026-11-17T08:00:00Z',
  '2026-11-19T10:00:00Z',
  '2026-11-19T09:00:00Z',
  '2026-11-20T09:00:00Z',
]

const ecrire = (instant: string, details: Record<string, unknown> = { quoi: 'é « " , [] »' }) =>
  enTransaction(base(), tx =>
    journaliser(tx, { instant: new Date(instant), acteurId: null, acte: 'essai.fait', motif: null, details }),
  )

/** What the owner of the base can do once the triggers are off. */
async function falsifier(requete: ReturnType<typeof sql>) {
  await base()
    .transaction()
    .execute(async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await requete.execute(tx)
    })
}

async function vider() {
  await base()
    .transaction()
    .execute(async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const table of ['journal_sceau_bloc', 'journal_sceau', 'journal'])
        await sql`delete from ${sql.table(table)}`.execute(tx)
    })
}

async function ids(): Promise<number[]> {
  const lignes = await base().selectFrom('journal').select('id').orderBy('id').execute()
  return lignes.map(({ id }) => id)
}

beforeEach(async () => {
  await vider()
  for (const instant of instants) await ecrire(instant)
})

describe('sealing', () => {
  it('seals each day that is over, empty ones too, and nothing the second time', async () => {
    const bilan = await scellerJoursFinis(base(), maintenant)
    expect(bilan).toEqual({ jours: 6, lignes: 7, dernierJour: '2026-11-21' })
    const sceaux = await lireSceaux(base())
    expect(sceaux.map(s => [s.jour, s.nombre])).toEqual([
      ['2026-11-16', 2],
      ['2026-11-17', 2],
      ['2026-11-18', 0],
      ['2026-11-19', 2],
      ['2026-11-20', 1],
      ['2026-11-21', 0],
    ])
    expect(await scellerJoursFinis(base(), maintenant)).toEqual({ jours: 0, lignes: 0, dernierJour: null })
    expect(await lireSceaux(base())).toEqual(sceaux)
  })

  it('catches up the nights that were missed, to the same seals', async () => {
    for (const nuit of ['2026-11-19', '2026-11-20', '2026-11-23'])
      await scellerJoursFinis(base(), new Date(`${nuit}T03:15:00Z`))
    const peuAPeu = (await lireSceaux(base())).map(({ empreinte }) => empreinte.toString('hex'))
    await falsifier(sql`delete from journal_sceau`)
    await falsifier(sql`delete from journal_sceau_bloc`)
    await scellerJoursFinis(base(), maintenant)
    expect((await lireSceaux(base())).map(({ empreinte }) => empreinte.toString('hex'))).toEqual(peuAPeu)
  })

  it('lets two processes seal at once', async () => {
    const bilans = await Promise.all([1, 2].map(() => scellerJoursFinis(base(), maintenant)))
    expect(bilans.reduce((total, { jours }) => total + jours, 0)).toBe(6)
    expect((await verifierJournal(base())).anomalies).toEqual([])
  })

  it.each([
    ['2026-11-23T00:59:59Z', '2026-11-20'],
    ['2026-11-23T01:00:00Z', '2026-11-21'],
    ['2026-07-23T00:00:00Z', '2026-07-21'],
    // the night when clocks go back: two o'clock happens twice
    ['2026-10-25T02:30:00Z', '2026-10-23'],
  ])('at %s, the last day that may be sealed is %s', (instant, attendu) => {
    expect(dernierJourScellable(new Date(instant))).toBe(attendu)
  })

  it('has an empty journal to seal without a word', async () => {
    await vider()
    expect((await scellerJoursFinis(base(), maintenant)).jours).toBe(0)
    expect(await verifierJournal(base())).toEqual({ jours: 0, lignes: 0, anomalies: [] })
  })
})

describe('verifying', () => {
  it('finds nothing to say of a journal that nobody touched, whatever was written since', async () => {
    await scellerJoursFinis(base(), maintenant)
    await ecrire('2026-11-22T10:00:00Z')
    expect(await verifierJournal(base())).toEqual({ jours: 6, lignes: 7, anomalies: [] })
  })

  it('names a line that a transaction committed after the seal of its day', async () => {
    await ouvrirPuisSceller()
    const [derniere] = (await ids()).slice(-1)
    expect((await verifierJournal(base())).anomalies).toEqual([
      { jour: '2026-11-18', genre: 'inseree', ligne: derniere },
    ])
  })

  it('keeps its eyes on the time before the first seal', async () => {
    await scellerJoursFinis(base(), maintenant)
    await ecrire('2020-01-01T10:00:00Z')
    expect((await verifierJournal(base())).anomalies).toMatchObject([
      { genre: 'inseree', jour: '2026-11-16' },
    ])
  })

  it('finds any single change, removal or insertion, and names the line', async () => {
    const colonne = fc.constantFrom(
      ['acte', 'essai.autre'],
      ['issue', 'refuse'],
      ['motif', 'parce que'],
      ['details', '{"quoi": 1}'],
      ['origine', '{"adresse": "192.0.2.1"}'],
      ['acteur_id', '019a0000-0000-7000-8000-000000000001'],
      ['compte_id', '019a0000-0000-7000-8000-000000000001'],
      ['structure_id', '019a0000-0000-7000-8000-000000000001'],
      ['habilitation_id', '019a0000-0000-7000-8000-000000000001'],
    )
    const falsification = fc.oneof(
      fc.record({ genre: fc.constant('modifiee' as const), rang: fc.nat({ max: 6 }), colonne }),
      fc.record({ genre: fc.constant('retiree' as const), rang: fc.nat({ max: 6 }), colonne }),
      fc.record({ genre: fc.constant('inseree' as const), rang: fc.nat({ max: 6 }), colonne }),
    )
    await fc.assert(
      fc.asyncProperty(falsification, async ({ genre, rang, colonne: [nom, valeur] }) => {
        await vider()
        for (const instant of instants) await ecrire(instant)
        await scellerJoursFinis(base(), maintenant)
        const cible = (await ids())[rang] ?? 0
        const nouvelle = sql.lit(valeur ?? '')
        if (genre === 'modifiee')
          await falsifier(sql`update journal set ${sql.ref(nom ?? '')} = ${nouvelle} where id = ${cible}`)
        if (genre === 'retiree') await falsifier(sql`delete from journal where id = ${cible}`)
        if (genre === 'inseree') await ecrire(instants[rang] ?? '', { rang })
        const ligne = genre === 'inseree' ? ((await ids()).at(-1) ?? 0) : cible
        const { anomalies } = await verifierJournal(base())
        expect(anomalies).toHaveLength(1)
        expect(anomalies[0]).toMatchObject({ genre, ligne })
      }),
      { numRuns: 40 },
    )
  })

  it('sees a line moved by a millisecond, or to another day', async () => {
    await scellerJoursFinis(base(), maintenant)
    const [premiere, deuxieme] = await ids()
    await falsifier(sql`update journal set instant = instant + interval '1 ms' where id = ${premiere}`)
    await falsifier(sql`update journal set instant = instant + interval '1 day' where id = ${deuxieme}`)
    expect((await verifierJournal(base())).anomalies).toEqual([
      { jour: '2026-11-16', genre: 'modifiee', ligne: premiere },
      { jour: '2026-11-16', genre: 'retiree', ligne: deuxieme },
      { jour: '2026-11-17', genre: 'inseree', ligne: deuxieme },
    ])
  })

  it('sees seals that were changed, removed, or whose list of lines was changed', async () => {
    await scellerJoursFinis(base(), maintenant)
    await falsifier(sql`update journal_sceau set empreinte = sha256('') where jour = '2026-11-17'`)
    await falsifier(sql`delete from journal_sceau where jour = '2026-11-19'`)
    await falsifier(sql`update journal_sceau_bloc set lignes = lignes || lignes where jour = '2026-11-20'`)
    expect((await verifierJournal(base())).anomalies).toEqual([
      { jour: '2026-11-17', genre: 'sceau-altere' },
      { jour: '2026-11-18', genre: 'sceau-altere' },
      { jour: '2026-11-19', genre: 'sceau-retire' },
      { jour: '2026-11-20', genre: 'sceau-altere' },
    ])
  })

  it('reads only the days asked for', async () => {
    await scellerJoursFinis(base(), maintenant)
    const [premiere] = await ids()
    await falsifier(sql`delete from journal where id = ${premiere}`)
    const depuis = { depuis: jour('2026-11-17'), jusqua: jour('2026-11-19') }
    expect(await verifierJournal(base(), depuis)).toEqual({ jours: 3, lignes: 4, anomalies: [] })
  })

  it('against whoever seals again over changed lines, only the exported seals hold', async () => {
    await scellerJoursFinis(base(), maintenant)
    const exportes = lireExport(enLignes(await lireSceaux(base()))) ?? new Map()
    expect((await verifierJournal(base(), { exportes })).anomalies).toEqual([])
    await falsifier(sql`update journal set motif = 'autre' where id = ${(await ids()).at(-1)}`)
    await falsifier(sql`delete from journal_sceau_bloc`)
    await falsifier(sql`delete from journal_sceau`)
    await scellerJoursFinis(base(), maintenant)
    expect((await verifierJournal(base())).anomalies).toEqual([])
    expect((await verifierJournal(base(), { exportes })).anomalies).toEqual([
      { jour: '2026-11-20', genre: 'sceau-remplace' },
      { jour: '2026-11-21', genre: 'sceau-remplace' },
    ])
  })

  it.each([['{"jour":"2026-11-20"}'], ['rien'], ['{"jour":"2026-02-30","empreinte":"00"}']])(
    'takes no damaged export for a proof: %s',
    texte => expect(lireExport(texte)).toBeNull(),
  )
})

describe('days of many blocks', () => {
  it('are sealed, verified, and a line is still named in the middle', async () => {
    await vider()
    await sql`insert into journal (instant, acte, issue)
      select '2026-11-18T10:00:00Z'::timestamptz + n * interval '1 ms', 'essai.fait', 'fait'
      from generate_series(1, 9000) as n`.execute(base())
    expect((await scellerJoursFinis(base(), maintenant)).lignes).toBe(9000)
    expect((await verifierJournal(base())).anomalies).toEqual([])
    const ligne = (await ids())[5000]
    await falsifier(sql`delete from journal where id = ${ligne}`)
    expect((await verifierJournal(base())).anomalies).toEqual([
      { jour: '2026-11-18', genre: 'retiree', ligne },
    ])
  })
})

describe('months', () => {
  it('are made ahead, and take back what waited in the default partition', async () => {
    const avant = await ids()
    await scellerJoursFinis(base(), maintenant)
    expect(await preparerMois(base(), maintenant)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
    expect(await preparerMois(base(), maintenant)).toEqual([])
    const { rows } = await sql`select id from only journal_hors_mois`.execute(base())
    expect(rows).toEqual([])
    expect(await ids()).toEqual(avant)
    expect((await verifierJournal(base())).anomalies).toEqual([])
    await ecrire('2026-12-31T22:59:59Z')
    await ecrire('2031-01-01T00:00:00Z')
    const { rows: ou } = await sql<{ t: string }>`
      select tableoid::regclass::text as t from journal order by id desc limit 2`.execute(base())
    expect(ou.map(({ t }) => t)).toEqual(['journal_hors_mois', 'journal_2026_12'])
  })

  it.each([
    ['update', sql`update journal_2026_11 set motif = 'autre'`],
    ['delete', sql`delete from journal_2026_11`],
    ['truncate', sql`truncate journal_2026_11`],
    ['truncate of what waits', sql`truncate journal_hors_mois`],
    ['update of a seal', sql`update journal_sceau set nombre = 0`],
    ['delete of a seal', sql`delete from journal_sceau`],
    ['truncate of seals', sql`truncate journal_sceau cascade`],
  ])('are append-only like the table: %s is refused', async (_, requete) => {
    await preparerMois(base(), maintenant)
    await scellerJoursFinis(base(), maintenant)
    await expect(requete.execute(base())).rejects.toThrow('on y ajoute des lignes')
  })
})

describe('the role of the application', () => {
  it.each([
    ['may read', sql`select 1 from journal limit 1`, true],
    [
      'may add',
      sql`insert into journal (instant, acte, issue) values (${maintenant}, 'essai.fait', 'fait')`,
      true,
    ],
    ['may prepare a month', sql`select journal_preparer_mois('2027-06-01')`, true],
    ['may not change', sql`update journal set motif = 'autre'`, false],
    ['may not remove', sql`delete from journal`, false],
    ['may not go round by a month', sql`delete from journal_2026_11`, false],
    ['may not empty', sql`truncate journal`, false],
    ['may not switch the guard off', sql`alter table journal disable trigger all`, false],
    ['may not change a seal', sql`update journal_sceau set nombre = 0`, false],
  ])('%s', async (_, requete, permis) => {
    await preparerMois(base(), maintenant)
    const essai = base()
      .transaction()
      .execute(async tx => {
        await sql`set local role viatrajectoire_application`.execute(tx)
        await requete.execute(tx)
      })
    if (permis) await essai
    else await expect(essai).rejects.toMatchObject({ code: '42501' })
  })
})

/** A request began on the 18th, and its transaction is still open when the 18th is sealed. */
async function ouvrirPuisSceller() {
  await base()
    .transaction()
    .execute(async tx => {
      await journaliser(tx, { instant: new Date('2026-11-18T10:00:00Z'), acteurId: null, acte: 'essai.fait' })
      await scellerJoursFinis(base(), maintenant)
    })
}
