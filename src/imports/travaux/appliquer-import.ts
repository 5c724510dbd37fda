import { sql } from 'kysely'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { journaliser } from '#src/socle/journal/journal.ts'
import type { Services } from '#src/socle/services.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import type { LigneLue } from '../fichier/colonnes.ts'
import { type LigneImportee, lireLignes } from '../lire-imports.ts'
import type { Champ } from '../personnes/colonnes.ts'
import { executer, type Verdict } from '../personnes/executer.ts'
import type { Issue } from '../tables.ts'
import { type ImportEnCours, reprendreImport, schemaDonnees, suivre } from './contexte.ts'
import { lancer } from './lancer.ts'
import { noterFaites } from './noter-lignes.ts'

/** The confirmed rows, all in one transaction: killed in the middle, nothing is written; run twice, it writes once. */
export const appliquerImport: Travail = {
  nom: 'appliquer-import',
  executer: async (services, donnees) => {
    const { importId } = schemaDonnees.parse(donnees)
    await enTransaction(services.base, async tx => {
      const repris = await reprendreImport(tx, services, importId)
      if (repris?.etat !== 'a-appliquer') return
      await appliquer(tx, services, repris)
    })
  },
}

async function appliquer(tx: Ecriture, services: Services, repris: ImportEnCours): Promise<void> {
  const { id, homonymes, contexte } = repris
  const { acteur, maintenant, origine } = contexte
  const confirmees = (await lireLignes(tx, id)).filter(({ issue }) => estConfirmee(issue, homonymes))
  const bilan = await ecrireCeQuiTient(tx, services, repris, confirmees)
  await noterFaites(tx, id, bilan)
  const combien = (issue: Issue) => bilan.ecrites.filter(v => v.issue === issue).length
  await tx
    .updateTable('import')
    .set({ etat: 'applique', applique_le: maintenant, faites: sql<number>`lignes` })
    .where('id', '=', id)
    .execute()
  await journaliser(tx, {
    instant: maintenant,
    acteurId: acteur.compteId,
    acte: 'import.applique',
    details: {
      lignes: bilan.ecrites.length,
      comptes: combien('cree'),
      ecartees: bilan.ecartees.length,
      import: id,
    },
    origine,
  })
  await lancer(tx, 'inviter-importes', id)
}

/** What the person saw and confirmed: a row refused by the dry run is not given a second chance behind their back. */
function estConfirmee(issue: Issue | null, homonymes: boolean): boolean {
  return (
    issue === 'cree' || issue === 'attribue' || issue === 'propose' || (homonymes && issue === 'homonyme')
  )
}

/**
 * Writes, and looks whether each row became what had been foretold. If some did not, undoes all and writes again without
 * them: what was confirmed is written as it was confirmed, or not at all.
 */
async function ecrireCeQuiTient(
  tx: Ecriture,
  services: Services,
  { id, contexte, homonymes }: ImportEnCours,
  confirmees: readonly LigneImportee[],
): Promise<{ ecrites: Verdict[]; ecartees: Verdict[] }> {
  const ecartees: Verdict[] = []
  for (let lignes = confirmees; ; ) {
    await sql`savepoint ecriture`.execute(tx)
    const verdicts = await executer(tx, contexte, lignes as readonly LigneLue<Champ>[], {
      homonymes,
      avancer: suivre(services, id),
    })
    const changees = lignes.flatMap(({ numero, issue }) => {
      const verdict = verdicts.get(numero)
      return verdict && !estTenu(issue, verdict.issue) ? verdict : []
    })
    if (changees.length === 0) return { ecrites: [...verdicts.values()], ecartees }
    await sql`rollback to savepoint ecriture`.execute(tx)
    ecartees.push(...changees)
    lignes = lignes.filter(({ numero }) => !changees.some(v => v.numero === numero))
  }
}

function estTenu(prevue: Issue | null, obtenue: Issue): boolean {
  return prevue === 'homonyme' ? estConfirmee(obtenue, false) : prevue === obtenue
}
