import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jour } from '#src/socle/temps/jours.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { contexteDe, midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { droitsDuCompte } from '../lectures/lire-habilitations.ts'
import { type Restriction, restreindreHabilitation } from './restreindre-habilitation.ts'

const test = baseDeTest()

/** Chloé decides in the whole hospital, until 5 January 2028. */
async function scene() {
  const hopital = await unHopital(test.base)
  const cardio = await uneUnite(test.base, { structureId: hopital.structure.id, nom: 'Cardiologie' })
  const droit = await uneHabilitation(test.base, {
    compteId: hopital.chloe.id,
    structureId: hopital.structure.id,
    profil: 'san-receveur-decision',
  })
  const restreindre = (voulue: Partial<Restriction>, par = hopital.anne.acteur) =>
    enTransaction(test.base, tx =>
      restreindreHabilitation(tx, contexteDe(par), {
        id: droit,
        version: 1,
        vers: { profil: null, uniteId: null },
        fin: null,
        motif: 'Change de poste',
        ...voulue,
      }),
    )
  const droits = () => droitsDuCompte(test.base, hopital.chloe.id, midi)
  return { ...hopital, cardio, droit, restreindre, droits }
}

const consultation = { profil: 'san-receveur-consultation', uniteId: null }

describe('replacing a right by a narrower one', () => {
  it('ends the wide one, gives the narrow one until the same day, tells both in the journal and in one mail', async () => {
    const { restreindre, droits, cardio, droit, chloe } = await scene()
    const fait = await restreindre({ vers: { ...consultation, uniteId: cardio.id } })
    if (!fait.ok) throw new Error(JSON.stringify(fait))
    const [avant, apres] = (await droits()).toSorted(
      (a, b) => Number(a.id !== droit) - Number(b.id !== droit),
    )
    expect(avant).toMatchObject({ id: droit, etat: 'terminee', motifFin: 'retrait' })
    expect(apres).toMatchObject({
      id: fait.habilitationId,
      etat: 'en-cours',
      unite: 'Cardiologie',
      profil: { code: 'san-receveur-consultation' },
      fin: '2028-01-05',
    })
    const lignes = await test.base
      .selectFrom('journal')
      .select('acte')
      .where('compte_id', '=', chloe.id)
      .orderBy('id')
      .execute()
    expect(lignes.map(({ acte }) => acte)).toEqual(['habilitation.attribuee', 'habilitation.restreinte'])
    const recus = await test.base
      .selectFrom('courriel')
      .select('texte')
      .where('destinataire', '=', chloe.acteur.courriel)
      .execute()
    expect(recus).toMatchObject([{ texte: expect.stringMatching(/Désormais : .*Cardiologie/) }])
  })

  it('may end earlier too, never later', async () => {
    const { restreindre, droits } = await scene()
    await restreindre({ vers: consultation, fin: jour('2029-01-01') })
    expect((await droits()).find(h => h.etat === 'en-cours')).toMatchObject({ fin: '2028-01-05' })
    const autre = await scene()
    await autre.restreindre({ vers: consultation, fin: jour('2027-03-01') })
    expect((await autre.droits()).find(h => h.etat === 'en-cours')).toMatchObject({ fin: '2027-03-01' })
  })

  it('keeps the narrow one that is held already', async () => {
    const { restreindre, droits, structure, chloe } = await scene()
    const deja = await uneHabilitation(test.base, {
      compteId: chloe.id,
      structureId: structure.id,
      profil: 'san-receveur-consultation',
      fin: '2028-01-05',
    })
    expect(await restreindre({ vers: consultation })).toEqual({ ok: true, habilitationId: deja })
    expect((await droits()).filter(h => h.etat === 'en-cours')).toHaveLength(1)
  })

  it('writes nothing when the narrower one is refused', async () => {
    const { restreindre, droits, cardio, droit } = await scene()
    await test.base
      .updateTable('unite')
      .set({ fermeture_code: 'DEF', fermee_le: '2026-01-01' })
      .where('id', '=', cardio.id)
      .execute()
    expect(await restreindre({ vers: { ...consultation, uniteId: cardio.id } })).toMatchObject({
      erreurs: { perimetre: expect.stringMatching('fermée') },
    })
    expect(await droits()).toMatchObject([{ id: droit, etat: 'en-cours', version: 1 }])
  })

  it('is refused for a profil that is no part of it, for oneself, by a stranger, and once it has changed', async () => {
    const { restreindre, chloe, droit, droits } = await scene()
    expect(await restreindre({ vers: { profil: 'san-gestionnaire-lits', uniteId: null } })).toMatchObject({
      genre: 'saisie',
    })
    expect(await restreindre({ vers: consultation }, chloe.acteur)).toMatchObject({ genre: 'hors-perimetre' })
    expect(await restreindre({ vers: consultation, version: 7 })).toMatchObject({ genre: 'perime' })
    const { anne, droitAnne, restreindre: autre } = await scene()
    expect(
      await autre({ id: droitAnne, vers: { profil: 'adm-referent-unite', uniteId: droit } }, anne.acteur),
    ).toMatchObject({ genre: 'soi-meme' })
    expect(await droits()).toMatchObject([{ id: droit, etat: 'en-cours', version: 1 }])
  })
})
