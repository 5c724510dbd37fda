import { beforeEach, describe, expect, it } from 'vitest'
import { declarerAbsence } from '#src/habilitations/absences/declarer-absence.ts'
import { declarerDepart } from '#src/habilitations/departs/declarer-depart.ts'
import { renouvelerHabilitations } from '#src/habilitations/fins/renouveler-habilitations.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ajouterJours, jour, jourDe } from '#src/socle/temps/jours.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, unHopital, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { envoyerRappels } from './envoyer-rappels.ts'

const test = baseDeTest()
const profil = 'san-demandeur-medical'

/** Each test starts where the one before left nothing to be told. */
beforeEach(async () => {
  await test.base.deleteFrom('rappel').execute()
  await test.base.updateTable('compte').set({ etat: 'desactive' }).execute()
})

/** A hospital, and Chloé whose right ends on 20 March 2027; the clock stands at six in Paris, 65 days before. */
async function scene(options: { fin?: string } = {}) {
  const hopital = await unHopital(test.base)
  const droitChloe = await uneHabilitation(test.base, {
    compteId: hopital.chloe.id,
    structureId: hopital.structure.id,
    profil,
    debut: '2026-01-05',
    fin: options.fin ?? '2027-03-20',
  })
  const services = servicesDeTest(test.base, { depart: '2027-01-14T05:00:00Z' })
  const executer = () => envoyerRappels.executer(services, {})
  const absenter = ({ acteur }: typeof hopital.anne, du: string, au: string) =>
    enTransaction(test.base, tx =>
      declarerAbsence(tx, contexteDe(acteur, services.horloge()), { du: jour(du), au: jour(au) }),
    )
  const vivre = async (jours: number) => {
    for (let n = 0; n < jours; n++) {
      await executer()
      services.horloge.avancer(1)
    }
  }
  const depuis = (await test.base.selectFrom('courriel').select('id').execute()).map(({ id }) => id)
  /** « 2027-01-19 Chloé », in the order they were written. */
  const courriels = async () => {
    const lignes = await test.base
      .selectFrom('courriel')
      .innerJoin('compte', 'compte.courriel', 'courriel.destinataire')
      .select(['courriel.id', 'courriel.cree_le', 'compte.prenom', 'sujet', 'texte'])
      .where('courriel.cle', 'like', 'rappels:%')
      .execute()
    return lignes
      .filter(({ id }) => !depuis.includes(id))
      .map(l => ({ quand: `${jourDe(l.cree_le)} ${l.prenom}`, sujet: l.sujet, texte: l.texte }))
      .sort((a, b) => (a.quand < b.quand ? -1 : 1))
  }
  const quand = async () => (await courriels()).map(c => c.quand)
  return { ...hopital, droitChloe, services, executer, absenter, vivre, courriels, quand }
}

const aTrois = (j: string) => ['Anne', 'Bruno', 'Chloé'].map(prenom => `${j} ${prenom}`)

