import { z } from 'zod'
import { type Cle, clesDe } from '#src/comptes/cles-acces/lire-cles.ts'
import { renommerCle } from '#src/comptes/cles-acces/renommer-cle.ts'
import { retirerCle } from '#src/comptes/cles-acces/retirer-cle.ts'
import { jetonPresente } from '#src/comptes/connexion/cookie-de-session.ts'
import { avecPatience } from '#src/comptes/connexion/patienter.tsx'
import { refusControle } from '#src/comptes/mon-compte/controler-mot-de-passe.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import type { ErreursFormulaire } from '#src/socle/ui/formulaire.tsx'
import { lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { motDePasseActuel, nomDeCle } from './champs.ts'
import { chemins } from './chemins.ts'
import { PageModifierCle } from './page-modifier.tsx'

const schemaNom = z.object({ nom: nomDeCle })
const schemaRetrait = z.object({ motDePasse: motDePasseActuel })

export const routesModifierCle: readonly Route[] = [
  get(chemins.modifier, connecte, async r => {
    const cleId = r.requete('cle')
    return cleId ? montrer(r, await maCle(r, cleId)) : r.redirige(chemins.panneau)
  }),

  post(chemins.renommer, connecte, async r => {
    const lu = await lireFormulaire(r, schemaNom)
    const cle = await maCle(r, lu.saisie.cle?.at(-1))
    const nomSaisi = (lu.saisie.nom?.at(-1) ?? '').slice(0, 60)
    if (!lu.ok) return montrer(r, cle, { nomSaisi, erreurs: lu.erreurs })
    const { nom } = lu.valeurs
    const { compteId } = r.acteur
    const { maintenant, origine } = r
    await enTransaction(r.services.base, tx =>
      renommerCle(tx, { compteId, cleId: cle.id, nom, maintenant, origine }),
    )
    return r.redirige(chemins.panneau, `La clé d’accès s’appelle maintenant « ${nom} ».`)
  }),

  post(
    chemins.retirer,
    connecte,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, schemaRetrait)
      const cle = await trouverMaCle(r, lu.saisie.cle?.at(-1))
      if (!cle) return r.redirige(chemins.panneau, 'Cette clé d’accès n’est plus dans votre compte.')
      if (!lu.ok) return montrer(r, cle, { erreurs: lu.erreurs })
      const { maintenant, origine } = r
      const retrait = await retirerCle(r.services, {
        compteId: r.acteur.compteId,
        cleId: cle.id,
        motDePasse: lu.valeurs.motDePasse,
        jetonDeSession: jetonPresente(r),
        maintenant,
        origine,
      })
      return retrait.ok
        ? r.redirige(chemins.panneau, `La clé d’accès « ${cle.nom} » est retirée.`)
        : montrer(r, cle, { erreurs: { motDePasse: refusControle[retrait.motif] } })
    }),
  ),
]

async function trouverMaCle(r: Requete<Acteur>, cleId: string | undefined): Promise<Cle | undefined> {
  return (await clesDe(r.services.base, r.acteur.compteId)).find(({ id }) => id === cleId)
}

/** @throws Introuvable for a key that is not one's own, whether it exists or not */
async function maCle(r: Requete<Acteur>, cleId = ''): Promise<Cle> {
  return (await trouverMaCle(r, cleId)) ?? refuserAcces(r, { objet: 'cle-acces', id: cleId })
}

function montrer(
  r: Requete<Acteur>,
  cle: Cle,
  refus?: { erreurs: ErreursFormulaire; nomSaisi?: string },
): Promise<Response> {
  return r.page({
    titre: `${refus ? 'À corriger : clé' : 'Clé'} d’accès « ${cle.nom} », Mon compte`,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: <PageModifierCle cle={cle} courriel={r.acteur.courriel} {...refus} />,
  })
}
