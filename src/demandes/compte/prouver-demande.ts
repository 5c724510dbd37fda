import { trouverCompteParCourriel } from '#src/comptes/identite/requetes.ts'
import { empreinteDe } from '#src/comptes/liens/secret.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Envoi } from '../courriels.ts'
import { deposer } from '../demander/deposer.ts'

const validite = 86_400_000

function parLien(base: Lecture, secret: string, maintenant: Date) {
  return base
    .selectFrom('demande_a_prouver as d')
    .innerJoin('structure as s', 's.id', 'd.structure_id')
    .selectAll('d')
    .select('s.nom as structure')
    .where('d.empreinte', '=', empreinteDe(secret))
    .where('d.prouvee_le', 'is', null)
    .where('d.creee_le', '>', new Date(maintenant.getTime() - validite))
}

/** What the link leads to, without using it up: mail scanners open links before people do. */
export function lireDemandeAProuver(base: Lecture, secret: string, maintenant: Date) {
  return parLien(base, secret, maintenant).executeTakeFirst()
}

export type Preuve = 'deposee' | 'deja-demandee' | 'compte-existant' | 'lien-mort'

/** The mailbox is proved: the request reaches the référents of the structure. Once for each link. */
export async function prouverDemande(
  tx: Ecriture,
  c: Envoi & Pick<Contexte, 'origine'>,
  secret: string,
): Promise<Preuve> {
  const demande = await parLien(tx, secret, c.maintenant).forUpdate('d').executeTakeFirst()
  if (!demande) return 'lien-mort'
  await tx
    .updateTable('demande_a_prouver')
    .set({ prouvee_le: c.maintenant })
    .where('id', '=', demande.id)
    .execute()
  // made meanwhile by a référent, or by the answer to another request
  if (await trouverCompteParCourriel(tx, demande.courriel)) return 'compte-existant'
  const { structure_id, courriel, nom, prenom, profession_code, rpps, motif } = demande
  const deja = await tx
    .selectFrom('demande')
    .select('id')
    .where('courriel', '=', courriel)
    .where('structure_id', '=', structure_id)
    .where('etat', '=', 'a-traiter')
    .executeTakeFirst()
  if (deja) return 'deja-demandee'
  const { services, maintenant, origine } = c
  await deposer(
    tx,
    { services, maintenant, origine, acteur: null },
    {
      genre: 'compte',
      demandeurId: null,
      perimetre: { genre: 'structure', structureId: structure_id },
      profils: [],
      motif,
      identite: { courriel, nom, prenom, profession_code, rpps },
    },
  )
  return 'deposee'
}
