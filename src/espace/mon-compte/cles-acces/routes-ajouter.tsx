import { z } from 'zod'
import { ajouterCle } from '#src/comptes/cles-acces/ajouter-cle.ts'
import { demanderAjout } from '#src/comptes/cles-acces/demander-ajout.ts'
import { schemaNouvelleCle } from '#src/comptes/cles-acces/reponses.ts'
import { jetonPresente } from '#src/comptes/connexion/cookie-de-session.ts'
import { navigateurEnClair } from '#src/comptes/connexion/navigateur.ts'
import { avecPatience } from '#src/comptes/connexion/patienter.tsx'
import { refusControle } from '#src/comptes/mon-compte/controler-mot-de-passe.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecteMalgreObligation } from '#src/socle/acces/politiques.ts'
import type { ErreursFormulaire } from '#src/socle/ui/formulaire.tsx'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { motDePasseActuel, nomDeCle } from './champs.ts'
import { chemins } from './chemins.ts'
import { PageAjouterCle } from './page-ajouter.tsx'
import { type MotifNonAjoutee, PageCleNonAjoutee, PageCreerCle } from './page-creer.tsx'

const schemaDemande = z.object({ nom: nomDeCle, motDePasse: motDePasseActuel })
const schemaAjout = z.object({ nom: nomDeCle, jeton: schemaJeton, reponse: schemaNouvelleCle })

/** Open even to somebody who must first add a second factor: a key is one. */
export const routesAjouterCle: readonly Route[] = [
  get(chemins.ajouter, connecteMalgreObligation, r =>
    demander(r, navigateurEnClair(r.origine.navigateur ?? null)),
  ),

  // Checks the password and writes nothing of the key: the device makes it on the next page.
  post(
    chemins.ajouter,
    connecteMalgreObligation,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, schemaDemande)
      const nomSaisi = (lu.saisie.nom?.at(-1) ?? '').slice(0, 60)
      if (!lu.ok) return demander(r, nomSaisi, lu.erreurs)
      const { nom, motDePasse } = lu.valeurs
      const { acteur, maintenant, origine } = r
      const preparation = await demanderAjout(r.services, {
        acteur,
        motDePasse,
        lien: lienDe(r),
        maintenant,
        origine,
      })
      if (preparation.ok)
        return r.page({
          titre: 'Créer la clé d’accès, Mon compte',
          section: 'Administration',
          contenu: <PageCreerCle nom={nom} options={preparation.options} />,
        })
      if (preparation.motif === 'trop-de-cles') return nonAjoutee(r, 'trop-de-cles')
      return demander(r, nom, { motDePasse: refusControle[preparation.motif] })
    }),
  ),

  post(chemins.creer, connecteMalgreObligation, async r => {
    const lu = await lireFormulaire(r, schemaAjout)
    if (!lu.ok) return nonAjoutee(r, 'reponse')
    const { nom, jeton, reponse } = lu.valeurs
    const { compteId } = r.acteur
    const { maintenant, origine } = r
    const { config } = r.services
    const ajout = await uneSeuleFois<{ motif: MotifNonAjoutee }>(r, jeton, async tx => {
      const fait = await ajouterCle(tx, {
        compteId,
        nom,
        reponse,
        lien: lienDe(r),
        maintenant,
        origine,
        config,
      })
      const message = `La clé d’accès « ${nom} » est ajoutée. Vous pouvez vous en servir dès la prochaine connexion.`
      return fait.ok ? { ok: true, vers: chemins.panneau, message } : fait
    })
    return ajout.ok ? r.redirige(ajout.vers, ajout.message) : nonAjoutee(r, ajout.motif)
  }),
]

/** A challenge is for this account in this session. */
const lienDe = (r: Requete<Acteur>) => `${r.acteur.compteId} ${jetonPresente(r) ?? ''}`

function demander(r: Requete<Acteur>, nom: string, erreurs?: ErreursFormulaire): Promise<Response> {
  return r.page({
    titre: `${erreurs ? 'À corriger : ajouter' : 'Ajouter'} une clé d’accès, Mon compte`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: <PageAjouterCle courriel={r.acteur.courriel} nom={nom} {...(erreurs ? { erreurs } : {})} />,
  })
}

function nonAjoutee(r: Requete<Acteur>, motif: MotifNonAjoutee): Promise<Response> {
  return r.page({
    titre: 'Clé d’accès non ajoutée, Mon compte',
    section: 'Administration',
    statut: 422,
    contenu: <PageCleNonAjoutee motif={motif} />,
  })
}
