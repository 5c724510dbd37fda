import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { noterAccesRefuse } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import {
  type Erreurs,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { texteRequis } from '#src/socle/web/schemas.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { racine } from '../protocole/urns.ts'
import { chemins } from './chemins.ts'
import { creerJeton, dernierJourPossible, type JetonCree } from './creer-jeton.ts'
import { chercherEntites, type Entite, equipeRegionale, trouverEntite } from './entites.ts'
import { chevauchements, remplacerJeton, revoquerJeton } from './finir-jeton.ts'
import { jetonsDe, trouverJeton } from './lire-jetons.ts'
import { PageEntite } from './pages/entite.tsx'
import { PageJeton } from './pages/jeton.tsx'
import { PageConnexions } from './pages/liste.tsx'
import { PageSecret } from './pages/secret.tsx'

const deLEntite = chemins.entite(':entiteId')
const duJeton = chemins.jeton(':entiteId', ':jetonId')

const schemaCreation = z.object({
  jeton: schemaJeton,
  libelle: texteRequis('Nom du jeton', 80),
  fin: schemaJour,
})
const schemaRemplacement = z.object({
  jeton: schemaJeton,
  chevauchement: z.enum(chevauchements, 'Choisissez une durée de la liste.').transform(Number),
})
const schemaRevocation = z.object({ jeton: schemaJeton })

export const routesJetons: readonly Route[] = [
  get(chemins.liste, equipeRegionale, async r => {
    const texte = (r.requete('q') ?? '').slice(0, 100).trim()
    const { base } = r.services
    const entites = await chercherEntites(base, r.acteur, { texte, maintenant: r.maintenant })
    return r.page({
      titre: 'Connexions SCIM',
      section: 'Administration',
      contenu: <PageConnexions texte={texte} entites={entites} />,
    })
  }),

  get(deLEntite, equipeRegionale, async r => montrerEntite(r, await exigerEntite(r))),

  post(deLEntite, equipeRegionale, async r => {
    const entite = await exigerEntite(r)
    const lu = await lireFormulaire(r, schemaCreation)
    if (!lu.ok) return montrerEntite(r, entite, lu)
    const { jeton, libelle, fin: dernierJour } = lu.valeurs
    return unSecret(r, entite, {
      jeton,
      agir: tx => creerJeton(tx, r, { entite, libelle, dernierJour }),
      refuser: fin => montrerEntite(r, entite, { saisie: lu.saisie, erreurs: { fin } }),
    })
  }),

  get(duJeton, equipeRegionale, async r => montrerJeton(r, await exigerEntite(r))),

  post(`${duJeton}/remplacer`, equipeRegionale, async r => {
    const entite = await exigerEntite(r)
    const lu = await lireFormulaire(r, schemaRemplacement)
    if (!lu.ok) return montrerJeton(r, entite, lu.erreurs)
    const { jeton, chevauchement: jours } = lu.valeurs
    return unSecret(r, entite, {
      jeton,
      agir: tx => remplacerJeton(tx, r, { entite, jetonId: jetonVise(r), jours }),
      refuser: formulaire => montrerJeton(r, entite, { formulaire }),
    })
  }),

  post(`${duJeton}/revoquer`, equipeRegionale, async r => {
    const entite = await exigerEntite(r)
    const lu = await lireFormulaire(r, schemaRevocation)
    if (!lu.ok) return montrerJeton(r, entite, lu.erreurs)
    const reponse = await uneSeuleFois<{ message: string }>(r, lu.valeurs.jeton, async tx => {
      const fait = await revoquerJeton(tx, r, { entite, jetonId: jetonVise(r) })
      return fait.ok ? { ok: true, vers: chemins.entite(entite.id), message: 'Le jeton est révoqué.' } : fait
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : montrerJeton(r, entite, { formulaire: reponse.message })
  }),
]

const adresseDuService = (r: Requete<Acteur>) => `${r.services.config.URL_PUBLIQUE}${racine}`

function jetonVise(r: Requete<Acteur>): string {
  const id = r.parametre('jetonId')
  if (!estUuid(id)) throw new Introuvable()
  return id
}

/** Whoever does not administer every structure of it finds nothing, and the attempt is written down. */
async function exigerEntite(r: Requete<Acteur>): Promise<Entite> {
  const id = r.parametre('entiteId')
  const entite = estUuid(id) ? await trouverEntite(r.services.base, r.acteur, id) : null
  if (entite) return entite
  await enTransaction(r.services.base, tx => noterAccesRefuse(tx, { ...r, vise: { objet: 'entite', id } }))
  throw new Introuvable()
}

type Creation = {
  jeton: string
  agir: (tx: Ecriture) => Promise<JetonCree>
  refuser: (message: string) => Promise<Response>
}

/** Only in memory, and only for this answer: the base keeps a digest, a form sent again shows nothing. */
async function unSecret(r: Requete<Acteur>, entite: Entite, { jeton, agir, refuser }: Creation) {
  const montre: { secret?: string } = {}
  const reponse = await uneSeuleFois<{ message: string }>(r, jeton, async tx => {
    const fait = await agir(tx)
    if (!fait.ok) return fait
    montre.secret = fait.secret
    const message =
      'Le jeton a été montré une fois. S’il n’a pas été copié, révoquez-le et créez-en un autre.'
    return { ok: true, vers: chemins.entite(entite.id), message }
  })
  if (!reponse.ok) return refuser(reponse.message)
  if (montre.secret === undefined) return r.redirige(reponse.vers, reponse.message)
  return r.page({
    titre: 'Nouveau jeton SCIM',
    section: 'Administration',
    contenu: <PageSecret entite={entite} secret={montre.secret} adresse={adresseDuService(r)} />,
  })
}

type Refus = { saisie: Saisie; erreurs: Erreurs }

async function montrerEntite(r: Requete<Acteur>, entite: Entite, refus?: Refus): Promise<Response> {
  const max = dernierJourPossible(r.maintenant)
  return r.page({
    titre: `Connexion SCIM : ${entite.nom}`,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <PageEntite
        entite={entite}
        jetons={await jetonsDe(r.services.base, entite.id, r.maintenant)}
        adresse={adresseDuService(r)}
        jeton={refus?.saisie.jeton?.at(-1) || randomUUID()}
        saisie={{ libelle: refus?.saisie.libelle?.at(-1) ?? '', fin: refus?.saisie.fin?.at(-1) ?? max }}
        bornes={{ min: jourDe(r.maintenant), max }}
        erreurs={refus?.erreurs ?? {}}
      />
    ),
  })
}

async function montrerJeton(r: Requete<Acteur>, entite: Entite, erreurs?: Erreurs): Promise<Response> {
  const qui = { entiteId: entite.id, jetonId: jetonVise(r) }
  const vu = await trouverJeton(r.services.base, qui, r.maintenant)
  if (!vu) return r.introuvable()
  return r.page({
    titre: `Jeton « ${vu.libelle} »`,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: <PageJeton entite={entite} vu={vu} jeton={randomUUID()} erreurs={erreurs ?? {}} />,
  })
}
