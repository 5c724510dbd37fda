import { trancheDemandes } from '#src/demandes/tranche.ts'
import { trancheHabilitations } from '#src/habilitations/tranche.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Base } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { unePersonne } from '../constructeurs/comptes.ts'
import { uneHabilitation } from '../constructeurs/habilitations.ts'
import { unHopital } from '../constructeurs/scene.ts'
import { applicationConnectee } from '../socle/application-connectee.ts'
import { creerClient } from '../socle/client.ts'
import { travailler } from '../socle/travailler.ts'

/** The slice with the rights it gives: `client(compteId)` is a browser where that person has signed in. */
export function applicationDemandes(base: Base, depart?: string) {
  const { app, services, client } = applicationConnectee(
    base,
    [trancheDemandes, trancheHabilitations],
    depart,
  )
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
    client,
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
