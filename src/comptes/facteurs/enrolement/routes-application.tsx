import { z } from 'zod'
import { connecteMalgreObligation } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { cheminLocal } from '#src/socle/web/creer-requete.tsx'
import { type Erreurs, lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { texteRequis } from '#src/socle/web/schemas.ts'
import { avecPatience } from '../../connexion/patienter.tsx'
import {
  ajouterApplication,
  type Brouillon,
  commencer,
  reprendre,
} from '../application/ajouter-application.ts'
import { application } from '../application/facteur-application.tsx'
import { apresAjout } from './apres-ajout.ts'
import { PageApplication } from './page-application.tsx'
import { estGuide, refusDePreuve } from './preuve-recente.ts'

const schema = z.object({
  brouillon: z.string().max(500),
  code: z.string().min(1, 'Saisissez le code que l’application affiche.').max(100, 'Six chiffres suffisent.'),
  nom: texteRequis('Nom de cet appareil', 60),
})

export const routesApplication = [
  get(application.ajout, connecteMalgreObligation, r =>
    montrer(r, {
      brouillon: commencer(demandeDe(r)),
      nom: 'Mon téléphone',
      suite: suiteDe(r.requete('suite')),
    }),
  ),

  post(
    application.ajout,
    connecteMalgreObligation,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, schema)
      const saisi = (nom: string) => lu.saisie[nom]?.at(-1) ?? ''
      const suite = suiteDe(saisi('suite'))
      const brouillon = reprendre(saisi('brouillon').slice(0, 500), demandeDe(r))
      const nom = saisi('nom').slice(0, 60)
      const refuser = (erreurs: Erreurs, repris = brouillon ?? commencer(demandeDe(r))) =>
        montrer(r, { brouillon: repris, nom, suite, erreurs })
      if (!lu.ok) return refuser(lu.erreurs)
      if (!brouillon)
        return refuser({ code: 'Cette image a expiré : scannez la nouvelle, puis saisissez son code.' })
      const refus = await refusDePreuve(r)
      if (refus) return refuser({ actuel: refus })
      const { secret } = brouillon
      const ajout = await enTransaction(r.services.base, tx =>
        ajouterApplication(tx, { ...demandeDe(r), ...lu.valeurs, secret, origine: r.origine }),
      )
      // sent twice: the first one has done it
      if (ajout.ok || ajout.motif === 'deja-ajoutee') return apresAjout(r, suite)
      return refuser({
        code: 'Ce n’est pas le code attendu. Vérifiez l’heure du téléphone, puis saisissez le code suivant.',
      })
    }),
  ),
]

const demandeDe = (r: Requete) => ({
  compteId: r.acteur.compteId,
  maintenant: r.maintenant,
  config: r.services.config,
})

const suiteDe = (suite: string | undefined) => cheminLocal(suite ?? '/')

function montrer(
  r: Requete,
  p: { brouillon: Brouillon; nom: string; suite: string; erreurs?: Erreurs },
): Promise<Response> {
  return r.page({
    titre: p.erreurs ? 'Erreur : ajouter une application' : 'Ajouter une application d’authentification',
    statut: p.erreurs ? 422 : 200,
    feuille: 'facteurs',
    contenu: <PageApplication {...p} courriel={r.acteur.courriel} guide={estGuide(r)} />,
  })
}
