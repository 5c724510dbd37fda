import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anonymiser } from '#src/comptes/vie/anonymiser.ts'
import { anonymiserComptes } from '#src/habilitations/vie/anonymiser-comptes.ts'
import { contrainteViolee, enTransaction } from '#src/socle/base/transaction.ts'
import { enCsv } from '#src/socle/web/csv.ts'
import { ouvrir, revuesDeLaCampagne, unHopitalPeuple } from '#test/constructeurs/revues.ts'
import { contexteDe, midi } from '#test/constructeurs/scene.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { travailler } from '#test/socle/travailler.ts'
import { empreinteDesRangees } from '../cloture/empreinte.ts'
import { rangeesDe } from '../cloture/formats.ts'
import { clotureDe, estClose, lireAttestation } from '../cloture/lire-bilan.ts'
import { anonyme } from '../cloture/sceaux.ts'
import { signerRevue } from '../cloture/signer-revue.ts'
import { trouverRevue } from '../lire-revue.ts'
import { revuesPassees } from '../liste/lire-revues.ts'
import { decider } from '../relecture/decider.ts'
import { empreinteDuFichier, reconnaitre } from '../verification/verifier.ts'
import { oublierDansLesRevues, oublierLesNoms } from './oublier-les-noms.ts'

const test = baseDeTest()

/** A review of two people, signed by Anne. */
async function uneRevueSignee() {
  const scene = await unHopitalPeuple(test.base, 2)
  const c = contexteDe(scene.anne.acteur)
  const id = await ouvrir(test.base, c, { portee: { genre: 'structure', structureId: scene.structure.id } })
  const revueId = (await revuesDeLaCampagne(test.base, id)).find(r => r.volet === 'structure')?.id ?? ''
  await enTransaction(test.base, tx =>
    decider(tx, c, {
      revueId,
      cible: { genre: 'lignes', vues: [1, 2].map(rang => ({ rang, version: 0 })) },
      choix: { decision: 'maintenir', commentaire: null },
    }),
  )
  await enTransaction(test.base, tx => signerRevue(tx, c, revueId))
  return { ...scene, revueId, camille: scene.gens[0] ?? scene.anne }
}

async function lire(revueId: string) {
  const revue = await trouverRevue(test.base, revueId)
  if (!revue || !estClose(revue)) throw new Error('non close')
  return { revue, rangees: rangeesDe(revue, clotureDe(revue), await lireAttestation(test.base, revue)) }
}

/** The CSV, as it is downloaded. */
async function fichier(revueId: string): Promise<string> {
  const [titres = [], ...lignes] = (await lire(revueId)).rangees
  const largeur = Math.max(...lignes.map(l => l.length))
  return enCsv(
    Array.from({ length: largeur }, (_, i) => ({
      titre: titres[i] ?? '',
      valeur: (l: readonly string[]) => l[i] ?? '',
    })),
    lignes,
  )
}
const verifier = (texte: string) => reconnaitre(test.base, empreinteDuFichier(texte) ?? '')

/** Closed for years, which the table of states lets nobody jump to. */
const fermer = (ids: readonly string[]) =>
  enTransaction(test.base, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await tx
      .updateTable('compte')
      .set({ etat: 'desactive', etat_depuis: new Date('2020-01-01T09:00:00Z') })
      .where('id', 'in', ids)
      .execute()
  })
async function anonymiserLesComptes(ids: readonly string[]) {
  await fermer(ids)
  await enTransaction(test.base, tx => anonymiser(tx, ids, midi))
}

