import { expect, it } from 'vitest'
import { lireHistorique } from '#src/comptes/historique.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { connecte, unUser, urn } from '#test/scim/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'

const test = baseDeTest()

it('a whole provisioning life, as Entra ID leads it', async () => {
  const { si, structure, services, anne } = await connecte(test.base)
  const userName = 'zoe.marchand@ch-lunel.example'
  expect((await si.lire('/ServiceProviderConfig')).corps.patch).toEqual({ supported: true })
  expect((await si.filtrer(`userName eq "${userName}"`)).corps).toMatchObject({
    totalResults: 0,
    Resources: [],
  })

  const cree = await si.envoyer('POST', '/Users', {
    schemas: [urn.user, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
    externalId: '0f1e-42',
    userName,
    active: true,
    displayName: 'Zoé Marchand',
    emails: [{ primary: true, type: 'work', value: userName }],
    name: { formatted: 'Zoé Marchand', familyName: 'Marchand', givenName: 'Zoé' },
    meta: { resourceType: 'User' },
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Urgences' },
  })
  expect(cree).toMatchObject({
    statut: 201,
    corps: { userName, externalId: '0f1e-42', active: true, [urn.habilitations]: { habilitations: [] } },
  })
  const { id, meta } = cree.corps
  expect(cree.entetes.get('location')).toBe(meta.location)
  expect(cree.entetes.get('content-type')).toContain('application/scim+json')
  const invitations = () =>
    test.base.selectFrom('courriel').select(['sujet', 'texte']).where('destinataire', '=', userName).execute()
  expect(await invitations()).toMatchObject([{ sujet: 'Activez votre compte ViaTrajectoire' }])
  expect((await invitations())[0]?.texte).toContain(
    'Le système d’identité de GHT du Littoral a créé votre compte',
  )

  for (const filtre of [
    `userName eq "ZOE.Marchand@ch-lunel.example"`,
    `externalId eq "0f1e-42"`,
    `emails[type eq "work"].value eq "${userName}"`,
  ])
    expect((await si.filtrer(filtre)).corps.Resources).toMatchObject([{ id }])

  const renomme = await si.corriger(id, [
    { op: 'Replace', path: 'name.familyName', value: 'Marchand-Roux' },
    { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+33 4 67 00 00 00' },
    { op: 'Replace', path: 'displayName', value: 'Zoé Marchand-Roux' },
    {
      op: 'Add',
      path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
      value: 'Bloc',
    },
  ])
  expect(renomme).toMatchObject({
    statut: 200,
    corps: { name: { familyName: 'Marchand-Roux' }, phoneNumbers: [{ value: '+33467000000' }] },
  })

  await uneHabilitation(test.base, {
    compteId: id,
    structureId: structure.id,
    profil: 'san-statistiques',
    attribueePar: anne.id,
  })
  const habilite = await si.lire(`/Users/${id}`)
  expect(habilite.corps[urn.habilitations].habilitations).toMatchObject([
    { value: 'san-statistiques', structure: 'CH de Lunel' },
  ])
  expect(habilite.corps.meta.version).not.toBe(renomme.corps.meta.version)

  const parti = await si.corriger(id, [{ op: 'Replace', path: 'active', value: 'False' }])
  expect(parti).toMatchObject({
    statut: 200,
    corps: { active: false, [urn.habilitations]: { habilitations: [] } },
  })
  expect(await droitsDuCompte(test.base, id, services.horloge())).toMatchObject([
    { etat: 'terminee', motifFin: 'depart' },
  ])
  expect((await si.filtrer('active eq false')).corps.Resources).toMatchObject([{ id }])

  const revenu = await si.corriger(id, [{ op: 'Replace', value: { active: true } }])
  expect(revenu).toMatchObject({
    statut: 200,
    corps: { active: true, [urn.habilitations]: { habilitations: [] } },
  })

  expect((await si.retirer(id)).statut).toBe(204)
  expect((await si.lire(`/Users/${id}`)).statut).toBe(404)
  expect((await si.filtrer(`userName eq "${userName}"`)).corps.totalResults).toBe(0)
  const journal = await test.base
    .selectFrom('journal')
    .select(['acte', 'acteur_id', 'origine'])
    .where('compte_id', '=', id)
    .orderBy('id')
    .execute()
  expect(journal.map(({ acte }) => acte)).toEqual([
    'compte.cree',
    'scim.compte-rattache',
    'compte.identite-modifiee',
    'depart.declare',
    'habilitation.arretee-par-depart',
    'scim.compte-parti',
    'scim.compte-present',
    'scim.compte-retire',
  ])
  const historique = await lireHistorique(test.base, { compteId: id })
  expect(historique.every(({ auteur }) => auteur?.startsWith('GHT du Littoral (SCIM vts_'))).toBe(true)
  expect(
    journal.every(l => l.acteur_id === null && l.origine.systeme?.startsWith('GHT du Littoral (SCIM vts_')),
  ).toBe(true)

  // hired again: the same account, found back
  const reprise = await si.envoyer('POST', '/Users', unUser({ courriel: userName, externalId: '0f1e-43' }))
  expect(reprise).toMatchObject({ statut: 201, corps: { id, externalId: '0f1e-43', active: true } })
})
