import { z } from 'zod'
import { refusInvitation, renvoyerInvitation } from '#src/comptes/liens/inviter.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { estUnUuid, refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { chemins } from './cartes.tsx'
import { attendDans } from './comptes-en-attente.ts'
import { lireAccueil } from './lire-accueil.ts'
import { PageAccueil } from './page.tsx'

const schemaRenvoi = z.object({ jeton: schemaJeton, compte: z.string() })

export const routesAccueil: readonly Route[] = [
  get('/', connecte, async r =>
    r.page({ titre: 'Accueil', contenu: <PageAccueil accueil={await lireAccueil(r)} /> }),
  ),

  post(chemins.renvoyer, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaRenvoi)
    if (!lu.ok) return accueilRefuse(r, Object.values(lu.erreurs)[0] ?? '')
    const { jeton, compte: compteId } = lu.valeurs
    const { base, config } = r.services
    const sien = estUnUuid(compteId) && (await attendDans(base, r.acteur, compteId, r.maintenant))
    if (!sien) return refuserAcces(r, { objet: 'compte', id: compteId })
    const reponse = await uneSeuleFois<{ phrase: string }>(r, jeton, async tx => {
      const envoi = await renvoyerInvitation(tx, {
        compteId,
        maintenant: r.maintenant,
        urlPublique: config.URL_PUBLIQUE,
        invitant: `${r.acteur.prenom} ${r.acteur.nom}`,
        acteurId: r.acteur.compteId,
        origine: r.origine,
      })
      return envoi.ok
        ? { ok: true, vers: '/', message: 'Invitation renvoyée.' }
        : { ok: false, phrase: refusInvitation[envoi.motif] }
    })
    return reponse.ok ? r.redirige(reponse.vers, reponse.message) : accueilRefuse(r, reponse.phrase)
  }),
]

async function accueilRefuse(r: Parameters<typeof lireAccueil>[0], refus: string) {
  return r.page({
    titre: 'Accueil',
    statut: 422,
    contenu: <PageAccueil accueil={await lireAccueil(r)} refus={refus} />,
  })
}