describe('reminders of ends', () => {
  it('over 70 days: at J-60, J-30, J-7 and J, to the holder and to each référent, and nothing else', async () => {
    const s = await scene()
    await s.vivre(70)
    expect(await s.quand()).toEqual(['2027-01-19', '2027-02-18', '2027-03-13', '2027-03-20'].flatMap(aTrois))
  })

  it('tells the holder whom to ask, the référent what to renew', async () => {
    const s = await scene()
    await s.vivre(6)
    const [anne, , chloe] = await s.courriels()
    expect(anne?.sujet).toBe('Renouvelez les habilitations qui se terminent : CH de Lunel')
    expect(anne?.texte).toContain(`/administration/habilitations/renouveler?h=${s.droitChloe}`)
    expect(anne?.texte).toMatch(/Chloé Rey, .* : 20\u00a0mars\u00a02027 au soir, dans 2\u00a0mois/)
    expect(chloe?.texte).toContain('À qui demander : Anne Duval, Bruno Petit.')
    expect(chloe?.texte).not.toContain('renouveler?h=')
  })

  it('run twice in a row, or two at once: one mail each', async () => {
    const s = await scene()
    s.services.horloge.avancer(5)
    await s.executer()
    await s.executer()
    expect(await s.quand()).toEqual(aTrois('2027-01-19'))
    s.services.horloge.avancer(30)
    await Promise.all([s.executer(), s.executer(), s.executer()])
    expect(await s.quand()).toEqual(['2027-01-19', '2027-02-18'].flatMap(aTrois))
  })

  it.each([
    ['winter', '2027-01-19T04:00:00Z', '2027-03-20'],
    ['summer', '2027-06-01T03:00:00Z', '2027-07-31'],
    ['the day clocks move back', '2026-10-25T04:00:00Z', '2026-12-24'],
    ['the day clocks move forward', '2027-03-28T03:00:00Z', '2027-05-27'],
  ])('in %s: five in Paris is too early, six is the hour, seven finds nothing left', async (_, cinq, fin) => {
    const s = await scene({ fin })
    const apres = async (heures: number) => {
      s.services.horloge.avancer(heures / 24)
      await s.executer()
      return (await s.quand()).length
    }
    s.services.horloge.avancer((Date.parse(cinq) - s.services.horloge().getTime()) / 86_400_000)
    expect([await apres(0), await apres(1), await apres(1)]).toEqual([0, 3, 3])
  })

  it('days missed: one reminder, of the nearest threshold, and the next ones in their time', async () => {
    const s = await scene()
    s.services.horloge.avancer(40)
    await s.vivre(30)
    expect(await s.quand()).toEqual(['2027-02-23', '2027-03-13', '2027-03-20'].flatMap(aTrois))
    const seuils = await test.base.selectFrom('rappel').select('seuil').distinct().orderBy('seuil').execute()
    expect(seuils.map(({ seuil }) => seuil)).toEqual([0, 7, 30])
  })

  it('renewed meanwhile: no more reminders', async () => {
    const s = await scene()
    await s.vivre(10)
    const contexte = contexteDe(s.anne.acteur, s.services.horloge())
    const fait = await enTransaction(test.base, tx =>
      renouvelerHabilitations(tx, contexte, [{ id: s.droitChloe, version: 1 }]),
    )
    expect(fait.ok).toBe(true)
    await s.vivre(70)
    expect(await s.quand()).toEqual(aTrois('2027-01-19'))
  })

  it('held beyond by another right: nothing ends', async () => {
    const s = await scene()
    await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      structureId: s.structure.id,
      profil,
      debut: '2027-03-21',
      fin: '2028-03-20',
    })
    await s.vivre(70)
    expect(await s.quand()).toEqual([])
  })

  it('a departure declared before that day: nothing to renew', async () => {
    const s = await scene()
    await enTransaction(test.base, tx =>
      declarerDepart(tx, contexteDe(s.anne.acteur, s.services.horloge()), {
        compteId: s.chloe.id,
        structureId: s.structure.id,
        le: jour('2027-03-01'),
        motif: null,
        successeurId: null,
      }),
    )
    await s.vivre(70)
    expect(await s.quand()).toEqual([])
  })

  it('a référent’s own right: the co-référent renews it, they are told whom to ask', async () => {
    const s = await scene()
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.chloe.id).execute()
    const droit = await test.base
      .selectFrom('habilitation')
      .select(['id', 'fin'])
      .where('id', '=', s.droitAnne)
      .executeTakeFirstOrThrow()
    // Bruno's own right ends the same day: one digest each says both
    s.services.horloge.avancer(joursJusqua(s.services.horloge(), droit.fin) - 7)
    await s.executer()
    const [anne, bruno] = await s.courriels()
    expect(anne?.texte).toContain(`renouveler?h=${s.droitBruno}`)
    expect(anne?.texte).not.toContain(s.droitAnne)
    expect(anne?.texte).toContain('À qui demander : Bruno Petit.')
    expect(bruno?.texte).toContain(`renouveler?h=${s.droitAnne}`)
    expect(await s.courriels()).toHaveLength(2)
  })

  it('accounts not activated or closed are told nothing; a closed one is not to be renewed either', async () => {
    const s = await scene()
    const fermer = (id: string) =>
      test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', id).execute()
    const invite = { etat: 'invite', mot_de_passe: null } as const
    await fermer(s.chloe.id)
    await test.base.updateTable('compte').set(invite).where('id', '=', s.chloe.id).execute()
    await fermer(s.bruno.id)
    await s.vivre(6)
    expect(await s.quand()).toEqual(['2027-01-19 Anne'])
    await fermer(s.chloe.id)
    await s.vivre(70)
    expect(await s.quand()).toEqual(['2027-01-19 Anne'])
  })

  it('a right given for less than a threshold is not announced as soon as given', async () => {
    const s = await scene({ fin: '2026-12-31' })
    const vacataire = await unePersonne(test.base, { prenom: 'Denis' })
    await uneHabilitation(test.base, {
      compteId: vacataire.id,
      structureId: s.structure.id,
      profil,
      debut: '2027-01-14',
      fin: '2027-01-24',
    })
    await s.vivre(12)
    expect((await s.quand()).filter(q => q.endsWith('Denis'))).toEqual([
      '2027-01-17 Denis',
      '2027-01-24 Denis',
    ])
  })

  it('names ten rights of a place and counts the others; too many for an address: the page', async () => {
    const s = await scene({ fin: '2026-12-31' })
    for (let n = 0; n < 41; n++) {
      const { id } = await unePersonne(test.base, { prenom: 'Eve', etat: 'invite' })
      await uneHabilitation(test.base, {
        compteId: id,
        structureId: s.structure.id,
        profil,
        debut: '2026-01-05',
        fin: ajouterJours(jourDe(s.services.horloge()), 30),
      })
    }
    await s.executer()
    const [anne] = await s.courriels()
    expect(anne?.texte).toMatch(/41\u00a0habilitations se terminent bientôt/)
    expect(anne?.texte.match(/^Eve /gm)).toHaveLength(10)
    expect(anne?.texte).toMatch(/Et 31\u00a0autres\./)
    expect(anne?.texte).toMatch(/\/administration\/echeances$/m)
  })

  it('a référent who is away is not written to, and is caught up on their return', async () => {
    const s = await scene()
    await s.absenter(s.anne, '2027-01-19', '2027-01-25')
    await s.vivre(14)
    expect(await s.quand()).toEqual(['2027-01-19 Bruno', '2027-01-19 Chloé', '2027-01-26 Anne'])
  })

  it('all of them away: who accompanies the structure is written to, once', async () => {
    const s = await scene()
    const dina = await unePersonne(test.base, { prenom: 'Dina' })
    await uneHabilitation(test.base, {
      compteId: dina.id,
      profil: 'adm-departemental',
      perimetre: { genre: 'departement', departement: '34' },
    })
    await s.absenter(s.anne, '2027-01-18', '2027-01-31')
    await s.absenter(s.bruno, '2027-01-18', '2027-01-31')
    await s.vivre(10)
    expect(await s.quand()).toEqual(['2027-01-19 Chloé', '2027-01-19 Dina'])
  })

  it('the only référent’s own rights: nobody there renews them, who accompanies the structure is written to', async () => {
    const s = await scene()
    const dina = await unTitulaire(
      test.base,
      'adm-departemental',
      { genre: 'departement', departement: '34' },
      { prenom: 'Dina' },
    )
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.bruno.id).execute()
    await uneHabilitation(test.base, {
      compteId: s.anne.id,
      structureId: s.structure.id,
      profil,
      fin: '2027-03-20',
    })
    await s.vivre(6)
    const dits = await s.courriels()
    expect(dits.map(c => c.quand)).toEqual(['Anne', 'Chloé', 'Dina'].map(prenom => `2027-01-19 ${prenom}`))
    // Chloé's right is Anne's to renew: Dina hears of Anne's alone
    expect(dits.at(-1)?.texte).toContain('Anne Duval')
    expect(dits.at(-1)?.texte).not.toContain('Chloé Rey')
    await s.vivre(3)
    expect(await s.quand()).toHaveLength(3)
    expect(dina.id).toBeTruthy()
  })

  it('the référents of a unit hear of what ends there and is theirs to give', async () => {
    const s = await scene({ fin: '2027-12-31' })
    const unite = await uneUnite(test.base, { structureId: s.structure.id })
    const perimetre = { genre: 'unite' as const, structureId: s.structure.id, uniteId: unite.id }
    const ursule = await unTitulaire(test.base, 'adm-referent-unite', perimetre, { prenom: 'Ursule' })
    await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      perimetre,
      profil: 'san-demandeur-administratif',
      fin: '2027-03-20',
    })
    await s.vivre(6)
    const dits = await s.courriels()
    expect(dits.map(c => c.quand)).toEqual(
      ['Anne', 'Bruno', 'Chloé', 'Ursule'].map(prenom => `2027-01-19 ${prenom}`),
    )
    expect(dits.at(-1)?.texte).toContain('Chloé Rey')
    expect(ursule.id).toBeTruthy()
  })

  it('a mail that cannot be written leaves no reminder behind: the next run sends it', async () => {
    const s = await scene()
    s.services.horloge.avancer(5)
    const { pool } = test.base
    await pool.query(`alter table courriel add constraint panne check (sujet not like 'Faites%') not valid`)
    await expect(s.executer()).rejects.toThrow('panne')
    expect(await test.base.selectFrom('rappel').selectAll().execute()).toEqual([])
    await pool.query('alter table courriel drop constraint panne')
    await s.executer()
    expect(await s.quand()).toEqual(aTrois('2027-01-19'))
  })
})

function joursJusqua(instant: Date, fin: string): number {
  return Math.round((Date.parse(`${fin}T05:00:00Z`) - instant.getTime()) / 86_400_000)
}
