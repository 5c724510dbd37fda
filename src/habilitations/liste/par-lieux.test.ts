import { expect, it } from 'vitest'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi, occitanie, unTitulaire } from '#test/constructeurs/scene.ts'
import { uneStructure, uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { droitsActuels } from '../pouvoirs/droits-actuels.ts'
import { lireFiltres } from './filtres.ts'
import { listerHabilitations } from './lister-habilitations.ts'

const test = baseDeTest()

it('by place, a region reads structure after structure what the nation sorts as a whole, page after page', async () => {
  const { base } = test
  const regional = await unTitulaire(base, 'adm-regional', occitanie)
  const national = await unTitulaire(base, 'adm-national', { genre: 'national' })
  const gens = await Promise.all(['Zoé', 'Ana', 'Éva'].map(prenom => unePersonne(base, { prenom })))
  for (const nom of ['EHPAD B', 'Clinique C', 'Hôpital A']) {
    const { id: structureId } = await uneStructure(base, { nom })
    const unite = await uneUnite(base, { structureId, nom: 'Médecine' })
    for (const { id: compteId } of gens) {
      await uneHabilitation(base, { compteId, structureId, profil: 'san-demandeur-medical' })
      const perimetre = { genre: 'unite' as const, structureId, uniteId: unite.id }
      await uneHabilitation(base, { compteId, perimetre, profil: 'san-demandeur-administratif' })
    }
  }
  await unTitulaire(base, 'adm-departemental', { genre: 'departement', departement: '34' })
  const lister = async (id: string, sens: string, page: number) => {
    const filtres = lireFiltres(nom => ({ tri: 'lieu', sens, page: String(page) })[nom])
    const droits = await droitsActuels(base, id, midi)
    const bornes = { limite: 7, depuis: (page - 1) * 7 }
    const { habilitations } = await listerHabilitations(base, { droits }, filtres, midi, bornes)
    return habilitations.map(h => h.id)
  }
  for (const sens of ['croissant', 'decroissant']) {
    const toutes = async (id: string) =>
      (await Promise.all([1, 2, 3, 4].map(p => lister(id, sens, p)))).flat()
    const duNational = (await toutes(national.id)).filter(id => id !== national.droit)
    expect(await toutes(regional.id)).toEqual(duNational)
    expect(duNational).toHaveLength(20)
  }
})
