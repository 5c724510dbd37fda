import type { Travail } from '#src/socle/travaux/travail.ts'

/** Each night: the files that have expired, with their rows. What they wrote stays, and so does the journal. */
export const purgerImports: Travail = {
  nom: 'purger-imports',
  cron: '25 2 * * *',
  executer: async ({ base, horloge, log }) => {
    const { numDeletedRows } = await base
      .deleteFrom('import')
      .where('expire_le', '<=', horloge())
      .where(({ not, exists, selectFrom }) =>
        // a queue of mail that stood still for a week: the invitations are still due
        not(
          exists(
            selectFrom('import_ligne')
              .whereRef('import_id', '=', 'import.id')
              .where('a_inviter', '=', true)
              .select('numero'),
          ),
        ),
      )
      .executeTakeFirst()
    log.info({ imports: Number(numDeletedRows) }, 'purge des imports')
  },
}
