import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Base, Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { planifier, type Travail } from '#src/socle/travaux/travail.ts'
import { annoncerDejaActif, envoyerLienMotDePasse } from '../courriels.ts'
import { type Compte, trouverCompte } from '../identite/requetes.ts'
import { envoyerLienLiaison } from '../pro-sante-connect/courriels.ts'
import { envoyerRetour } from '../vie/reactiver-par-lien.ts'
import { estEnService } from '../vie/transitions.ts'
import { inviter } from './inviter.ts'
import { creerLien } from './liens.ts'
import { empreinteDe } from './secret.ts'

const schema = z.object({
  compteId: z.uuid(),
  usage: z.enum(['activation', 'mot-de-passe', 'liaison-psc']),
  demande: z.uuid(),
})
type Demande = z.infer<typeof schema>

/**
 * Anybody asks for a link at any address. Known or not, the same look-up and the same job are done, and the page
 * answers the same: whether a mail leaves is decided later, away from the person who asks.
 */
export function demanderLien(base: Base, { courriel, usage }: { courriel: string; usage: Demande['usage'] }) {
  return enTransaction(base, async tx => {
    const compte = await tx
      .selectFrom('compte')
      .select('id')
      .where('courriel', '=', courriel)
      .executeTakeFirst()
    const demande: Demande = { compteId: compte?.id ?? randomUUID(), usage, demande: randomUUID() }
    // pressed ten times before the first leaves: one mail
    await planifier(tx, 'envoyer-lien', demande, {
      cle: `lien:${usage}:${empreinteDe(courriel).toString('hex')}`,
    })
  })
}

/** Mails what the person needs to get in, given what their account is. Run twice, it mails once. */
export const envoyerLien: Travail = {
  nom: 'envoyer-lien',
  executer: async ({ base, horloge, config }, donnees) => {
    const demande = schema.parse(donnees)
    const cle = `lien:${demande.demande}`
    await enTransaction(base, async tx => {
      const compte = await trouverCompte(tx, demande.compteId)
      const faite = await tx.selectFrom('courriel').select('id').where('cle', '=', cle).executeTakeFirst()
      if (!compte || faite) return
      await selonEtat(tx, compte, demande.usage, {
        maintenant: horloge(),
        urlPublique: config.URL_PUBLIQUE,
        cle,
      })
    })
  },
}

async function selonEtat(
  tx: Ecriture,
  compte: Compte,
  usage: Demande['usage'],
  envoi: { maintenant: Date; urlPublique: string; cle: string },
): Promise<void> {
  // never activated: whatever was asked, activation is what is needed
  if (compte.etat === 'invite') await inviter(tx, { ...envoi, compteId: compte.id })
  if (compte.etat === 'inactif' || (compte.etat === 'verrouille' && usage === 'activation'))
    await envoyerRetour(tx, compte, envoi)
  if (!estEnService(compte.etat)) return
  const { maintenant } = envoi
  if (usage === 'activation') {
    if (compte.etat === 'verrouille') return
    // once a day is enough to say that nothing is needed
    const cle = `deja-actif:${compte.id}:${jourDe(maintenant)}`
    return annoncerDejaActif(tx, compte, { ...envoi, cle })
  }
  const secret = await creerLien(tx, { compteId: compte.id, usage, maintenant })
  if (!secret) return
  await (usage === 'liaison-psc' ? envoyerLienLiaison : envoyerLienMotDePasse)(tx, compte, secret, envoi)
}
