import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { ajouterCle } from '#src/comptes/cles-acces/ajouter-cle.ts'
import { creerDefi } from '#src/comptes/cles-acces/defis.ts'
import { optionsCreation } from '#src/comptes/cles-acces/options.ts'
import type { Base } from '#src/socle/base/base.ts'
import { lireConfig } from '#src/socle/config/config.ts'
import { type Ecarts, uneCleLogicielle } from './cle-logicielle.ts'

const config = lireConfig({})
const personne = { prenom: 'Marie', nom: 'Durand', courriel: 'marie.durand@ch-essai.example' }
const lien = 'la session de l’essai'

/** A device whose key is registered on this account, as the pages would do it. */
export async function uneCleEnregistree(
  base: Base,
  { compteId, maintenant, ...ecarts }: { compteId: string; maintenant: Date } & Ecarts,
) {
  const cle = uneCleLogicielle()
  const ajout = await base.transaction().execute(async tx => {
    const options = await optionsCreation(tx, { ...personne, compteId }, { lien, maintenant, config })
    const reponse = cle.creer(options, ecarts)
    return ajouterCle(tx, { compteId, nom: 'Mon téléphone', reponse, lien, maintenant, origine: {}, config })
  })
  if (!ajout.ok) throw new Error(`Clé refusée : ${ajout.motif}`)
  return cle
}

/** A challenge to sign in from « this browser ». */
export async function unDefi(base: Base, maintenant: Date, lien = 'ce navigateur') {
  return { challenge: await creerDefi(base, { usage: 'connexion', lien }, maintenant) }
}

/** What a page tells the browser, as the script reads it. */
export function optionsDans(
  html: string,
): PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON {
  const [, attribut = ''] = /data-options="([^"]*)"/.exec(html) ?? []
  return JSON.parse(attribut.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}
