import { describe, expect, it } from 'vitest'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { unCompte } from '#test/comptes/un-compte.ts'
import { baseDeTest } from '#test/socle/base-de-test.ts'
import type { EtatCompte } from '../tables.ts'
import { changerEtat } from './changer-etat.ts'
import {
  type ActionDeVie,
  actionsDeVie,
  type RoleDeVie,
  rolesDeVie,
  transiter,
  transitions,
} from './transitions.ts'

const essai = baseDeTest()
const etats = ['invite', 'actif', 'verrouille', 'inactif', 'desactive', 'anonymise'] as const
const maintenant = new Date('2026-11-23T09:00:00Z')

/** Said again by hand, action by action: who may, from where, to where. Whatever is not here is refused. */
const attendu: Record<ActionDeVie, string[]> = {
  activer: ['invite→actif titulaire'],
  verrouiller: ['actif→verrouille titulaire systeme'],
  deverrouiller: ['verrouille→actif titulaire'],
  fermer: ['invite→inactif systeme', 'actif→inactif systeme', 'verrouille→inactif systeme'],
  reactiver: [
    'inactif→actif titulaire referent departemental regional national',
    'desactive→actif referent departemental regional national',
  ],
  reinviter: [
    'inactif→invite titulaire referent departemental regional national',
    'desactive→invite referent departemental regional national',
  ],
  desactiver: ['invite', 'actif', 'verrouille', 'inactif'].map(
    de => `${de}→desactive referent departemental regional national`,
  ),
  fusionner: ['invite', 'actif', 'verrouille', 'inactif'].map(de => `${de}→desactive regional national`),
  anonymiser: ['inactif→anonymise systeme', 'desactive→anonymise systeme'],
}

describe('the table of transitions', () => {
  it.each(actionsDeVie)('%s: every état × rôle is what is written here', action => {
    const lues = etats.flatMap(de => {
      const permis = rolesDeVie.filter(role => transiter(de, action, role))
      const vers = new Set(permis.map(role => transiter(de, action, role)))
      return permis.length === 0 ? [] : [`${de}→${[...vers].join('|')} ${permis.join(' ')}`]
    })
    expect(lues).toEqual(attendu[action])
  })

  it('is the one of the base, pair by pair', async () => {
    const paires = await essai.base.selectFrom('transition_compte').selectAll().execute()
    const enTexte = (p: { de: string; vers: string }) => `${p.de}→${p.vers}`
    const delaTable = transitions.flatMap(({ de, vers }) => de.map(d => enTexte({ de: d, vers })))
    expect(paires.map(enTexte).sort()).toEqual([...new Set(delaTable)].sort())
  })

  it('every pair that is not in it is refused by the base, without the application', async () => {
    const { base } = essai
    const permises = new Set(
      transitions.flatMap(({ de, vers }) => de.map(d => `${d}→${vers}`)).concat(etats.map(e => `${e}→${e}`)),
    )
    for (const de of etats.filter(e => e !== 'anonymise'))
      for (const vers of etats.filter(e => e !== 'anonymise')) {
        const id = await unCompte(base, { etat: de, mot_de_passe: 'une empreinte' })
        const changement = base.updateTable('compte').set({ etat: vers }).where('id', '=', id).execute()
        if (permises.has(`${de}→${vers}`)) await changement
        else await expect(changement).rejects.toThrow('ne devient pas')
      }
  })
})

describe('changerEtat', () => {
  const changer = (compteId: string, action: ActionDeVie, role: RoleDeVie) =>
    enTransaction(essai.base, tx =>
      changerEtat(tx, { compteId, action, role, acteurId: null, motif: 'essai', maintenant }),
    )

  it('writes the state, since when, at which level, why, and its line', async () => {
    const compteId = await unCompte(essai.base)
    expect(await changer(compteId, 'desactiver', 'referent')).toBe('desactive')
    const compte = await essai.base
      .selectFrom('compte')
      .select(['etat', 'etat_depuis', 'etat_role', 'etat_motif'])
      .where('id', '=', compteId)
      .executeTakeFirstOrThrow()
    expect(compte).toEqual({
      etat: 'desactive' satisfies EtatCompte,
      etat_depuis: maintenant,
      etat_role: 'referent',
      etat_motif: 'essai',
    })
    const lignes = await lire(compteId)
    expect(lignes).toEqual([{ acte: 'compte.desactive', motif: 'essai', details: { role: 'referent' } }])
  })

  it('writes nothing when there is no such transition', async () => {
    const compteId = await unCompte(essai.base, { etat: 'desactive' })
    expect(await changer(compteId, 'deverrouiller', 'titulaire')).toBeNull()
    expect(await changer(compteId, 'reactiver', 'titulaire')).toBeNull()
    expect(await lire(compteId)).toEqual([])
  })

  const lire = (compteId: string) =>
    essai.base
      .selectFrom('journal')
      .select(['acte', 'motif', 'details'])
      .where('compte_id', '=', compteId)
      .execute()
})
