import { auPlus, type Bench } from './figure.ts'
import { installerProduit } from './produit.ts'

/** What a newcomer waits for: a first `npm start` on an empty folder, demo region included, then a later one. */
export const mesurer: Bench = async function* () {
  const produit = await installerProduit({ demo: true })
  const demarrer = async () => {
    const depart = performance.now()
    await produit.demarrer()
    return (performance.now() - depart) / 1000
  }
  try {
    yield auPlus('premier démarrage', await demarrer(), 's', 20)
    await produit.arreter()
    yield auPlus('démarrage suivant', await demarrer(), 's', 5)
  } finally {
    await produit.fermer()
  }
}
