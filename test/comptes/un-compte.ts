import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { cguEnVigueur } from '#src/comptes/cgu/versions.ts'
import type { TableCompte } from '#src/comptes/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'

/** The password of every account built here, and its digest, cheap on purpose: tests verify it hundreds of times. */
export const motDePasseDeTest = 'quatre chevaux bleus'
const empreinte =
  '$argon2id$v=19$m=256,t=1,p=1$oircisGyfHY1vpkCfdGG2A$3dol4fGFK1i1yKSKkm+EKLtlp6r8o0Rww7AOYcs84h0'

/**
 * Writes an active account that has accepted the terms, with what matters to the test only (`cgu_version: null`: not yet).
 * @returns its id.
 */
export async function unCompte(base: Lecture, choix: Partial<Insertable<TableCompte>> = {}): Promise<string> {
  const { id } = await base
    .insertInto('compte')
    .values({
      courriel: `${randomUUID()}@ch-essai.example`,
      civilite: null,
      nom: 'Durand',
      prenom: 'Marie',
      profession_code: null,
      fonction: null,
      rpps: null,
      telephone: null,
      etat: 'actif',
      mot_de_passe: choix.etat === 'invite' ? null : empreinte,
      cree_le: new Date('2026-01-05T09:00:00Z'),
      cree_par: null,
      invite_le: null,
      active_le: choix.etat === 'invite' ? null : new Date('2026-01-05T10:00:00Z'),
      derniere_connexion_le: null,
      ...choix,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (choix.cgu_version === undefined) await accepter(base, id)
  return id
}

async function accepter(base: Lecture, compteId: string): Promise<void> {
  const { version, empreinte: digest } = cguEnVigueur(new Date('2026-11-23T09:00:00Z'))
  const preuve = {
    compte_id: compteId,
    version,
    empreinte: digest,
    acceptee_le: new Date('2026-11-01T09:00:00Z'),
  }
  await base
    .insertInto('acceptation_cgu')
    .values({ ...preuve, adresse: null, navigateur: null })
    .execute()
  await base.updateTable('compte').set({ cgu_version: version }).where('id', '=', compteId).execute()
}
