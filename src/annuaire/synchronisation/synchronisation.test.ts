import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { ouvrirDouble } from '#src/structures/ror/double/ouvrir-double.ts'
import { importerRessources } from '#src/structures/ror/importer.ts'
import { trancheStructures } from '#src/structures/tranche.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { applicationEspace, motsDe } from '#test/espace/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { servicesDeTest } from '#test/socle/services.ts'
import { travailler } from '#test/socle/travailler.ts'
import {
  extensionRor,
  unContact,
  uneCapacite,
  uneEntiteJuridique,
  uneOffre,
  uneStructure,
  uneUnite,
  unLieu,
} from '#test/structures/ressources-ror.ts'
import { prevenirDesChangementsRor } from './prevenir-des-changements.ts'

const essai = baseDeTest()
const scene = { structureId: '', anne: '', lectrice: '', regionale: '', regionaleAilleurs: '' }
const le = (heure: number) => new Date(Date.UTC(2026, 10, 20, heure))

const importer = (heure: number, ...ressources: object[]) =>
  enTransaction(essai.base, tx => importerRessources(tx, ressources, le(heure)))
const uhsi = (options: object) => [
  uneUnite('oi9', { name: 'UHSI', ...options, extension: [] }),
  unLieu('lo9', { name: 'Lieu UHSI', ...options }),
  uneOffre('hs9', {
    name: 'Offre UHSI',
    providedBy: { reference: 'Organization/oi9' },
    location: [{ reference: 'Location/lo9' }],
    ...options,
    extension: [extensionRor('ror-healthcareservice-sensitive-unit', { valueBoolean: true })],
  }),
  // an ordinary offer of that unit, in a place of its own: the unit hides both
  unLieu('lo8', { name: 'Lieu voisin UHSI', ...options }),
  uneOffre('hs8', {
    name: 'Offre voisine UHSI',
    providedBy: { reference: 'Organization/oi9' },
    location: [{ reference: 'Location/lo8' }],
    ...options,
    extension: [],
  }),
]
const dernierPassage = async () =>
  (
    await essai.base
      .selectFrom('ror_passage')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
  ).id
const courriels = () => essai.base.selectFrom('courriel').select(['destinataire', 'sujet', 'texte']).execute()
const chemin = () => `/administration/fiche-annuaire/${scene.structureId}/synchronisation`
const page = async (compteId: string, suite = '') =>
  applicationEspace(essai.base)
    .client(compteId)
    .get(chemin() + suite)

beforeAll(async () => {
  const { base } = essai
  await importer(1, uneEntiteJuridique(), uneStructure(), uneUnite(), uneOffre(), unLieu(), ...uhsi({}))
  scene.structureId = (await base.selectFrom('structure').select('id').executeTakeFirstOrThrow()).id
  const personne = async (prenom: string, droit: object) => {
    const { id } = await unePersonne(base, { prenom, nom: 'Essai' })
    await uneHabilitation(base, { compteId: id, ...droit })
    return id
  }
  const { structureId } = scene
  scene.anne = await personne('Anne', { structureId, profil: 'adm-referent-structure' })
  scene.lectrice = await personne('Dora', { structureId, profil: 'san-demandeur-social' })
  scene.regionale = await personne('Régine', {
    profil: 'adm-regional',
    perimetre: { genre: 'region', region: '53' },
  })
  scene.regionaleAilleurs = await personne('Odile', {
    profil: 'adm-regional',
    perimetre: { genre: 'region', region: '76' },
  })
})

