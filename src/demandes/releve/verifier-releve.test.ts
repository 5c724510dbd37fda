import { describe, expect, it } from 'vitest'
import { changerEtat } from '#src/comptes/vie/changer-etat.ts'
import { avancerFins } from '#src/habilitations/ecrire.ts'
import { terminerHabilitations } from '#src/habilitations/fins/terminer-habilitations.ts'
import { referentStructure } from '#src/habilitations/pouvoirs/administration.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { unTitulaire } from '#test/constructeurs/scene.ts'
import { uneEntite, uneStructure } from '#test/constructeurs/structures.ts'
import { applicationDemandes, unHopitalSuivi } from '#test/demandes/application.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { demanderHabilitation } from '../demander/demander-habilitation.ts'
import { trouverDemande } from '../lire-demande.ts'

const test = baseDeTest()

async function scene() {
  const h = await unHopitalSuivi(test.base)
  const app = applicationDemandes(test.base)
  await test.base.deleteFrom('courriel').execute()
  const veiller = () =>
    Promise.all([app.executer('veiller-a-la-releve'), app.executer('veiller-a-la-releve')])
  const alertes = async () => {
    const gens = [h.anne, h.bruno, h.dina].map(({ acteur }) => acteur)
    return (await app.courriels())
      .filter(({ cle, texte }) => cle?.startsWith('releve:') && texte.includes(h.structure.id))
      .flatMap(({ destinataire }) => gens.find(({ courriel }) => courriel === destinataire)?.prenom ?? [])
      .sort()
  }
  return { ...h, ...app, veiller, alertes }
}

describe('a structure that falls under two référents', () => {
  it('at the act: who remains and the team of the territory are told, once', async () => {
    const s = await scene()
    const terminee = await s.agir(tx =>
      terminerHabilitations(tx, s.contexte(s.anne.acteur), {
        habilitations: [{ id: s.droitBruno, version: 1 }],
        motif: 'Change de service.',
        successeurId: null,
      }),
    )
    expect(terminee).toMatchObject({ ok: true })
    await s.travailler()
    expect(await s.alertes()).toEqual(['Anne', 'Dina'])
    const [courriel] = await s.courriels().then(tous => tous.filter(({ cle }) => cle?.startsWith('releve:')))
    expect(courriel?.texte).toContain(`/administration/second-referent?structure=${s.structure.id}`)
    await s.veiller()
    s.services.horloge.avancer(30)
    await s.veiller()
    expect(await s.alertes()).toEqual(['Anne', 'Dina'])
  })

  it('at the act too when an account leaves service, when a right on the whole entité ends; over when they return', async () => {
    const s = await scene()
    const { id: entiteId } = await uneEntite(test.base)
    await test.base
      .updateTable('structure')
      .set({ entite_juridique_id: entiteId })
      .where('id', '=', s.structure.id)
      .execute()
    const perimetre = { genre: 'entite' as const, entiteId }
    const eve = await unTitulaire(test.base, referentStructure, perimetre, { prenom: 'Ève' })
    const changer = (compteId: string, action: 'fermer' | 'reactiver') =>
      s.agir(tx =>
        changerEtat(tx, {
          compteId,
          action,
          role: action === 'fermer' ? 'systeme' : 'titulaire',
          acteurId: null,
          maintenant: s.services.horloge(),
        }),
      )
    expect(await changer(s.bruno.id, 'fermer')).toBe('inactif')
    await s.travailler()
    expect(await s.alertes()).toEqual([])
    const fin = await s.agir(tx =>
      avancerFins(tx, s.contexte(s.dina.acteur), [
        { habilitationId: eve.droit, motif: 'retrait', commentaire: null },
      ]),
    )
    expect(fin).toBeUndefined()
    await s.travailler()
    expect(await s.alertes()).toEqual(['Anne', 'Dina'])
    await s.veiller()
    await s.travailler()
    expect(await s.alertes()).toEqual(['Anne', 'Dina'])
    expect(await changer(s.bruno.id, 'reactiver')).toBe('actif')
    await s.travailler()
    const ouverte = await test.base
      .selectFrom('alerte_releve')
      .select('id')
      .where('structure_id', '=', s.structure.id)
      .where('close_le', 'is', null)
      .execute()
    expect(ouverte).toEqual([])
  })

  it('without any left, what waits there goes up at once', async () => {
    const s = await scene()
    const faite = await s.agir(tx =>
      demanderHabilitation(tx, s.contexte(s.chloe.acteur), {
        perimetre: { genre: 'structure', structureId: s.structure.id },
        profils: ['san-demandeur-administratif'],
        motif: 'Arrivée.',
      }),
    )
    for (const { id: compteId } of [s.anne, s.bruno])
      await s.agir(tx =>
        changerEtat(tx, {
          compteId,
          action: 'fermer',
          role: 'systeme',
          acteurId: null,
          maintenant: s.services.horloge(),
        }),
      )
    await s.travailler()
    const demande = await trouverDemande(test.base, faite.ok ? faite.demandeId : '')
    expect(demande).toMatchObject({ niveau: 'region', etat: 'a-traiter' })
  })

  it('by the passing of days, or a closed account: the morning job tells it', async () => {
    const s = await scene()
    await s.veiller()
    expect(await s.alertes()).toEqual([])
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.bruno.id).execute()
    await s.veiller()
    expect(await s.alertes()).toEqual(['Anne', 'Dina'])
    const autre = await scene()
    await test.base
      .updateTable('habilitation')
      .set({ fin: '2026-11-24' })
      .where('id', '=', autre.droitBruno)
      .execute()
    autre.services.horloge.avancer(2)
    await autre.veiller()
    expect(await autre.alertes()).toEqual(['Anne', 'Dina'])
  })

  it('two again, then a second fall: told again', async () => {
    const s = await scene()
    const desactiver = (etat: 'desactive' | 'actif') =>
      test.base.updateTable('compte').set({ etat }).where('id', '=', s.bruno.id).execute()
    await desactiver('desactive')
    await s.veiller()
    await desactiver('actif')
    await s.veiller()
    await desactiver('desactive')
    await s.veiller()
    expect(await s.alertes()).toEqual(['Anne', 'Anne', 'Dina', 'Dina'])
  })

  it('a closed one needs nobody', async () => {
    const s = await scene()
    await test.base
      .updateTable('structure')
      .set({ fermee_le: '2026-01-01' })
      .where('id', '=', s.structure.id)
      .execute()
    await test.base.updateTable('compte').set({ etat: 'desactive' }).where('id', '=', s.bruno.id).execute()
    await s.veiller()
    expect(await s.alertes()).toEqual([])
  })
})

