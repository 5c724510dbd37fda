import type { Ecriture } from '#src/socle/base/base.ts'
import type { Config } from '#src/socle/config/config.ts'
import type { Origine } from '#src/socle/journal/journal.ts'
import { siUnique } from '../../si-unique.ts'
import { noterAjout } from '../noter-ajout.ts'
import { courriel } from './facteur-courriel.tsx'

type Commande = { compteId: string; maintenant: Date; origine: Origine; config: Config }

/** The codes by e-mail become this person's choice. The address itself is proved: activation and sign-in come from it. */
export async function choisirLeCourriel(tx: Ecriture, commande: Commande): Promise<void> {
  const nom = 'Mon adresse professionnelle'
  const ecrit = await siUnique(tx, () =>
    tx
      .insertInto('facteur')
      .values({
        compte_id: commande.compteId,
        genre: 'courriel',
        nom,
        secret: null,
        empreinte: null,
        dernier_pas: null,
        cree_le: commande.maintenant,
        utilise_le: null,
      })
      .execute(),
  )
  if (ecrit) await noterAjout(tx, { ...commande, nom, facteur: courriel })
}
