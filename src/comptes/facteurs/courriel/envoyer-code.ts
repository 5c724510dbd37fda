import { randomInt } from 'node:crypto'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { empreintesScellees } from '#src/socle/secrets/chiffrer.ts'
import { trousseauDe } from '#src/socle/secrets/cles.ts'
import type { Attente } from '../attente.ts'
import { chiffresSaisis } from '../code-saisi.ts'
import { envoyerCourrielDuCode } from '../courriels.ts'

const chiffres = 6
const minute = 60_000
export const dureeCode = 10 * minute
/** More codes than that in an hour to one person would be a nuisance sent in our name. */
export const codesParHeure = 5

type Envoi = { attente: Attente; maintenant: Date; origine: Origine; config: Config }

/** Mails a code for this sign-in only; an earlier one stops working. @returns false when too many were sent. */
export async function envoyerCode(
  tx: Ecriture,
  { attente, maintenant, origine, config }: Envoi,
): Promise<boolean> {
  const { compteId } = attente
  // two requests at once take turns, and count each other
  await tx.selectFrom('compte').select('id').where('id', '=', compteId).forUpdate().execute()
  const { recents } = await tx
    .selectFrom('code_courriel')
    .select(({ fn }) => fn.countAll<number>().as('recents'))
    .where('compte_id', '=', compteId)
    .where('cree_le', '>', new Date(maintenant.getTime() - 60 * minute))
    .executeTakeFirstOrThrow()
  if (recents >= codesParHeure) return false
  const code = String(randomInt(10 ** chiffres)).padStart(chiffres, '0')
  const [empreinte] = empreintesScellees(trousseauDe(config), cible(attente.id, code))
  await tx
    .insertInto('code_courriel')
    .values({
      attente_id: attente.id,
      compte_id: compteId,
      empreinte,
      cree_le: maintenant,
      expire_le: new Date(maintenant.getTime() + dureeCode),
    })
    .execute()
  await envoyerCourrielDuCode(tx, attente, { code, maintenant, origine })
  return true
}

/** When the last code left for this sign-in, if one did and still works. */
export async function codeEnvoyeLe(
  base: Lecture,
  attenteId: string,
  maintenant: Date,
): Promise<Date | undefined> {
  return (await dernierCode(base, attenteId, maintenant))?.creeLe
}

/** It dies with the sign-in that it finishes, which its caller holds: it is right once. */
export async function verifierCode(
  tx: Ecriture,
  {
    attente,
    saisie,
    maintenant,
    config,
  }: { attente: Attente; saisie: string; maintenant: Date; config: Config },
): Promise<boolean> {
  const code = chiffresSaisis(saisie, chiffres)
  const dernier = await dernierCode(tx, attente.id, maintenant)
  if (!code || !dernier) return false
  return empreintesScellees(trousseauDe(config), cible(attente.id, code)).some(e =>
    e.equals(dernier.empreinte),
  )
}

function dernierCode(base: Lecture, attenteId: string, maintenant: Date) {
  return base
    .selectFrom('code_courriel')
    .select(['empreinte', 'cree_le as creeLe', 'expire_le'])
    .where('attente_id', '=', attenteId)
    .where('expire_le', '>', maintenant)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

const cible = (attenteId: string, code: string) => `code-courriel:${attenteId}:${code}`
