import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { estUuid } from '#src/structures/requetes.ts'
import type { RequeteScim } from '../jetons/authentifier.ts'
import { enJson, RefusScim, repondreRefus } from '../protocole/erreurs.ts'
import { type Projection, projeter } from '../protocole/projection.ts'
import { lireAttributs, lireRecherche, type Parametres, parametresDe } from '../protocole/recherche.ts'
import { urnListe } from '../protocole/urns.ts'
import { estConnue, exigerVersion } from '../protocole/versions.ts'
import { type Ressource, representer } from '../ressource/representer.ts'
import { type ContexteScim, contexteDe, type Issue, porteeDe } from './contexte.ts'
import { listerUtilisateurs, trouverUtilisateur, type Utilisateur } from './lire.ts'
import { lireDroits } from './lire-droits.ts'

/** The whole User as this entité sees it now. @throws RefusScim 404, the same for what is not here and what is not */
export async function lireUtilisateur(base: Lecture, c: ContexteScim, id: string) {
  const utilisateur = await trouverUtilisateur(base, porteeDe(c), id)
  if (!utilisateur)
    throw new RefusScim({ statut: 404, detail: 'Aucun utilisateur de votre entité n’a cet identifiant.' })
  const droits = await lireDroits(base, porteeDe(c), [id])
  const urlPublique = c.services.config.URL_PUBLIQUE
  return { utilisateur, ressource: representer(utilisateur, { droits, urlPublique }) }
}

export async function repondreUtilisateur(r: RequeteScim): Promise<Response> {
  const projection = lireAttributs(parametresDe(r.c))
  const { ressource } = await lireUtilisateur(r.services.base, contexteDe(r), r.c.req.param('id') ?? '')
  const version = ressource.meta.version ?? ''
  if (estConnue(r.c.req.header('if-none-match'), version))
    return new Response(null, { status: 304, headers: { etag: version, 'cache-control': 'no-store' } })
  return montrer(ressource, projection)
}

function montrer(ressource: Ressource, projection: Projection, statut = 200): Response {
  const { version = '', location = '' } = ressource.meta
  return enJson(projeter(ressource, projection), statut, { etag: version, location })
}

/** A page of users, from the address or from the body of a search. */
export async function repondreListe(r: RequeteScim, parametres: Parametres): Promise<Response> {
  const recherche = lireRecherche(parametres)
  const projection = lireAttributs(parametres)
  const c = contexteDe(r)
  const { base, config } = r.services
  const { total, utilisateurs } = await listerUtilisateurs(base, porteeDe(c), recherche)
  const droits = await lireDroits(
    base,
    porteeDe(c),
    utilisateurs.map(({ id }) => id),
  )
  const parCompte = Map.groupBy(droits, ({ compteId }) => compteId)
  return enJson({
    schemas: [urnListe],
    totalResults: total,
    startIndex: recherche.debut,
    itemsPerPage: utilisateurs.length,
    Resources: utilisateurs.map(u =>
      projeter(
        representer(u, { droits: parCompte.get(u.id) ?? [], urlPublique: config.URL_PUBLIQUE }),
        projection,
      ),
    ),
  })
}

type Ecrire = (tx: Ecriture, c: ContexteScim) => Promise<Issue>

/** Runs a use case and shows what the User has become. */
export async function repondreEcriture(r: RequeteScim, statut: 200 | 201, ecrire: Ecrire): Promise<Response> {
  const projection = lireAttributs(parametresDe(r.c))
  const c = contexteDe(r)
  const fait = await enTransaction(r.services.base, async tx => {
    const issue = await ecrire(tx, c)
    return issue.ok ? { ok: true as const, ...(await lireUtilisateur(tx, c, issue.id)) } : issue
  })
  return fait.ok ? montrer(fait.ressource, projection, statut) : repondreRefus(fait.refus)
}

/**
 * The User to change, ours until the end of the transaction: of two changes sent with the same version, the second
 * waits, then finds that it is not the version it knew. @throws RefusScim 404, 412
 */
export async function reserver(
  tx: Ecriture,
  r: RequeteScim,
  c: ContexteScim,
): Promise<{ utilisateur: Utilisateur; ressource: Ressource }> {
  const id = r.c.req.param('id') ?? ''
  if (estUuid(id)) await tx.selectFrom('compte').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  const lu = await lireUtilisateur(tx, c, id)
  exigerVersion(r.c.req.header('if-match'), lu.ressource.meta.version ?? '')
  return lu
}
