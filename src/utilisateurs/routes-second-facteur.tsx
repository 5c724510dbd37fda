import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { reinitialiserFacteurs } from '#src/comptes/facteurs/reinitialiser.ts'
import type { Compte } from '#src/comptes/identite/requetes.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { type Erreurs, lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { texteLong } from '#src/socle/web/schemas.ts'
import { chemins } from './chemins.ts'
import { exigerCorrigible } from './fiche/exiger-corrigible.ts'
import { nomDe } from './pages/fiche.tsx'
import { PageReinitialiserFacteurs } from './pages/second-facteur.tsx'

const schema = z.object({
  jeton: schemaJeton,
  raison: texteLong('Raison', 500).refine(
    v => v !== '',
    'Dites pourquoi : la personne et le journal le liront.',
  ),
})

/** A colleague who has lost every second factor: their référent, or the regional team, opens the way again. */
export const routesReinitialisation = [
  get(chemins.secondFacteur(':compteId'), administrateur, async r => montrer(r, await exigerCorrigible(r))),

  post(chemins.secondFacteur(':compteId'), administrateur, async r => {
    const compte = await exigerCorrigible(r)
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, compte, lu.erreurs, lu.saisie.raison?.at(-1))
    const reponse = await uneSeuleFois<{ motif: string }>(r, lu.valeurs.jeton, async tx => {
      const fait = await reinitialiserFacteurs(tx, {
        compteId: compte.id,
        personne: nomDe(compte),
        acteurId: r.acteur.compteId,
        par: nomDe(r.acteur),
        raison: lu.valeurs.raison,
        maintenant: r.maintenant,
        origine: r.origine,
        config: r.services.config,
      })
      const message = 'Ses seconds facteurs sont réinitialisés.'
      return fait.ok ? { ok: true, vers: chemins.fiche(compte.id), message } : fait
    })
    return reponse.ok ? r.redirige(reponse.vers, reponse.message) : r.introuvable()
  }),
]

function montrer(r: Requete, compte: Compte, erreurs?: Erreurs, raison?: string): Promise<Response> {
  return r.page({
    titre: `${erreurs ? 'Erreur : réinitialiser' : 'Réinitialiser'} les seconds facteurs`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageReinitialiserFacteurs
        compte={compte}
        jeton={randomUUID()}
        {...(erreurs && { erreurs })}
        {...(raison !== undefined && { raison })}
      />
    ),
  })
}
