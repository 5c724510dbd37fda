import { z } from 'zod'
import { appareilsDeConfiance } from '#src/comptes/appareils/confiance.ts'
import { clesDe } from '#src/comptes/cles-acces/lire-cles.ts'
import { jetonPresente } from '#src/comptes/connexion/cookie-de-session.ts'
import {
  connexionsDe,
  fermerMaSession,
  fermerMesAutresSessions,
  sessionsDe,
} from '#src/comptes/connexion/mes-sessions.ts'
import { avecPatience } from '#src/comptes/connexion/patienter.tsx'
import { facteursDuCompte } from '#src/comptes/facteurs/registre.ts'
import { codesRestants } from '#src/comptes/facteurs/secours/codes-du-compte.ts'
import {
  demanderChangementCourriel,
  schemaChangementCourriel,
} from '#src/comptes/mon-compte/changer-courriel.ts'
import { changerMotDePasse } from '#src/comptes/mon-compte/changer-mot-de-passe.ts'
import { refusControle } from '#src/comptes/mon-compte/controler-mot-de-passe.ts'
import { schemaChangementMotDePasse } from '#src/comptes/mon-compte/schema-mot-de-passe.ts'
import { situationPsc } from '#src/comptes/pro-sante-connect/situation.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { lireFormulaire, valider } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { CadreCompte, cheminCompte, libelleOnglet } from './cadre.tsx'
import { OngletConnexion, type ProprietesConnexion } from './connexion.tsx'

const chemin = `${cheminCompte}/connexion`

export const routesConnexion: readonly Route[] = [
  get(chemin, connecte, r => montrer(r)),

  post(
    `${cheminCompte}/courriel`,
    connecte,
    avecPatience(async r => {
      const champs = await r.champs()
      const lu = valider(schemaChangementCourriel, { ...champs, actuel: champs.actuelPourCourriel ?? [] })
      const courrielSaisi = (champs.courriel?.at(-1) ?? '').slice(0, 254)
      if (!lu.ok) return montrer(r, { courrielSaisi, erreurs: pourCourriel(lu.erreurs) })
      const { compteId } = r.acteur
      const { maintenant, origine } = r
      const demande = await demanderChangementCourriel(r.services, {
        ...lu.valeurs,
        compteId,
        maintenant,
        origine,
      })
      if (demande.ok) {
        const message = `Un lien est parti à ${lu.valeurs.courriel}. Ouvrez-le pour confirmer : votre adresse change alors.`
        return r.redirige(chemin, message)
      }
      const erreurs =
        demande.motif === 'adresse'
          ? { courriel: demande.message }
          : { actuelPourCourriel: refusControle[demande.motif] }
      return montrer(r, { courrielSaisi, erreurs })
    }),
  ),

  post(
    `${cheminCompte}/mot-de-passe`,
    connecte,
    avecPatience(async r => {
      const lu = await lireFormulaire(r, schemaChangementMotDePasse)
      if (!lu.ok) return montrer(r, { erreurs: lu.erreurs })
      const { compteId } = r.acteur
      const { maintenant, origine } = r
      const { actuel, motDePasse } = lu.valeurs
      const jetonDeSession = jetonPresente(r)
      const commande = { compteId, actuel, motDePasse, jetonDeSession, maintenant, origine }
      const changement = await changerMotDePasse(r.services, commande)
      if (changement.ok) return r.redirige(chemin, 'Votre mot de passe est changé.')
      const erreurs =
        changement.motif === 'faible'
          ? { motDePasse: changement.message }
          : { actuel: refusControle[changement.motif] }
      return montrer(r, { erreurs })
    }),
  ),

  post(`${cheminCompte}/sessions`, connecte, async r => {
    const lu = await lireFormulaire(r, z.object({ session: z.string() }))
    const session = lu.ok ? lu.valeurs.session : ''
    const { compteId } = r.acteur
    const { maintenant, origine } = r
    if (session === 'autres') {
      const jeton = jetonPresente(r) ?? ''
      const fermees = await enTransaction(r.services.base, tx =>
        fermerMesAutresSessions(tx, { compteId, jeton, maintenant, origine }),
      )
      return r.redirige(chemin, `${pluriel(fermees, 'session fermée', 'sessions fermées')}.`)
    }
    const fermee = await fermerMaSession(r.services.base, { compteId, sessionId: session })
    return r.redirige(chemin, fermee ? 'Session fermée.' : 'Cette session était déjà fermée.')
  }),
]

async function montrer(
  r: Requete<Acteur>,
  refus?: Pick<ProprietesConnexion, 'erreurs' | 'courrielSaisi'>,
): Promise<Response> {
  const { base, config } = r.services
  const { compteId, prenom, nom, courriel } = r.acteur
  const [sessions, connexions, cles, psc, facteurs, codes, appareils] = await Promise.all([
    sessionsDe(base, { compteId, jeton: jetonPresente(r), maintenant: r.maintenant, config }),
    connexionsDe(base, compteId),
    clesDe(base, compteId),
    situationPsc(r.services, compteId),
    facteursDuCompte(base, compteId),
    codesRestants(base, compteId),
    appareilsDeConfiance(base, { compteId, maintenant: r.maintenant }),
  ])
  const secondFacteur = { facteurs, codesRestants: codes, appareils }
  return r.page({
    titre: `${libelleOnglet('connexion')}, Mon compte`,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <CadreCompte actif="connexion" qui={`${prenom} ${nom}, ${courriel}`}>
        <OngletConnexion {...{ courriel, sessions, connexions, cles, psc, secondFacteur }} {...refus} />
      </CadreCompte>
    ),
  })
}

/** Both forms ask for the current password: on the page, each field has its own name. */
function pourCourriel({ actuel, ...erreurs }: Record<string, string>): Record<string, string> {
  return actuel ? { ...erreurs, actuelPourCourriel: actuel } : erreurs
}
