import { inviter } from '#src/comptes/liens/inviter.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { schemaDonnees } from './contexte.ts'

const parPaquet = 50

/** After the confirmation: an invitation to each new account, in small transactions. Run twice, each is sent once. */
export const inviterImportes: Travail = {
  nom: 'inviter-importes',
  executer: async ({ base, config, horloge }, donnees) => {
    const { importId } = schemaDonnees.parse(donnees)
    for (;;) {
      const invites = await enTransaction(base, async tx => {
        const lignes = await tx
          .selectFrom('import_ligne as l')
          .innerJoin('import as i', 'i.id', 'l.import_id')
          .innerJoin('compte as c', 'c.id', 'i.compte_id')
          .select(['l.numero', 'l.compte_id as compteId', 'c.prenom', 'c.nom'])
          .where('l.import_id', '=', importId)
          .where('l.a_inviter', '=', true)
          .orderBy('l.numero')
          .limit(parPaquet)
          .forUpdate('l')
          .execute()
        for (const { numero, compteId, prenom, nom } of lignes) {
          await inviter(tx, {
            compteId: compteId ?? '',
            maintenant: horloge(),
            urlPublique: config.URL_PUBLIQUE,
            invitant: `${prenom} ${nom}`,
            cle: `import:${compteId}`,
            enNombre: true,
          })
          await tx
            .updateTable('import_ligne')
            .set({ a_inviter: false })
            .where('import_id', '=', importId)
            .where('numero', '=', numero)
            .execute()
        }
        return lignes.length
      })
      if (invites < parPaquet) return
    }
  },
}
