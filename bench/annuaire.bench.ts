import { mesurerAnnuaire } from './annuaire.ts'
import { mesurerFacade } from './fhir.ts'
import { auPlus, type Bench } from './figure.ts'
import { installerProduit } from './produit.ts'
import { semer } from './semis.ts'

/** The public directory over a synthetic country, as people then as programs ask it: what issue 5 wants of both. */
export const mesurer: Bench = async function* ({ echelle, duree, dossier }) {
  // one machine asks for a whole country
  const sansLimite = '1000000'
  const variables = { ANNUAIRE_APPELS_PAR_MINUTE: sansLimite, FHIR_APPELS_PAR_MINUTE: sansLimite }
  const produit = await installerProduit({ garde: dossier, variables })
  try {
    const semis = semer(produit, echelle)
    if (semis.secondes !== null) yield auPlus('semis', semis.secondes, 's', 300)
    await produit.demarrer()
    yield* mesurerAnnuaire(produit, duree)
    yield* mesurerFacade(produit, duree)
    yield auPlus('mémoire du processus web', produit.memoireMaximale(), 'Mo', 300)
  } finally {
    await produit.fermer()
  }
}
