import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { refusPar } from '#test/constructeurs/refus-par.ts'
import { midi, occitanie, unHopital, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneEntite, uneStructure } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

const troisPersonnes = () => Promise.all([1, 2, 3].map(() => unePersonne(test.base)))
const regional = { profil: 'adm-regional', perimetre: occitanie }

describe('the database, without the application: two people', () => {
  it('refuses a powerful profil that nobody approved, or that the holder or the proposer approved', async () => {
    const [titulaire, auteur, autre] = (await troisPersonnes()).map(({ id }) => id)
    const droit = { ...regional, compteId: titulaire ?? '', attribueePar: auteur ?? '' }
    expect(await refusPar(uneHabilitation(test.base, droit))).toBe('habilitation_deux_personnes')
    for (const approuveePar of [auteur ?? '', titulaire ?? ''])
      expect(await refusPar(uneHabilitation(test.base, { ...droit, approuveePar }))).toBe(
        'habilitation_approuvee_par_un_autre',
      )
    expect(await refusPar(uneHabilitation(test.base, { ...droit, approuveePar: autre ?? '' }))).toBe('rien')
  })

  it('lets the first administrators in by SQL, as docs/exploitation.md says', async () => {
    const { id } = await unePersonne(test.base, { etat: 'invite' })
    const premier = { compteId: id, profil: 'adm-national', perimetre: { genre: 'national' } } as const
    expect(await refusPar(uneHabilitation(test.base, premier))).toBe('rien')
  })

  const proposer = (change: Record<string, unknown>) => {
    const base = {
      profil_code: 'adm-regional',
      region_code: '76',
      debut: '2026-11-23',
      fin: '2028-11-23',
      motif: 'renfort',
      proposee_le: midi,
      expire_le: new Date(midi.getTime() + 7 * 86_400_000),
    }
    const ligne = { ...base, ...change }
    const colonnes = sql.join(Object.keys(ligne).map(nom => sql.ref(nom)))
    return sql<{
      id: string
    }>`insert into proposition (${colonnes}) values (${sql.join(Object.values(ligne))})
      returning id`.execute(test.base)
  }

  it('refuses a proposition for oneself, decided by its holder, approved by its author, too long or too late', async () => {
    const [a, b, c] = (await troisPersonnes()).map(({ id }) => id)
    const pour = { compte_id: a, proposee_par: b }
    const h = await uneHabilitation(test.base, {
      ...regional,
      compteId: a ?? '',
      attribueePar: b ?? '',
      approuveePar: c ?? '',
    })
    const approuvee = { decision: 'approuvee', decidee_le: midi, habilitation_id: h }
    const tard = new Date(midi.getTime() + 8 * 86_400_000)
    const refus: [Record<string, unknown>, string][] = [
      [{ compte_id: a, proposee_par: a }, 'proposition_jamais_pour_soi'],
      [{ ...pour, ...approuvee, decidee_par: a }, 'proposition_jamais_pour_soi'],
      [{ ...pour, ...approuvee, decidee_par: b }, 'proposition_approuvee_par_un_autre'],
      [{ ...pour, ...approuvee, decidee_par: c, decidee_le: tard }, 'proposition_sept_jours'],
      [{ ...pour, expire_le: tard }, 'proposition_sept_jours'],
      [{ ...pour, decision: 'approuvee', decidee_le: midi, decidee_par: c }, 'proposition_decision_entiere'],
      [{ ...pour, decision: 'refusee', decidee_le: midi, decidee_par: c }, 'proposition_decision_entiere'],
      [{ ...pour, decision: 'refusee', motif_refus: 'non' }, 'proposition_decision_entiere'],
      [{ ...pour, structure_id: (await uneStructure(test.base)).id }, 'proposition_un_perimetre'],
    ]
    for (const [change, contrainte] of refus)
      expect([change, await refusPar(proposer(change))]).toEqual([change, contrainte])
    expect(await refusPar(proposer({ ...pour, ...approuvee, decidee_par: c }))).toBe('rien')
  })

  it('keeps one proposition waiting for one right, decided once, never erased', async () => {
    const [a, b, c] = (await troisPersonnes()).map(({ id }) => id)
    const pour = { compte_id: a, proposee_par: b }
    const { rows } = await proposer(pour)
    const id = rows[0]?.id ?? ''
    expect(await refusPar(proposer({ ...pour, proposee_par: c }))).toBe('proposition_une_en_attente')
    const changer = (quoi: ReturnType<typeof sql>) =>
      refusPar(sql`update proposition set ${quoi} where id = ${id}::uuid`.execute(test.base))
    expect(await changer(sql`fin = '2028-01-01'`)).toBe('proposition_immuable')
    const refuser = sql`decision = 'refusee', decidee_par = ${c}, decidee_le = now(), motif_refus = 'non'`
    expect(await changer(refuser)).toBe('rien')
    expect(await changer(refuser)).toBe('proposition_immuable')
    await expect(sql`delete from proposition`.execute(test.base)).rejects.toThrow()
  })
})

