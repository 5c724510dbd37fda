import type { Contexte } from '#src/habilitations/contexte.ts'
import { deposer } from '#src/imports/depot/deposer.ts'
import { type Champ, colonnes } from '#src/imports/personnes/colonnes.ts'
import { appliquerImport } from '#src/imports/travaux/appliquer-import.ts'
import { inviterImportes } from '#src/imports/travaux/inviter-importes.ts'
import { verifierImport } from '#src/imports/travaux/verifier-import.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { Services } from '#src/socle/services.ts'
import { travailler } from '../socle/travailler.ts'

/** Rows of people as a file would bring them, numbered from 2: the first one holds the titles. */
export function desLignes(...lignes: Partial<Record<Champ, string>>[]) {
  return lignes.map((champs, i) => ({
    numero: i + 2,
    champs: { ...Object.fromEntries(colonnes.map(({ champ }) => [champ, ''])), ...champs },
  }))
}

/** An import deposited and verified. @returns its id. */
export async function unImportVerifie(
  services: Services,
  contexte: Contexte,
  lignes: ReturnType<typeof desLignes>,
): Promise<string> {
  const depose = await enTransaction(services.base, tx =>
    deposer(tx, contexte, {
      genre: 'personnes',
      structureId: null,
      fichier: 'essai.csv',
      lignes,
      ignorees: [],
    }),
  )
  if (!depose.ok) throw new Error(depose.message)
  await travailler(services, [verifierImport])
  return depose.importId
}

export const travauxDesImports = [verifierImport, appliquerImport, inviterImportes]
