import type { Hono } from 'hono'
import { statutsAnomalie } from '../anomalies.ts'
import type { Entrepot } from './entrepot.ts'
import { type creerPannes, pannesPossibles, schemaPanne } from './pannes.ts'
import { repondreAuSignalement, schemaReponse } from './repondre.ts'
import { estRessource, typesServis } from './ressources.ts'

/** The double's own routes, under `/double`: the day, the faults, what is corrected at the source. The ROR has none. */
export function ajouterCommandes(
  app: Hono,
  {
    entrepot,
    pannes,
    appels,
  }: { entrepot: Entrepot; pannes: ReturnType<typeof creerPannes>; appels: object },
): void {
  const etat = () => ({
    jour: entrepot.jour(),
    maintenant: entrepot.maintenant(),
    volumes: Object.fromEntries(typesServis.map(type => [type, entrepot.toutes(type).length])),
    appels,
    pannes: pannes.actives(),
  })
  app.get('/double', c => c.json({ ...etat(), pannesPossibles }))
  app.post('/double/jour/:jour{\\d{1,4}}', c => {
    entrepot.allerAuJour(Number(c.req.param('jour')))
    return c.json(etat())
  })
  app.post('/double/panne', async c => {
    const demande = schemaPanne.safeParse(await c.req.json().catch(() => undefined))
    if (!demande.success) return c.json({ erreurs: demande.error.issues, pannesPossibles }, 400)
    pannes.demander(demande.data)
    return c.json(etat())
  })
  app.delete('/double/panne', c => {
    pannes.reparer()
    return c.json(etat())
  })
  app.get('/double/signalement', c => c.json(entrepot.toutes('Task')))
  app.post('/double/signalement/:id', async c => {
    const demande = schemaReponse.safeParse(await c.req.json().catch(() => undefined))
    if (!demande.success)
      return c.json({ erreurs: demande.error.issues, statuts: Object.fromEntries(statutsAnomalie) }, 400)
    const tache = repondreAuSignalement(entrepot, c.req.param('id'), demande.data)
    return tache ? c.json(tache) : c.json({ erreur: 'Aucun signalement de cet identifiant.' }, 404)
  })
  app.post('/double/ressource', async c => {
    const recue: unknown = await c.req.json().catch(() => undefined)
    return estRessource(recue)
      ? c.json(entrepot.deposer(recue))
      : c.json({ erreur: 'Une ressource FHIR avec son identifiant est attendue.' }, 400)
  })
  app.delete('/double/ressource/:type/:id', c => {
    entrepot.retirer(c.req.param('type'), c.req.param('id'))
    return c.json(etat())
  })
}
