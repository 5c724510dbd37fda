import { randomUUID } from 'node:crypto'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { creerJeton, dernierJourPossible } from '#src/scim/jetons/creer-jeton.ts'
import { trancheScim } from '#src/scim/tranche.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unePersonne } from '#test/constructeurs/comptes.ts'
import { uneHabilitation } from '#test/constructeurs/habilitations.ts'
import { uneStructure } from '#test/constructeurs/structures.ts'
import { servicesDeTest } from '#test/socle/services.ts'

export const urn = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  recherche: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  professionnel: 'urn:viatrajectoire:params:scim:schemas:1.0:Professionnel',
  habilitations: 'urn:viatrajectoire:params:scim:schemas:1.0:Habilitations',
} as const

// biome-ignore lint/suspicious/noExplicitAny: what a program reads of an answer, whatever it is
export type Lu = { statut: number; corps: any; entetes: Headers }

/** The slice alone: `systeme(secret)` speaks SCIM as an identity system does. */
export function applicationScim(base: Base, variables: NodeJS.ProcessEnv = {}) {
  const services = servicesDeTest(base, { variables })
  const app = creerServeur({
    services,
    tranches: [trancheScim],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  const systeme = (secret?: string) => {
    const envoyer = async (methode: string, chemin: string, corps?: unknown, entetes = {}): Promise<Lu> => {
      const reponse = await app.request(`http://localhost/scim/v2${chemin}`, {
        method: methode,
        headers: {
          ...(secret ? { authorization: `Bearer ${secret}` } : {}),
          ...(corps === undefined ? {} : { 'content-type': 'application/scim+json' }),
          ...entetes,
        },
        ...(corps === undefined ? {} : { body: typeof corps === 'string' ? corps : JSON.stringify(corps) }),
      })
      const texte = await reponse.text()
      return { statut: reponse.status, corps: texte ? JSON.parse(texte) : null, entetes: reponse.headers }
    }
    return {
      envoyer,
      lire: (chemin: string, entetes = {}) => envoyer('GET', chemin, undefined, entetes),
      filtrer: (filtre: string, suite = '') =>
        envoyer('GET', `/Users?filter=${encodeURIComponent(filtre)}${suite}`),
      creer: (champs: Parameters<typeof unUser>[0] = {}) => envoyer('POST', '/Users', unUser(champs)),
      corriger: (id: string, Operations: unknown, entetes = {}) =>
        envoyer('PATCH', `/Users/${id}`, { schemas: [urn.patch], Operations }, entetes),
      retirer: (id: string) => envoyer('DELETE', `/Users/${id}`),
    }
  }
  return { app, services, systeme }
}

export function unUser({ courriel, ...champs }: { courriel?: string } & Record<string, unknown> = {}) {
  return {
    schemas: [urn.user],
    userName: courriel ?? `${randomUUID()}@ch-lunel.example`,
    name: { familyName: 'Marchand', givenName: 'Zoé' },
    active: true,
    ...champs,
  }
}

/** A legal entity with one hospital of the Hérault, its two référents, a colleague, and the region's team. */
export async function unEtablissement(base: Base, nom = 'GHT du Littoral') {
  const entite = await base
    .insertInto('entite_juridique')
    .values({
      nom,
      finess: null,
      siren: null,
      statut_code: null,
      statut_libelle: null,
      ror_id: null,
      ror_region_code: null,
    })
    .returning(['id', 'nom'])
    .executeTakeFirstOrThrow()
  const structure = await uneStructure(base, { entite_juridique_id: entite.id })
  const [anne, bruno, chloe] = await Promise.all([
    unePersonne(base, { prenom: 'Anne', nom: 'Duval' }),
    unePersonne(base, { prenom: 'Bruno', nom: 'Petit' }),
    unePersonne(base, { prenom: 'Chloé', nom: 'Rey' }),
  ])
  const ici = { structureId: structure.id }
  await uneHabilitation(base, { compteId: anne.id, ...ici })
  await uneHabilitation(base, { compteId: bruno.id, ...ici })
  await uneHabilitation(base, { compteId: chloe.id, ...ici, profil: 'san-statistiques' })
  return { entite: { ...entite, finess: null, structures: 1 }, structure, anne, bruno, chloe }
}

export async function uneRegionale(base: Base, region = '76'): Promise<{ id: string; acteur: Acteur }> {
  const personne = await unePersonne(base, { prenom: 'Magali', nom: 'Castex' })
  await uneHabilitation(base, {
    compteId: personne.id,
    profil: 'adm-regional',
    perimetre: { genre: 'region', region },
  })
  return personne
}

type Entite = Awaited<ReturnType<typeof unEtablissement>>['entite']

export async function unJeton(base: Base, entite: Entite, maintenant = new Date('2026-11-23T09:00:00Z')) {
  const { acteur } = await uneRegionale(base)
  const cree = await enTransaction(base, tx =>
    creerJeton(
      tx,
      { acteur, maintenant, origine: {} },
      { entite, libelle: 'Entra ID', dernierJour: dernierJourPossible(maintenant) },
    ),
  )
  if (!cree.ok) throw new Error(cree.message)
  return cree.secret
}

/** An entité and its identity system, already connected. */
export async function connecte(base: Base, variables: NodeJS.ProcessEnv = {}) {
  const etablissement = await unEtablissement(base)
  const secret = await unJeton(base, etablissement.entite)
  const application = applicationScim(base, variables)
  return { ...etablissement, ...application, secret, si: application.systeme(secret) }
}