describe('what the ROR changes', () => {
  it('is told to the référents once, in one mail, without what is sensitive or of no matter', async () => {
    const maj = '2026-10-01T00:00:00Z'
    await importer(
      2,
      uneStructure('eg1', {
        maj,
        contact: [unContact({ valeur: '0299111111' })],
        address: [{ city: 'CESSON' }],
      }),
      unLieu('lo1', { maj, extension: [uneCapacite(28), uneCapacite(2, '02')] }),
      uneOffre('hs1', { maj, name: 'Autre nom' }),
      ...uhsi({ maj, active: false, extension: [uneCapacite(1)] }),
    )
    const passageId = await dernierPassage()
    const services = servicesDeTest(essai.base)
    await prevenirDesChangementsRor.executer(services, { passageId })
    await prevenirDesChangementsRor.executer(services, { passageId })
    const [recu, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(recu?.sujet).toContain('CH DES LANDES VERTES')
    expect(recu?.texte).toContain('CH DES LANDES VERTES : contacts.')
    expect(recu?.texte).toContain('SMR - 2e étage : capacités.')
    expect(recu?.texte).not.toContain('UHSI')
    expect(recu?.texte).not.toContain('Autre nom')
  })

  it('is not told when beds are only taken and freed', async () => {
    await importer(
      3,
      unLieu('lo1', { maj: '2026-10-02T00:00:00Z', extension: [uneCapacite(28), uneCapacite(9, '02')] }),
    )
    await prevenirDesChangementsRor.executer(servicesDeTest(essai.base), {
      passageId: await dernierPassage(),
    })
    expect(await courriels()).toHaveLength(1)
  })
})

describe('the tab « Synchronisation »', () => {
  it('says where each thing comes from and what changed, and hides what is sensitive', async () => {
    const mots = motsDe((await page(scene.lectrice)).texte)
    expect(mots).toContain('Importation de fichiers')
    expect(mots).toMatch(/Capacités SMR - 2e étage 30 Lit Installé.* 28 Lit Installé/)
    expect(mots).toMatch(/Contacts .*Standard 0299111111/)
    expect(mots).not.toContain('UHSI')
    expect(mots).not.toContain('Désactiver')
    expect(motsDe((await page(scene.lectrice, '?depuis=2027-01-01')).texte)).toContain('Rien n’a changé')
    for (const depuis of ['hier', '2026-02-31', "'; --"]) {
      expect((await page(scene.lectrice, `?depuis=${encodeURIComponent(depuis)}`)).statut).toBe(200)
    }
  })

  it('does not let somebody of elsewhere in', async () => {
    expect((await page(scene.regionaleAilleurs)).statut).toBe(404)
  })
})

describe('bringing a fiche up to date', () => {
  it('is asked for by its référent, done over HTTP, and told on the page', async () => {
    const change = uneStructure('eg1', { maj: '2026-11-01T00:00:00Z', alias: ['L’hôpital vert'] })
    const double = await ouvrirDouble({
      source: { ressources: [uneEntiteJuridique(), change, uneUnite(), uneOffre(), unLieu()] },
    })
    onTestFinished(double.fermer)
    const variables = {
      ROR_URL: double.url,
      ROR_TOKEN_URL: double.urlJetons,
      ROR_CLIENT_ID: double.clientId,
      ROR_CLIENT_SECRET: double.clientSecret,
    }
    const application = applicationEspace(essai.base, { variables })
    const demander = (compteId: string) =>
      application.client(compteId).post(`${chemin()}/demander`, { jeton: crypto.randomUUID() })
    expect((await demander(scene.lectrice)).statut).toBe(403)
    expect((await demander(scene.regionaleAilleurs)).statut).toBe(404)
    const demandee = await demander(scene.anne)
    expect(demandee.statut).toBe(303)
    const anne = application.client(scene.anne)
    expect(motsDe((await anne.get(demandee.vers ?? '')).texte)).toContain('Mise à jour en cours')
    await travailler(application.services, trancheStructures.travaux ?? [])
    const apres = motsDe((await anne.get(chemin())).texte)
    expect(apres).toContain('Mise à jour d’une structure, le 23 novembre 2026')
    expect(apres).toContain('Nom usuel non renseigné L’hôpital vert')
    // again at once: nothing would differ
    expect((await demander(scene.anne)).statut).toBe(422)
  })
})

describe('disabling a structure here', () => {
  const envoyer = async (compteId: string, champs: Record<string, string>) =>
    applicationEspace(essai.base)
      .client(compteId)
      .post(`${chemin()}/etat`, {
        jeton: crypto.randomUUID(),
        motif: 'Doublon',
        ...champs,
      })
  const etat = () =>
    essai.base
      .selectFrom('structure')
      .select('desactivee_le')
      .where('id', '=', scene.structureId)
      .executeTakeFirstOrThrow()

  it('is for the team of its region alone', async () => {
    expect((await envoyer(scene.anne, { action: 'desactiver' })).statut).toBe(403)
    expect((await envoyer(scene.regionaleAilleurs, { action: 'desactiver' })).statut).toBe(404)
    expect((await etat()).desactivee_le).toBeNull()
  })

  it('needs a reason, is written down, keeps the rights, and is undone', async () => {
    expect((await envoyer(scene.regionale, { action: 'desactiver', motif: '' })).statut).toBe(422)
    expect((await envoyer(scene.regionale, { action: 'desactiver' })).statut).toBe(303)
    expect((await etat()).desactivee_le).not.toBeNull()
    expect((await envoyer(scene.regionale, { action: 'desactiver' })).statut).toBe(422)
    expect(motsDe((await page(scene.anne)).texte)).toContain('Désactivée dans ViaTrajectoire')
    // the mirror goes on, and does not undo what was decided here
    await importer(5, uneStructure('eg1', { maj: '2026-10-09T00:00:00Z' }))
    expect((await etat()).desactivee_le).not.toBeNull()
    const droits = await essai.base
      .selectFrom('habilitation')
      .select('terminee_le')
      .where('structure_id', '=', scene.structureId)
      .execute()
    expect(droits.every(({ terminee_le }) => terminee_le === null)).toBe(true)
    expect((await envoyer(scene.regionale, { action: 'reactiver' })).statut).toBe(303)
    expect((await etat()).desactivee_le).toBeNull()
    const actes = await essai.base
      .selectFrom('journal')
      .select(['acte', 'motif'])
      .where('acte', 'like', 'structure.%activee')
      .execute()
    expect(actes).toEqual([
      { acte: 'structure.desactivee', motif: 'Doublon' },
      { acte: 'structure.reactivee', motif: 'Doublon' },
    ])
  })
})

describe('the runs', () => {
  it('are listed with their report', async () => {
    const client = applicationEspace(essai.base).client(scene.regionale)
    const liste = await client.get('/administration/ror')
    expect(motsDe(liste.texte)).toContain('Importation de fichiers')
    const passage = await client.get(`/administration/ror/${await dernierPassage()}`)
    expect(motsDe(passage.texte)).toContain('Ressources « structure »')
    for (const id of ['0', '999999', 'abc', '99999999999999999999']) {
      expect((await client.get(`/administration/ror/${id}`)).statut).toBe(404)
    }
  })

  it('say when the profile changed: what was not noted, and what comes next', async () => {
    await essai.base
      .insertInto('ror_passage')
      .values({
        nature: 'complet',
        structure_id: null,
        demande_par: null,
        etat: 'reussi',
        profil: 'CU23',
        commence_le: new Date('2026-11-20T01:30:00Z'),
        termine_le: new Date('2026-11-20T01:40:00Z'),
        suivi_url: null,
        code: null,
        motif: null,
        bilan: JSON.stringify({ profil: { avant: 'CU22', nonRevues: 12 } }),
      })
      .execute()
    const client = applicationEspace(essai.base).client(scene.regionale)
    const rapport = motsDe((await client.get(`/administration/ror/${await dernierPassage()}`)).texte)
    expect(rapport).toContain('CU22 jusque-là, CU23 maintenant')
    expect(rapport).toMatch(/12.éléments connus ne sont pas montrés sous ce profil/)
    expect(rapport).toContain('reprennent')
    expect(motsDe((await page(scene.anne)).texte)).toContain('Rien n’a été inscrit le 20 novembre 2026')
    await essai.base
      .updateTable('ror_passage')
      .set({ commence_le: new Date('2026-08-01T01:30:00Z'), termine_le: new Date('2026-08-01T01:40:00Z') })
      .where('profil', '=', 'CU23')
      .execute()
    expect(motsDe((await page(scene.anne)).texte)).not.toContain('Rien n’a été inscrit')
  })
})
