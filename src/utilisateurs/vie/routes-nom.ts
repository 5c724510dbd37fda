import { z } from 'zod'
import { accepterNom, ecarterNom } from '#src/comptes/vie/noms.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import { post, type Route } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { exigerCorrigible } from '../fiche/exiger-corrigible.ts'

const schema = z.object({ jeton: schemaJeton, decision: z.enum(['accepter', 'ecarter']) })

const faits = { accepter: 'Le nouveau nom est en place.', ecarter: 'Le nom reste celui d’avant.' }

/** A référent answers to the name that somebody asks for. */
export const routesNom: readonly Route[] = [
  post(chemins.nom(':compteId'), administrateur, async r => {
    const { id: compteId } = await exigerCorrigible(r)
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return r.redirige(chemins.fiche(compteId))
    const { jeton, decision } = lu.valeurs
    const reponse = await uneSeuleFois<Record<never, never>>(r, jeton, async tx => {
      const commande = { compteId, acteurId: r.acteur.compteId, maintenant: r.maintenant, origine: r.origine }
      const fait = await (decision === 'accepter' ? accepterNom : ecarterNom)(tx, commande)
      const message = fait ? faits[decision] : 'Quelqu’un a déjà répondu à cette proposition.'
      return { ok: true, vers: chemins.fiche(compteId), message }
    })
    return r.redirige(chemins.fiche(compteId), reponse.ok ? reponse.message : undefined)
  }),
]
