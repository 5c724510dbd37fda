import { createHash } from 'node:crypto'
import { racine, urnHabilitations, urnProfessionnel, urnUtilisateur } from '../protocole/urns.ts'
import type { Utilisateur } from '../utilisateurs/lire.ts'
import type { DroitMontre } from '../utilisateurs/lire-droits.ts'

export type Ressource = Record<string, unknown> & { id: string; meta: Record<string, string> }

/** A User as the entité sees it, whole. What has no value is left out. */
export function representer(
  u: Utilisateur,
  { droits, urlPublique }: { droits: readonly DroitMontre[]; urlPublique: string },
): Ressource {
  const nomComplet = `${u.prenom} ${u.nom}`
  const ressource = sansVide({
    schemas: [urnUtilisateur, urnProfessionnel, urnHabilitations],
    id: u.id,
    externalId: u.externalId,
    userName: u.courriel,
    name: { familyName: u.nom, givenName: u.prenom, formatted: nomComplet },
    displayName: nomComplet,
    title: u.fonction,
    active: u.present,
    emails: [{ value: u.courriel, type: 'work', primary: true }],
    phoneNumbers: u.telephone && [{ value: u.telephone, type: 'work', primary: true }],
    [urnProfessionnel]: sansVide({ rpps: u.rpps, etat: u.etat }),
    [urnHabilitations]: { habilitations: droits.map(({ compteId, ...droit }) => sansVide(droit)) },
  })
  const meta = {
    resourceType: 'User',
    created: u.creeLe.toISOString(),
    lastModified: u.modifieLe.toISOString(),
    location: `${urlPublique}${racine}/Users/${u.id}`,
  }
  return { ...ressource, id: u.id, meta: { ...meta, version: versionDe({ ...ressource, meta }) } }
}

/** Drawn from what is shown: it changes whenever anything does, a right that ends by itself included. */
function versionDe(montre: object): string {
  return `W/"${createHash('sha256').update(JSON.stringify(montre)).digest('base64url').slice(0, 22)}"`
}

function sansVide(objet: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(objet).filter(([, v]) => v !== null && v !== ''))
}
