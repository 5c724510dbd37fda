import { trancheAnnuaire } from '#src/annuaire/tranche.ts'
import { trancheComptes } from '#src/comptes/tranche.ts'
import { trancheEspace } from '#src/espace/tranche.ts'
import { droitsActuels } from '#src/habilitations/pouvoirs/droits-actuels.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import type { Base } from '#src/socle/base/base.ts'
import type { Tranche } from '#src/socle/tranche.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { trancheStructures } from '#src/structures/tranche.ts'
import { creerClient } from '#test/socle/client.ts'
import { servicesDeTest } from '#test/socle/services.ts'

/** The slices that everyone meets, where the session token is the account's own id: signing in is tested elsewhere. */
export function applicationEspace(
  base: Base,
  options: { depart?: string; variables?: NodeJS.ProcessEnv } = {},
) {
  const services = servicesDeTest(base, options)
  const tranches: Tranche[] = [
    trancheEspace,
    trancheAnnuaire,
    trancheHabilitations,
    trancheComptes,
    trancheStructures,
  ]
  const app = creerServeur({
    services,
    tranches,
    identifier: async (jeton, maintenant) => {
      const compte = await base
        .selectFrom('compte')
        .select(['id as compteId', 'prenom', 'nom', 'courriel'])
        .where('id', '=', jeton)
        .executeTakeFirst()
      if (!compte) return null
      const droits = await droitsActuels(base, compte.compteId, maintenant)
      return { ...compte, droits, obligation: null }
    },
  })
  return {
    services,
    /** A browser where this account is signed in, or nobody. */
    client: (compteId?: string) => {
      const client = creerClient(app)
      if (compteId) client.cookies.set('session', compteId)
      return client
    },
  }
}

/** The words of a page, without its markup. */
export function motsDe(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}