describe('the database, without the application: perimeters and durations', () => {
  it('refuses a right on an entité and elsewhere, or twice on one entité', async () => {
    const { id: compteId } = await unePersonne(test.base)
    const { id: entiteId } = await uneEntite(test.base)
    const droit = { compteId, perimetre: { genre: 'entite', entiteId } } as const
    const id = await uneHabilitation(test.base, droit)
    expect(await refusPar(uneHabilitation(test.base, droit))).toBe('habilitation_sans_double')
    const changer = (colonne: string, valeur: string) =>
      refusPar(
        sql`update habilitation set ${sql.ref(colonne)} = ${valeur} where id = ${id}`.execute(test.base),
      )
    expect(await changer('region_code', '76')).toBe('habilitation_un_perimetre')
    expect(await changer('entite_juridique_id', (await uneEntite(test.base)).id)).toBe(
      'habilitation_immuable',
    )
  })

  it('gives assistance seven days, not eight', async () => {
    const { id: compteId } = await unePersonne(test.base)
    const droit = { compteId, profil: 'adm-assistance', perimetre: occitanie, debut: '2026-11-23' }
    expect(await refusPar(uneHabilitation(test.base, { ...droit, fin: '2026-11-30' }))).toBe(
      'habilitation_duree_du_profil',
    )
    expect(await refusPar(uneHabilitation(test.base, { ...droit, fin: '2026-11-29' }))).toBe('rien')
  })

  it('opens assistance for a few hours only', async () => {
    const { id, droit } = await unTitulaire(test.base, 'adm-assistance', occitanie)
    const ouvrir = (heures: number) =>
      refusPar(
        sql`insert into assistance (compte_id, habilitation_id, motif, ouverte_le, expire_le)
          values (${id}, ${droit}, 'un appel du matin', ${midi}, ${new Date(midi.getTime() + heures * 3_600_000)})`.execute(
          test.base,
        ),
      )
    expect(await ouvrir(9)).toBe('assistance_quelques_heures')
    expect(await ouvrir(8)).toBe('rien')
  })
})

describe('the database, without the application: incompatible profils', () => {
  it('refuses the second one in the same structure, not elsewhere, nor one after the other', async () => {
    const { chloe, structure } = await unHopital(test.base)
    const ailleurs = await uneStructure(test.base)
    const droit = { compteId: chloe.id, structureId: structure.id }
    await uneHabilitation(test.base, { ...droit, profil: 'ph-gestionnaire-mdph', fin: '2026-12-31' })
    const valideur = { ...droit, profil: 'ph-valideur-mdph' }
    expect(await refusPar(uneHabilitation(test.base, valideur))).toBe('habilitation_incompatible')
    expect(await refusPar(uneHabilitation(test.base, { ...valideur, structureId: ailleurs.id }))).toBe('rien')
    expect(await refusPar(uneHabilitation(test.base, { ...valideur, debut: '2027-01-01' }))).toBe('rien')
  })

  it('refuses it anywhere when the pair says so, and when an ended right comes back', async () => {
    const { anne, chloe, structure } = await unHopital(test.base)
    const dpo = { profil: 'adm-dpo', perimetre: occitanie }
    expect(await refusPar(uneHabilitation(test.base, { ...dpo, compteId: anne.id }))).toBe(
      'habilitation_incompatible',
    )
    const referent = { compteId: chloe.id, structureId: structure.id, profil: 'adm-referent-structure' }
    const id = await uneHabilitation(test.base, { ...referent, termineeLe: midi })
    await uneHabilitation(test.base, { ...dpo, compteId: chloe.id, debut: '2026-11-24' })
    const retablir = sql`update habilitation set terminee_le = null, motif_fin = null where id = ${id}`
    expect(await refusPar(retablir.execute(test.base))).toBe('habilitation_incompatible')
  })
})

describe('the database, without the application: référents of an entité', () => {
  it('keeps one référent in each structure, its own or that of the entité', async () => {
    const { id: entiteId } = await uneEntite(test.base)
    const structure = await uneStructure(test.base, { entite_juridique_id: entiteId })
    const entite = { genre: 'entite', entiteId } as const
    const [a, b] = [
      await unTitulaire(test.base, 'adm-referent-structure', entite),
      await unTitulaire(test.base, 'adm-referent-structure', {
        genre: 'structure',
        structureId: structure.id,
      }),
    ]
    const terminer = (id: string) =>
      refusPar(
        sql`update habilitation set terminee_le = ${midi}, motif_fin = 'retrait' where id = ${id}`.execute(
          test.base,
        ),
      )
    expect(await terminer(b.droit)).toBe('rien')
    expect(await terminer(a.droit)).toBe('habilitation_un_referent_au_moins')
    await unTitulaire(test.base, 'adm-referent-structure', entite)
    expect(await terminer(a.droit)).toBe('rien')
  })
})
