import { creerUtilisateur } from '#src/habilitations/attribuer/creer-utilisateur.ts'
import { droitsDuCompte } from '#src/habilitations/lectures/lire-habilitations.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { de } from '#src/socle/ui/typographie.ts'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import { uneSeuleFois, valider } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from '../chemins.ts'
import { exigerUtilisateur } from '../fiche/exiger-utilisateur.ts'
import { erreursDIdentite } from '../routes-fiche.tsx'
import { brouillonDe, type Etape, etapes, schemaFin, un } from './brouillon.ts'
import {
  controlerDroits,
  controlerLieu,
  controlerPersonne,
  controlerTout,
  montrerAdresse,
  montrerDroits,
  montrerIdentite,
  montrerLieu,
  montrerRecapitulatif,
  passerAdresse,
  precedente,
} from './etapes.tsx'
import { PageFait } from './page-fait.tsx'

export const routesCreation = [
  get(chemins.creer, administrateur, r =>
    montrerAdresse(r, { courriel: [(r.requete('courriel') ?? '').slice(0, 254)] }),
  ),

  post(chemins.creer, administrateur, async r => {
    const saisie = brouillonDe(await r.champs())
    const etape = etapes.find(nom => nom === un(saisie, 'etape')) ?? 'adresse'
    if (un(saisie, 'vers') === 'precedent') return revenir(r, etape, saisie)
    return avancer(r, etape, saisie)
  }),

  get(chemins.cree(':compteId'), administrateur, async r => {
    const { compte } = await exigerUtilisateur(r, r.parametre('compteId'))
    const droits = await droitsDuCompte(r.services.base, compte.id, r.maintenant)
    return r.page({
      titre: `Le compte ${de(`${compte.prenom} ${compte.nom}`)} est créé`,
      section: 'Administration',
      contenu: <PageFait compte={compte} avecDroits={droits.length > 0} />,
    })
  }),
]

function revenir(r: Requete, etape: Etape, saisie: Saisie) {
  const vers = etape === 'recapitulatif' && un(saisie, 'plusTard') === 'oui' ? 'lieu' : precedente[etape]
  const sans = { ...saisie, plusTard: [] }
  const pages: Record<Etape, () => Promise<Response>> = {
    adresse: () => montrerAdresse(r, sans),
    identite: () => montrerIdentite(r, { ...sans, deuxPersonnes: [] }),
    lieu: () => montrerLieu(r, sans),
    droits: () => montrerDroits(r, sans),
    recapitulatif: () => montrerRecapitulatif(r, saisie),
  }
  return pages[vers]()
}

/** What was typed at this step is checked, with all before it; then the next one is shown. */
async function avancer(r: Requete, etape: Etape, saisie: Saisie): Promise<Response> {
  if (un(saisie, 'vers') === 'plus-tard') return montrerRecapitulatif(r, { ...saisie, plusTard: ['oui'] })
  switch (etape) {
    case 'adresse': {
      const adresse = await passerAdresse(r, saisie)
      return adresse.ok ? montrerIdentite(r, saisie) : adresse.page
    }
    case 'identite': {
      const personne = await controlerPersonne(r, saisie)
      return personne.ok ? montrerLieu(r, saisie) : personne.page
    }
    case 'lieu': {
      if (un(saisie, 'vers') === 'chercher') return montrerLieu(r, saisie)
      const lieu = await controlerLieu(r, saisie)
      return lieu.ok ? montrerDroits(r, saisie) : lieu.page
    }
    case 'droits': {
      const droits = await controlerDroits(r, saisie)
      return droits.ok ? montrerRecapitulatif(r, saisie) : droits.page
    }
    case 'recapitulatif':
      return confirmer(r, saisie)
    default:
      return etape satisfies never
  }
}

async function confirmer(r: Requete, saisie: Saisie): Promise<Response> {
  const fin = valider(schemaFin, saisie)
  if (!fin.ok) return montrerRecapitulatif(r, saisie)
  // Read before the transaction, which would otherwise hold one connection while it waits for a second. A form sent
  // twice fails here the second time (the account exists): `uneSeuleFois` then gives it its first answer.
  const controle = await controlerTout(r, saisie)
  const reponse = await uneSeuleFois<{ page: () => Promise<Response> }>(r, fin.valeurs.jeton, async tx => {
    if (!controle.ok) return { ok: false, page: () => controle.page }
    const cree = await creerUtilisateur(tx, r, controle.valeur.commande)
    if (cree.ok) return { ok: true, vers: chemins.cree(cree.compteId) }
    switch (cree.motif) {
      case 'courriel-pris':
        // created by somebody else a moment ago: the first step now says by whom it is borne
        return { ok: false, page: async () => pageDe(await passerAdresse(r, saisie), r, saisie) }
      case 'rpps-pris':
      case 'profession-inconnue': {
        const erreurs = erreursDIdentite[cree.motif]
        return { ok: false, page: () => montrerIdentite(r, saisie, erreurs) }
      }
      case 'droits':
        return { ok: false, page: () => reprendreDroits(r, saisie, cree.erreurs) }
      default:
        return cree satisfies never
    }
  })
  return reponse.ok ? r.redirige(reponse.vers, reponse.message) : reponse.page()
}

function pageDe(adresse: Awaited<ReturnType<typeof passerAdresse>>, r: Requete, saisie: Saisie) {
  return adresse.ok ? montrerRecapitulatif(r, saisie) : adresse.page
}

function reprendreDroits(r: Requete, saisie: Saisie, erreurs: Erreurs) {
  const { perimetre, lieu = perimetre, ...autres } = erreurs
  return lieu ? montrerLieu(r, saisie, { lieu }) : montrerDroits(r, saisie, autres)
}
