import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { champsIdentite } from '#src/comptes/identite/identite.ts'
import { professions } from '#src/comptes/identite/requetes.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { publique } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import {
  type Erreurs,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { adresseCourriel } from '#src/socle/web/schemas.ts'
import { nAccueillePlus } from '#src/structures/fermeture.ts'
import { structureParId } from '#src/structures/requetes.ts'
import { cheminCompte } from '../chemins.ts'
import { structuresProposees } from '../choisir-structure.tsx'
import { schemaMotif } from '../motif.ts'
import { demanderCompte, type Recue } from './demander-compte.ts'
import { juger, sceller } from './garde-robots.ts'
import type { Limite } from './limites.ts'
import {
  PageChoisirStructure,
  PageConfirmer,
  PageDemandeEnvoyee,
  PageDemanderCompte,
  PageLienMort,
  PageTransmise,
  PageTropDeDemandes,
} from './page-demander-compte.tsx'
import { lireDemandeAProuver, prouverDemande } from './prouver-demande.ts'

type R = Requete<Acteur | null>

const { nom, prenom, professionCode, rpps } = champsIdentite
const schema = z.object({
  jeton: schemaJeton,
  structure: z.string(),
  courriel: adresseCourriel,
  nom,
  prenom,
  professionCode,
  rpps,
  motif: schemaMotif,
})
const envoyee = `${cheminCompte}/envoyee`
const transmise = `${cheminCompte}/transmise`

const phrases: Record<Exclude<Limite, 'courriel'>, string> = {
  adresse:
    'Beaucoup de demandes sont parties aujourd’hui de votre réseau. Réessayez demain, ou écrivez à un référent de votre structure.',
  structure:
    'Beaucoup de demandes sont arrivées aujourd’hui pour cette structure. Réessayez demain, ou écrivez à l’un de ses référents.',
}

export const routesCompte = [
  get(cheminCompte, publique, async r => {
    const structure = r.requete('structure')
    return structure ? formulaire(r, structure) : choisir(r)
  }),

  post(cheminCompte, publique, async r => {
    const lu = await lireFormulaire(r, schema)
    const un = (champ: string) => lu.saisie[champ]?.at(-1) ?? ''
    const passage = juger(r.services.config, { depuis: un('depuis'), piege: un('site') }, r.maintenant)
    if (passage === 'robot') return r.redirige(envoyee)
    if (passage === 'expire')
      return formulaire(r, un('structure'), {
        erreurs: { formulaire: 'Cette page était ouverte depuis trop longtemps : vérifiez, puis renvoyez.' },
        saisie: { ...lu.saisie, depuis: [] },
      })
    if (!lu.ok) return formulaire(r, un('structure'), lu)
    const { jeton, structure: structureId, ...valeurs } = lu.valeurs
    const reponse = await uneSeuleFois<Exclude<Recue, { ok: true }>>(r, jeton, async tx => {
      const adresse = r.origine.adresse || null
      const recue = await demanderCompte(tx, { ...valeurs, structureId, adresse, maintenant: r.maintenant })
      return recue.ok ? { ok: true, vers: envoyee } : recue
    })
    if (reponse.ok) return r.redirige(reponse.vers)
    if (reponse.motif === 'saisie')
      return formulaire(r, structureId, { erreurs: reponse.erreurs, saisie: lu.saisie })
    return r.page({
      titre: 'Demande non enregistrée',
      statut: 429,
      contenu: <PageTropDeDemandes phrase={phrases[reponse.limite]} />,
    })
  }),

  // before the link itself: these are no secrets
  get(envoyee, publique, r =>
    r.page({ titre: 'Consultez votre messagerie', contenu: <PageDemandeEnvoyee /> }),
  ),
  get(transmise, publique, r => r.page({ titre: 'Votre demande est transmise', contenu: <PageTransmise /> })),

  get(`${cheminCompte}/:jeton`, publique, async r => {
    const d = await lireDemandeAProuver(r.services.base, r.parametre('jeton'), r.maintenant)
    if (!d) return lienMort(r)
    return r.page({
      titre: 'Confirmer ma demande de compte',
      contenu: <PageConfirmer jeton={randomUUID()} qui={`${d.prenom} ${d.nom}`} structure={d.structure} />,
    })
  }),

  post(`${cheminCompte}/:jeton`, publique, async r => {
    const lu = await lireFormulaire(r, z.object({ jeton: schemaJeton }))
    if (!lu.ok) return lienMort(r)
    const reponse = await uneSeuleFois<Record<never, never>>(r, lu.valeurs.jeton, async tx => {
      const preuve = await prouverDemande(tx, r, r.parametre('jeton'))
      if (preuve === 'lien-mort') return { ok: false }
      if (preuve === 'compte-existant')
        return { ok: true, vers: '/connexion', message: 'Votre compte existe déjà : connectez-vous.' }
      return { ok: true, vers: transmise }
    })
    return reponse.ok ? r.redirige(reponse.vers, reponse.message) : lienMort(r)
  }),
]

const lienMort = (r: R) =>
  r.page({ titre: 'Ce lien ne fonctionne plus', statut: 404, contenu: <PageLienMort /> })

async function choisir(r: R): Promise<Response> {
  const texte = r.requete('q') ?? ''
  return r.page({
    titre: 'Demander un compte',
    contenu: (
      <PageChoisirStructure
        texte={texte}
        trouvees={await structuresProposees(r.services.base, texte, jourDe(r.maintenant))}
      />
    ),
  })
}

async function formulaire(
  r: R,
  structureId: string,
  refus?: { erreurs: Erreurs; saisie: Saisie },
): Promise<Response> {
  const { base, config } = r.services
  const structure = await structureParId(base, structureId)
  if (!structure || nAccueillePlus(structure, jourDe(r.maintenant))) return choisir(r)
  const valeur = (champ: string) => refus?.saisie[champ]?.at(-1) ?? ''
  return r.page({
    titre: refus ? 'Erreur : demander un compte' : 'Demander un compte',
    statut: refus ? 422 : 200,
    contenu: (
      <PageDemanderCompte
        structure={structure}
        professions={await professions(base)}
        depuis={valeur('depuis') || sceller(config, r.maintenant)}
        jeton={randomUUID()}
        valeur={valeur}
        erreurs={refus?.erreurs ?? {}}
      />
    ),
  })
}
