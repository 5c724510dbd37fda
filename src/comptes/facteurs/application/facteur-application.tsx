import type { Ecriture } from '#src/socle/base/base.ts'
import { dechiffrer } from '#src/socle/secrets/chiffrer.ts'
import { trousseauDe } from '#src/socle/secrets/cles.ts'
import { ChampCode } from '../champ-code.tsx'
import { enTable } from '../en-table.ts'
import type { Facteur, Presentation } from '../facteur.ts'
import { pasDuCode } from './totp.ts'

/** Says whose secret it is: copied to another account's row, it would not be read. */
export const contexteDuSecret = (compteId: string): string => `facteur:application:${compteId}`

export const application: Facteur = {
  ...enTable('application'),
  libelle: 'Application d’authentification',
  description:
    'Une application de votre téléphone affiche un code qui change toutes les trente secondes. Elle fonctionne sans réseau. Il faut un téléphone et une application gratuite, par exemple FreeOTP ou Google Authenticator.',
  ajout: '/second-facteur/application',
  refus:
    'Ce code n’est pas le bon, ou il a déjà servi. Saisissez celui que l’application affiche maintenant.',
  etape: async ({ erreur, fin }) => (
    <>
      <ChampCode
        libelle="Code de l’application"
        aide="Ouvrez l’application sur votre téléphone et saisissez les six chiffres affichés pour ViaTrajectoire."
        erreur={erreur}
      />
      {fin}
    </>
  ),
  verifier: async (tx, { attente, champs, maintenant, config }) => {
    for (const { id, secret } of await secretsDe(tx, attente.compteId, config)) {
      const pas = pasDuCode(secret, champs.code ?? '', maintenant)
      if (pas !== null && (await consommerPas(tx, { id, pas, maintenant }))) return true
    }
    return false
  },
}

async function secretsDe(tx: Ecriture, compteId: string, config: Presentation['config']) {
  const siens = await tx
    .selectFrom('facteur')
    .select(['id', 'secret'])
    .where('compte_id', '=', compteId)
    .where('genre', '=', 'application')
    .execute()
  return siens.flatMap(({ id, secret }) =>
    secret ? [{ id, secret: dechiffrer(trousseauDe(config), secret, contexteDuSecret(compteId)) }] : [],
  )
}

/** Takes the step for good. Of two that show the same code at once, the second waits, then finds it taken. */
async function consommerPas(
  tx: Ecriture,
  { id, pas, maintenant }: { id: string; pas: number; maintenant: Date },
): Promise<boolean> {
  const pris = await tx
    .updateTable('facteur')
    .set({ dernier_pas: pas, utilise_le: maintenant })
    .where('id', '=', id)
    .where('dernier_pas', '<', pas)
    .executeTakeFirst()
  return pris.numUpdatedRows === 1n
}
