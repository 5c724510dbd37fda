import { ouvrirSession } from '#src/comptes/connexion/session.ts'
import { trancheDemandes } from '#src/demandes/tranche.ts'
import { identifier } from '#src/habilitations/pouvoirs/acteur.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { creerServeur } from '#src/socle/web/serveur.tsx'
import { unePersonne } from '../constructeurs/comptes.ts'
import { uneHabilitation } from '../constructeurs/habilitations.ts'
import { unHopital } from '../constructeurs/scene.ts'
import { creerClient } from '../socle/client.ts'
import { servicesDeTest } from '../socle/services.ts'
import { travailler } from '../socle/travailler.ts'

/** The slice with the rights it gives: `client(compteId)` is a browser where that person has signed in. */
export function applicationDemandes(base: Base, depart?: string) {
  const services = servicesDeTest(base, depart ? { depart } : {})
  const app = creerServeur({
    services,
    tranches: [trancheDemandes, trancheHabilitations],
    identifier: (jeton, maintenant) => identifier(services, jeton, maintenant),
  })
  return {
    app,
    services,
    /** Who acts now, for a use case. */
    contexte: (acteur: Acteur) => ({ acteur, maintenant: services.horloge(), origine: {}, services }),
    /** What `acteur` does, in a transaction of its own. */
    agir: <T>(agir: Parameters<typeof enTransaction<T>>[1]) => enTransaction(base, agir),
    travailler: () => travailler(services, trancheDemandes.travaux ?? []),
    executer: (nom: string) =>
      trancheDemandes.travaux?.find(travail => travail.nom === nom)?.executer(services, {}),
    courriels: () =>
      base.selectFrom('courriel').select(['destinataire', 'sujet', 'texte', 'cle']).orderBy('id').execute(),
    anonyme: () => creerClient(app),
    client: async (compteId: string) => {
      const jeton = await enTransaction(base, tx =>
        ouvrirSession(tx, {
          compteId,
          moyen: 'demo',
          maintenant: services.horloge(),
          origine: {},
          config: services.config,
        }),
      )
      const client = creerClient(app)
      client.cookies.set('session', jeton)
      return client
    },
  }
}

/** The hospital of `unHopital`, with its département's chargée de mission, Dina. */
export async function unHopitalSuivi(base: Base) {
  const hopital = await unHopital(base)
  const dina = await unePersonne(base, { prenom: 'Dina', nom: 'Serres' })
  await uneHabilitation(base, {
    compteId: dina.id,
    profil: 'adm-departemental',
    perimetre: { genre: 'departement', departement: '34' },
  })
  return { ...hopital, dina }
}