/** As format 1 left it: names in the digest, no seals. */
async function ramenerAuFormat1(revueId: string): Promise<string> {
  return enTransaction(test.base, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update revue_ligne set sel = null, sceau = null where revue_id = ${revueId}::uuid`.execute(tx)
    await sql`update revue set format = 1, relecteurs = (
      select jsonb_object_agg(key, jsonb_build_object('nom', value ->> 'nom')) from jsonb_each(relecteurs))
      where id = ${revueId}::uuid`.execute(tx)
    const revue = await trouverRevue(tx, revueId)
    if (!revue || !estClose(revue)) throw new Error('non close')
    const empreinte = empreinteDesRangees(
      rangeesDe(revue, clotureDe(revue), await lireAttestation(tx, revue)),
    )
    await tx.updateTable('revue').set({ empreinte }).where('id', '=', revueId).execute()
    return empreinte.toString('hex')
  })
}

describe('names that leave an attestation', () => {
  it('nothing of them is left, and both the old file and the new one verify', async () => {
    const { revueId, camille, anne, structure } = await uneRevueSignee()
    const avant = await fichier(revueId)
    expect(avant).toMatch(/Zola0 Camille0.*Anne Duval/)
    expect(await verifier(avant)).toMatchObject({ revueId })
    await anonymiserLesComptes([camille.id, anne.id])
    await oublierLesNoms(test.base, [camille.id, anne.id])
    const apres = await fichier(revueId)
    expect(apres).not.toMatch(/Zola0|Anne Duval/)
    expect(apres).toMatch(/Zola1 Camille1/)
    expect(await verifier(avant)).toMatchObject({ revueId })
    expect(await verifier(apres)).toMatchObject({ revueId })
    const { rows } = await sql<{ tout: string }>`
      select string_agg(l::text, '') || (select relecteurs::text from revue where id = ${revueId}::uuid) as tout
      from revue_ligne l where revue_id = ${revueId}::uuid`.execute(test.base)
    expect(rows[0]?.tout).not.toMatch(/Zola0|Duval/)
    const a = { national: false, regions: [], departements: [], entites: [], unites: [] }
    const passees = await revuesPassees(test.base, { ...a, structures: [structure.id] }, 10)
    expect(passees).toMatchObject([{ signataire: anonyme }])
    await oublierLesNoms(test.base, [camille.id, anne.id])
    expect(await fichier(revueId)).toBe(apres)
  })

  it('a name changed, swapped or resealed by hand is noticed; one merely removed is not a forgery', async () => {
    const { revueId } = await uneRevueSignee()
    const texte = await fichier(revueId)
    expect(await verifier(texte.replace('Zola0 Camille0', 'Zola9 Camille9'))).toBeNull()
    const echange = texte
      .replace('Zola0 Camille0', '@')
      .replace('Zola1 Camille1', 'Zola0 Camille0')
      .replace('@', 'Zola1 Camille1')
    expect(await verifier(echange)).toBeNull()
    expect(await verifier(texte.replaceAll('Anne Duval', 'Bruno Petit'))).toBeNull()
    const { rangees } = await lire(revueId)
    const sel = rangees.at(-1)?.[4] ?? 'absent'
    expect(await verifier(texte.replace('Zola1 Camille1', '').replace(sel, ''))).toMatchObject({ revueId })
  })

  it('what was closed in format 1 is sealed again first: files already handed out still verify', async () => {
    const { revueId, camille } = await uneRevueSignee()
    const premiere = await ramenerAuFormat1(revueId)
    const avant = await fichier(revueId)
    expect(empreinteDuFichier(avant)).toBe(premiere)
    await oublierLesNoms(test.base, [camille.id])
    // not anonymised: nothing is touched
    expect((await lire(revueId)).revue).toMatchObject({ format: 1, empreinte: premiere })
    await anonymiserLesComptes([camille.id])
    await Promise.all([1, 2].map(() => oublierLesNoms(test.base, [camille.id])))
    const { revue } = await lire(revueId)
    expect(revue).toMatchObject({ format: 2 })
    expect(revue.empreinte).not.toBe(premiere)
    const apres = await fichier(revueId)
    expect(apres).not.toContain('Zola0')
    expect(apres).toContain('Anne Duval')
    expect(await verifier(avant)).toMatchObject({ revueId })
    expect(await verifier(apres)).toMatchObject({ revueId })
  })

  it('the base lets nothing else change: neither a living name, nor a seal, nor a digest', async () => {
    const { revueId, camille, anne } = await uneRevueSignee()
    const refus = (texte: ReturnType<typeof sql>) => texte.execute(test.base).catch(contrainteViolee)
    const ligne = (quoi: ReturnType<typeof sql>) =>
      refus(sql`update revue_ligne set ${quoi} where revue_id = ${revueId}::uuid and rang = 1`)
    expect(await ligne(sql`personne = ${anonyme}, sel = null`)).toBe('revue_ligne_figee')
    expect(await ligne(sql`sceau = sha256('x')`)).toBe('revue_ligne_figee')
    expect(await ligne(sql`sel = gen_random_uuid()`)).toBe('revue_ligne_figee')
    const revue = (quoi: ReturnType<typeof sql>) =>
      refus(sql`update revue set ${quoi} where id = ${revueId}::uuid`)
    expect(await revue(sql`empreinte = sha256('x')`)).toBe('revue_close')
    expect(await revue(sql`relecteurs = relecteurs - ${anne.id}::text`)).toBe('revue_close')
    const nommer = (nom: string | null) =>
      sql`relecteurs = jsonb_set(relecteurs, array[${anne.id}::text, 'nom'], ${JSON.stringify(nom)}::jsonb)`
    expect(await revue(nommer(null))).toBe('revue_close')
    await anonymiserLesComptes([camille.id, anne.id])
    expect(await ligne(sql`personne = 'Autre', sel = null`)).toBe('revue_ligne_figee')
    expect(await ligne(sql`personne = ${anonyme}, sel = null, fin = fin + 1`)).toBe('revue_ligne_figee')
    expect(await revue(nommer('Autre'))).toBe('revue_close')
  })

  it('follows the anonymisation of accounts, in its own transaction', async () => {
    const { camille, revueId } = await uneRevueSignee()
    await sql`update habilitation set terminee_le = ${midi}, motif_fin = 'depart' where compte_id = ${camille.id}::uuid`.execute(
      test.base,
    )
    await fermer([camille.id])
    await anonymiserComptes(test.base, { annees: 5, maintenant: midi, essai: false })
    await travailler(servicesDeTest(test.base), [oublierDansLesRevues])
    expect(await fichier(revueId)).not.toContain('Zola0')
  })
})
