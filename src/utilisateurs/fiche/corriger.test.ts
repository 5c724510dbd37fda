import { describe, expect, it } from 'vitest'
import type { Droit, Perimetre } from '#src/socle/acces/acteur.ts'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { midi, unHopital } from '#test/constructeurs/scene.ts'
import { uneUnite } from '#test/constructeurs/structures.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import { porteeDe } from '../recherche/portee.ts'
import { lireDroits, peutCorriger } from './lire-fiche.ts'

const t = baseDeTest()

const de = (profil: string, perimetre: Perimetre) => ({
  compteId: crypto.randomUUID(),
  prenom: 'Essai',
  nom: 'Essai',
  courriel: 'essai@ch.example',
  droits: [{ habilitationId: crypto.randomUUID(), profil, perimetre } satisfies Droit],
  obligation: null,
})

async function corrige(acteur: ReturnType<typeof de>, compteId: string) {
  const droits = await lireDroits(t.base, await porteeDe(t.base, acteur), compteId, midi)
  return { voit: droits.siens.length > 0, corrige: peutCorriger(acteur, droits) }
}

describe('who may correct somebody’s identity', () => {
  it('not a département of its region, though it sees her; the nation may', async () => {
    const { id: compteId } = await unePersonne(t.base)
    await uneHabilitation(t.base, {
      compteId,
      profil: 'adm-regional',
      perimetre: { genre: 'region', region: '76' },
    })
    const chargee = de('adm-departemental', { genre: 'departement', departement: '34' })
    expect(await corrige(chargee, compteId)).toEqual({ voit: true, corrige: false })
    const nation = de('adm-national', { genre: 'national' })
    expect(await corrige(nation, compteId)).toEqual({ voit: true, corrige: true })
  })

  it('not a référent of units for who administers them, though the référent of the structure may', async () => {
    const { structure, chloe, bruno } = await unHopital(t.base)
    const unite = await uneUnite(t.base, { structureId: structure.id })
    const ou = { genre: 'unite', structureId: structure.id, uniteId: unite.id } as const
    await uneHabilitation(t.base, { compteId: bruno.id, profil: 'adm-referent-unite', perimetre: ou })
    await uneHabilitation(t.base, { compteId: chloe.id, profil: 'san-receveur-medical', perimetre: ou })
    const cadre = de('adm-referent-unite', ou)
    expect(await corrige(cadre, bruno.id)).toEqual({ voit: true, corrige: false })
    expect(await corrige(cadre, chloe.id)).toEqual({ voit: true, corrige: true })
    const referent = de('adm-referent-structure', { genre: 'structure', structureId: structure.id })
    expect(await corrige(referent, bruno.id)).toEqual({ voit: true, corrige: true })
  })
})
