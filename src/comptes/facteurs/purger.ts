import type { Travail } from '#src/socle/travaux/travail.ts'

const jour = 86_400_000
/** A browser that has not been seen for that long is a new one again. */
const treizeMois = 396 * jour

/** Each night: pending sign-ins and devices that serve nobody any more. The second run finds nothing. */
export const purgerFacteurs: Travail = {
  nom: 'purger-facteurs',
  cron: '20 2 * * *',
  executer: async ({ base, horloge, log }) => {
    const ilYA = (duree: number) => new Date(horloge().getTime() - duree)
    // a day more: codes sent within the hour are counted even when they have died since
    const attentes = await base
      .deleteFrom('connexion_en_attente')
      .where('expire_le', '<', ilYA(jour))
      .executeTakeFirst()
    const confiances = await base
      .deleteFrom('appareil_de_confiance')
      .where('expire_le', '<=', ilYA(0))
      .executeTakeFirst()
    const connus = await base
      .deleteFrom('appareil_connu')
      .where('vu_le', '<', ilYA(treizeMois))
      .executeTakeFirst()
    log.info(
      {
        attentes: Number(attentes.numDeletedRows),
        confiances: Number(confiances.numDeletedRows),
        appareils: Number(connus.numDeletedRows),
      },
      'purge des seconds facteurs',
    )
  },
}
