import type { Issue, TableImport } from '#src/imports/tables.ts'
import type { Lecture } from '#src/socle/base/base.ts'

const lignes: [Issue, string, Record<string, string>][] = [
  ['cree', 'Compte créé.', { nom: 'Martin', prenom: 'Julie', courriel: 'julie.martin@ch.example' }],
  ['refuse', 'Ce profil n’existe pas.', { nom: 'Noir', prenom: 'Paul', courriel: 'paul.noir@ch.example' }],
  [
    'homonyme',
    'Un compte au même nom existe.',
    { nom: 'Roux', prenom: 'Max', courriel: 'max.roux@ch.example' },
  ],
]

/** A file that somebody sent today, verified and waiting for their decision. @returns its id. */
export async function unImport(
  base: Lecture,
  { compteId, structureId }: { compteId: string; structureId?: string },
  choix: Partial<Pick<TableImport, 'etat' | 'avance_le' | 'expire_le'>> = {},
): Promise<string> {
  const maintenant = new Date()
  const { id } = await base
    .insertInto('import')
    .values({
      compte_id: compteId,
      genre: structureId ? 'departs' : 'personnes',
      structure_id: structureId ?? null,
      fichier: 'essai.xlsx',
      colonnes_ignorees: ['Matricule'],
      etat: 'verifie',
      lignes: lignes.length,
      avance_le: maintenant,
      origine: '{}',
      cree_le: maintenant,
      expire_le: new Date(maintenant.getTime() + 86_400_000),
      confirme_le: null,
      applique_le: null,
      ...choix,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await base
    .insertInto('import_ligne')
    .values(
      lignes.map(([issue, explication, champs], i) => ({
        import_id: id,
        numero: i + 2,
        champs: JSON.stringify({ rpps: '', ...champs }),
        issue,
        explication,
        fait: null,
        compte_id: null,
      })),
    )
    .execute()
  return id
}
