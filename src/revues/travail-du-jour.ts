import { enTransaction } from '#src/socle/base/transaction.ts'
import { zonee } from '#src/socle/temps/jours.ts'
import type { Travail } from '#src/socle/travaux/travail.ts'
import { ouvrirLesSuivantes } from './campagnes/ouvrir-les-suivantes.ts'
import { cloreLesEchues } from './cloture/clore-d-office.ts'
import { envoyerRappelsDeRevue } from './rappels/envoyer-rappels.ts'
import { compterLesProfessions } from './reperes/professions-du-profil.ts'
import { releverLesUtilisations } from './reperes/relever-utilisations.ts'

const heureDuJour = 6

/**
 * Every morning from 06:00 in Paris: closes what is overdue, reads how rights are used, opens what is due, reminds. Cron knows only UTC, so it knocks
 * at both hours that may be six in the morning in Paris; each step run twice, or late, changes nothing more.
 */
export const revuesDuJour: Travail = {
  nom: 'revues-du-jour',
  cron: '0 4,5 * * *',
  executer: async services => {
    const maintenant = services.horloge()
    if (zonee(maintenant).hour < heureDuJour) return
    const closes = await cloreLesEchues(services, maintenant)
    // what lists freeze of them is of this morning
    const releves = await releverLesUtilisations(services.base, maintenant)
    await enTransaction(services.base, tx => compterLesProfessions(tx, maintenant))
    const ouvertes = await ouvrirLesSuivantes(services.base, maintenant)
    const rappels = await envoyerRappelsDeRevue(services, maintenant)
    services.log.info({ closes, releves, ouvertes, rappels }, 'revues des habilitations')
  },
}
