import { lirePageHistorique } from '#src/comptes/historique.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { get, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { CadreCompte, cheminCompte, libelleOnglet } from './cadre.tsx'
import { OngletJournal } from './journal.tsx'

const chemin = `${cheminCompte}/journal`

export const routesJournal: readonly Route[] = [
  get(chemin, connecte, async r => {
    const { compteId, prenom, nom, courriel } = r.acteur
    const avant = entier(r.requete('avant'), Number.MAX_SAFE_INTEGER)
    const { lignes, suivante } = await lirePageHistorique(r.services.base, { concerne: compteId }, avant)
    return r.page({
      titre: `${libelleOnglet('journal')}, Mon compte`,
      section: 'Administration',
      contenu: (
        <CadreCompte actif="journal" qui={`${prenom} ${nom}, ${courriel}`}>
          <OngletJournal
            moi={compteId}
            lignes={lignes}
            plusAncien={suivante ? `${chemin}?avant=${suivante}` : null}
            plusRecent={avant ? chemin : null}
          />
        </CadreCompte>
      ),
    })
  }),
]
