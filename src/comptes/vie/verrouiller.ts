import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { planifier, type Travail } from '#src/socle/travaux/travail.ts'
import { trouverCompte } from '../identite/requetes.ts'
import { creerLien } from '../liens/liens.ts'
import { empreinteDe } from '../liens/secret.ts'
import { changerEtat } from './changer-etat.ts'
import { envoyerDeverrouillage } from './courriels.ts'

const jour = 86_400_000
const schema = z.object({ compteId: z.uuid() })

type Echec = { courriel: string; compteId: string | null; maintenant: Date }

/**
 * After a wrong password: enough of them within a day, and the account is locked. Known or not, the address costs the
 * same count and the same job; whether there is an account to lock is found later, away from the person who tries.
 */
export async function surveillerEchecs(
  { base, config }: Pick<Services, 'base' | 'config'>,
  { courriel, compteId, maintenant }: Echec,
): Promise<void> {
  const seuil = config.VERROUILLAGE_ECHECS
  if (seuil === 0) return
  const depuis = new Date(maintenant.getTime() - jour)
  if ((await compterEchecs(base, courriel, { depuis, seuil })) < seuil) return
  await enTransaction(base, tx =>
    planifier(
      tx,
      'verrouiller-compte',
      { compteId: compteId ?? randomUUID() },
      {
        cle: `verrou:${empreinteDe(courriel).toString('hex')}`,
      },
    ),
  )
}

/** Locks the account if the failures are still there, and mails the way out. Run twice, it locks once. */
export const verrouillerCompte: Travail = {
  nom: 'verrouiller-compte',
  executer: async ({ base, horloge, config }, donnees) => {
    const { compteId } = schema.parse(donnees)
    const maintenant = horloge()
    const seuil = config.VERROUILLAGE_ECHECS
    await enTransaction(base, async tx => {
      const compte = await trouverCompte(tx, compteId)
      if (compte?.etat !== 'actif') return
      // what was failed before the last unlocking is forgiven
      const depuis = new Date(Math.max(maintenant.getTime() - jour, compte.etatDepuis.getTime()))
      const echecs = await compterEchecs(tx, compte.courriel, { depuis, seuil })
      if (echecs < seuil) return
      const acte = { action: 'verrouiller', role: 'systeme', acteurId: null } as const
      if (!(await changerEtat(tx, { ...acte, compteId, maintenant, details: { echecs } }))) return
      const secret = await creerLien(tx, { compteId, usage: 'deverrouillage', maintenant })
      const envoi = { maintenant, urlPublique: config.URL_PUBLIQUE }
      if (secret) await envoyerDeverrouillage(tx, compte, secret, envoi)
    })
  },
}

/** Wrong passwords at this address since the last right one; counted up to `seuil`. */
async function compterEchecs(
  base: Lecture,
  courriel: string,
  { depuis, seuil }: { depuis: Date; seuil: number },
): Promise<number> {
  const empreinte = empreinteDe(courriel.toLowerCase())
  const { rows } = await sql<{ echecs: number }>`
    select count(*)::int as echecs from (
      select from connexion
      where courriel_empreinte = ${empreinte} and not reussie and moyen = 'mot-de-passe' and instant > ${depuis}
        and instant > coalesce((
          select max(instant) from connexion
          where courriel_empreinte = ${empreinte} and reussie and moyen <> 'controle' and instant > ${depuis}
        ), '-infinity')
      limit ${seuil}
    ) e`.execute(base)
  return rows[0]?.echecs ?? 0
}
