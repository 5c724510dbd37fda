import { empreinteDe, nouveauSecret } from '#src/comptes/liens/secret.ts'
import { etatsEnService } from '#src/comptes/vie/transitions.ts'
import type { Contexte } from '#src/habilitations/contexte.ts'
import type { Ecriture, Lecture } from '#src/socle/base/base.ts'
import { journaliser } from '#src/socle/journal/journal.ts'

type Demande = Pick<Contexte, 'acteur' | 'maintenant' | 'origine'>

/** One address per account: a new one replaces the former, which stops working. @returns the secret, shown once */
export async function creerAdresse(tx: Ecriture, demande: Demande): Promise<string> {
  const secret = nouveauSecret()
  const valeurs = { empreinte: empreinteDe(secret), cree_le: demande.maintenant }
  await tx
    .insertInto('calendrier')
    .values({ compte_id: demande.acteur.compteId, ...valeurs })
    .onConflict(conflit => conflit.column('compte_id').doUpdateSet(valeurs))
    .execute()
  await noter(tx, demande, 'calendrier.cree')
  return secret
}

/** Programs that had the address find nothing from the next time on. */
export async function revoquerAdresse(tx: Ecriture, demande: Demande): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendrier')
    .where('compte_id', '=', demande.acteur.compteId)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await noter(tx, demande, 'calendrier.revoque')
}

export async function adresseCreeLe(base: Lecture, compteId: string): Promise<Date | null> {
  const trouvee = await base
    .selectFrom('calendrier')
    .select('cree_le')
    .where('compte_id', '=', compteId)
    .executeTakeFirst()
  return trouvee?.cree_le ?? null
}

/** Whose calendar it is, while their account is in service. */
export async function titulaireDuCalendrier(base: Lecture, secret: string): Promise<string | null> {
  const trouve = await base
    .selectFrom('calendrier')
    .innerJoin('compte', 'compte.id', 'calendrier.compte_id')
    .select('compte.id')
    .where('calendrier.empreinte', '=', empreinteDe(secret))
    .where('compte.etat', 'in', etatsEnService)
    .executeTakeFirst()
  return trouve?.id ?? null
}

function noter(tx: Ecriture, { acteur, maintenant, origine }: Demande, acte: string) {
  const { compteId } = acteur
  return journaliser(tx, { instant: maintenant, acteurId: compteId, acte, compteId, origine })
}
