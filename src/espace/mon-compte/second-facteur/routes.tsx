import { z } from 'zod'
import { retirerConfiance } from '#src/comptes/appareils/confiance.ts'
import { avecPatience } from '#src/comptes/connexion/patienter.tsx'
import { cheminConnexionEtSecurite } from '#src/comptes/facteurs/enrolement/cadre.tsx'
import { refusDePreuve } from '#src/comptes/facteurs/enrolement/preuve-recente.ts'
import { refusRetrait, renommerFacteur, retirerFacteur, trouverFacteur } from '#src/comptes/facteurs/gerer.ts'
import type { FacteurPossede } from '#src/comptes/facteurs/registre.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type Erreurs, lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { texteRequis } from '#src/socle/web/schemas.ts'
import { cheminAppareils, cheminGerer, cheminRetrait } from './chemins.ts'
import { PageGererFacteur } from './page-gerer.tsx'

const absent = (r: Requete) => r.redirige(cheminConnexionEtSecurite, refusRetrait.introuvable)

export const routesSecondFacteur = [
  get(cheminGerer, connecte, async r => {
    const trouve = await leSien(r, r.requete('facteur'))
    return trouve ? montrer(r, trouve) : r.redirige(cheminConnexionEtSecurite)
  }),

  post(cheminGerer, connecte, async r => {
    const lu = await lireFormulaire(r, z.object({ facteur: z.string(), nom: texteRequis('Nom', 60) }))
    const trouve = await leSien(r, lu.saisie.facteur?.at(-1))
    if (!trouve) return absent(r)
    if (!lu.ok) return montrer(r, trouve, lu.erreurs, (lu.saisie.nom?.at(-1) ?? '').slice(0, 60))
    const { compteId } = r.acteur
    const { id } = trouve.possede
    await enTransaction(r.services.base, tx => renommerFacteur(tx, { compteId, id, nom: lu.valeurs.nom }))
    return r.redirige(cheminConnexionEtSecurite, 'Nom enregistré.')
  }),

  post(
    cheminRetrait,
    connecte,
    avecPatience(async r => {
      const trouve = await leSien(r, (await r.champs()).facteur?.at(-1))
      if (!trouve) return absent(r)
      const refus = await refusDePreuve(r)
      if (refus) return montrer(r, trouve, { actuel: refus })
      const { base, config } = r.services
      const { compteId } = r.acteur
      const { maintenant, origine } = r
      const { id } = trouve.possede
      const retrait = await enTransaction(base, tx =>
        retirerFacteur(tx, { compteId, id, maintenant, origine, config }),
      )
      if (retrait.ok) return r.redirige(cheminConnexionEtSecurite, 'Second facteur retiré.')
      if (retrait.motif === 'introuvable') return absent(r)
      return montrer(r, trouve, { formulaire: refusRetrait.dernier })
    }),
  ),

  post(cheminAppareils, connecte, async r => {
    const appareilId = (await r.champs()).appareil?.at(-1) ?? ''
    const { compteId } = r.acteur
    const { maintenant, origine } = r
    const retires = await enTransaction(r.services.base, tx =>
      retirerConfiance(tx, { compteId, appareilId, maintenant, origine }),
    )
    const message = `${pluriel(retires, 'appareil retiré', 'appareils retirés')} de votre confiance.`
    return r.redirige(cheminConnexionEtSecurite, message)
  }),
]

function leSien(r: Requete, id: string | undefined): Promise<FacteurPossede | undefined> {
  return trouverFacteur(r.services.base, { compteId: r.acteur.compteId, id: id ?? '' })
}

function montrer(r: Requete, trouve: FacteurPossede, erreurs?: Erreurs, nom?: string): Promise<Response> {
  return r.page({
    titre: erreurs ? `Erreur : ${trouve.possede.nom}` : trouve.possede.nom,
    section: 'Mon compte',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageGererFacteur {...trouve} {...(erreurs && { erreurs })} {...(nom !== undefined && { nom })} />
    ),
  })
}