describe('a structure that never had two', () => {
  it('does not fall', async () => {
    const s = await scene()
    const seule = await uneStructure(test.base, { nom: 'EHPAD Seul' })
    const invite = await unePersonne(test.base, { etat: 'invite' })
    for (const { id } of [s.anne, invite])
      await uneHabilitation(test.base, { compteId: id, structureId: seule.id })
    await test.base
      .updateTable('habilitation')
      .set({ fin: '2026-11-23' })
      .where('compte_id', '=', invite.id)
      .execute()
    s.services.horloge.avancer(1)
    await s.veiller()
    expect((await s.courriels()).filter(({ texte }) => texte.includes(seule.id))).toEqual([])
  })
})

describe('naming a second référent', () => {
  it('proposes who works there, never oneself; then the usual form, the profil ticked', async () => {
    const s = await scene()
    await uneHabilitation(test.base, {
      compteId: s.chloe.id,
      structureId: s.structure.id,
      profil: 'san-demandeur-administratif',
    })
    const anne = await s.client(s.anne.id)
    const page = await anne.get(`/administration/second-referent?structure=${s.structure.id}`)
    const vers = `/administration/habilitations/attribuer?compte=${s.chloe.id}&amp;structure=${s.structure.id}&amp;profils=${referentStructure}`
    expect(page.texte).toContain(vers)
    expect(page.texte).not.toContain(`compte=${s.anne.id}`)
    const formulaire = await anne.get(vers.replaceAll('&amp;', '&'))
    expect(formulaire.texte).toMatch(new RegExp(`value="${referentStructure}" checked`))
  })

  it('not in somebody else’s structure', async () => {
    const s = await scene()
    const autre = await scene()
    const anne = await s.client(s.anne.id)
    const ailleurs = `/administration/second-referent?structure=${autre.structure.id}`
    expect((await anne.get(ailleurs)).statut).toBe(404)
    const bruno = await s.client(s.bruno.id)
    const soi = `/administration/habilitations/attribuer?compte=${s.bruno.id}&structure=${s.structure.id}&profils=${referentStructure}`
    expect((await bruno.get(soi)).statut).toBe(403)
  })
})
