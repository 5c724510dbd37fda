import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { champsIdentite, type Identite } from '#src/comptes/identite/identite.ts'
import { modifierIdentite } from '#src/comptes/identite/modifier-identite.ts'
import { type Compte, professions, trouverCompte } from '#src/comptes/identite/requetes.ts'
import { refusInvitation, renvoyerInvitation } from '#src/comptes/liens/inviter.ts'
import { nomProposePar } from '#src/comptes/vie/noms.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Lecture } from '#src/socle/base/base.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { de } from '#src/socle/ui/typographie.ts'
import {
  type Erreurs,
  lireFormulaire,
  type Saisie,
  schemaJeton,
  uneSeuleFois,
} from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { chemins } from './chemins.ts'
import { exigerCorrigible } from './fiche/exiger-corrigible.ts'
import { exigerUtilisateur, trouverUtilisateur } from './fiche/exiger-utilisateur.ts'
import { lireDroits, lireHistoriqueVisible, peutCorriger } from './fiche/lire-fiche.ts'
import { refusDIdentite } from './identite-refusee.ts'
import { PageARattacher } from './pages/a-rattacher.tsx'
import { nomDe, PageFiche } from './pages/fiche.tsx'
import { PageHistorique } from './pages/historique.tsx'
import { PageIdentite } from './pages/identite.tsx'
import { trouverARattacher } from './recherche/a-rattacher.ts'
import { porteeDe } from './recherche/portee.ts'

const section = 'Administration'
/** The account that goes on in place of this one. */
async function fusionDe(base: Lecture, { fusionneAvec }: Compte) {
  const garde = fusionneAvec ? await trouverCompte(base, fusionneAvec) : undefined
  return garde ? { id: garde.id, nom: nomDe(garde) } : null
}

const formulaireIdentite = z.object({ version: z.coerce.number().int(), ...champsIdentite })

export const routesFiche = [
  get(chemins.fiche(':compteId'), administrateur, async r => {
    const compteId = r.parametre('compteId')
    const vu = await trouverUtilisateur(r, compteId)
    if (!vu) return montrerARattacher(r, compteId)
    const { compte, portee } = vu
    const droits = await lireDroits(r.services.base, portee, compteId, r.maintenant)
    return r.page({
      titre: nomDe(compte),
      section,
      contenu: (
        <PageFiche
          compte={compte}
          droits={droits}
          peutCorriger={peutCorriger(r.acteur, droits)}
          soiMeme={compteId === r.acteur.compteId}
          aujourdHui={jourDe(r.maintenant)}
          jeton={randomUUID()}
          nomPropose={await nomProposePar(r.services.base, compteId)}
          fusion={await fusionDe(r.services.base, compte)}
        />
      ),
    })
  }),

  get(chemins.historique(':compteId'), administrateur, async r => {
    const { compte, portee } = await exigerUtilisateur(r, r.parametre('compteId'))
    const lignes = await lireHistoriqueVisible(r.services.base, portee, compte.id)
    const soiMeme = compte.id === r.acteur.compteId
    const contenu = <PageHistorique compte={compte} lignes={lignes} soiMeme={soiMeme} />
    return r.page({ titre: `Historique ${de(nomDe(compte))}`, section, contenu })
  }),

  get(chemins.identite(':compteId'), administrateur, async r => {
    const compte = await exigerCorrigible(r)
    return montrerIdentite(r, compte, { saisie: enSaisie(compte), erreurs: {} })
  }),

  post(chemins.identite(':compteId'), administrateur, async r => {
    const compte = await exigerCorrigible(r)
    const lu = await lireFormulaire(r, formulaireIdentite)
    if (!lu.ok) return montrerIdentite(r, compte, { ...lu, statut: 422 })
    const { version, ...identite } = lu.valeurs
    const refus = await refusDIdentite(r.services.base, identite)
    if (refus) return montrerIdentite(r, compte, { saisie: lu.saisie, erreurs: refus, statut: 422 })
    const modification = await enTransaction(r.services.base, tx =>
      modifierIdentite(tx, {
        compteId: compte.id,
        version,
        identite,
        acteurId: r.acteur.compteId,
        maintenant: r.maintenant,
        origine: r.origine,
      }),
    )
    if (modification.ok) return r.redirige(chemins.fiche(compte.id), 'Identité enregistrée.')
    switch (modification.motif) {
      case 'perime':
        return montrerIdentite(r, modification.actuel, { saisie: lu.saisie, erreurs: {}, statut: 409 })
      case 'introuvable':
        return r.introuvable()
      case 'rpps-pris':
      case 'profession-inconnue':
        return montrerIdentite(r, compte, {
          saisie: lu.saisie,
          erreurs: erreursDIdentite[modification.motif],
          statut: 422,
        })
      default:
        return modification satisfies never
    }
  }),

  post(chemins.inviter(':compteId'), administrateur, async r => {
    const compte = await exigerCorrigible(r)
    const lu = await lireFormulaire(r, z.object({ jeton: schemaJeton }))
    if (!lu.ok) return r.redirige(chemins.fiche(compte.id))
    const reponse = await uneSeuleFois<{ phrase: string }>(r, lu.valeurs.jeton, async tx => {
      const envoi = await renvoyerInvitation(tx, {
        compteId: compte.id,
        maintenant: r.maintenant,
        urlPublique: r.services.config.URL_PUBLIQUE,
        invitant: nomDe(r.acteur),
        acteurId: r.acteur.compteId,
        origine: r.origine,
      })
      return envoi.ok
        ? { ok: true, vers: chemins.fiche(compte.id), message: `Invitation renvoyée à ${compte.courriel}.` }
        : { ok: false, phrase: refusInvitation[envoi.motif] }
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : r.redirige(chemins.fiche(compte.id), reponse.phrase)
  }),
]

export const erreursDIdentite = {
  'rpps-pris': { rpps: 'Ce numéro RPPS est celui d’un autre compte : vérifiez-le.' },
  'profession-inconnue': { professionCode: 'Choisissez une profession de la liste.' },
} as const

/** Outside of the perimeter: only for who proves, by a whole address or RPPS in `q`, that they know the person. */
async function montrerARattacher(r: Requete, compteId: string) {
  const { base } = r.services
  const personne = await trouverARattacher(base, await porteeDe(base, r.acteur), r.requete('q') ?? '')
  if (personne?.id !== compteId) return refuserAcces(r, { objet: 'compte', id: compteId })
  return r.page({ titre: nomDe(personne), section, contenu: <PageARattacher personne={personne} /> })
}

type VueIdentite = { saisie: Saisie; erreurs: Erreurs; statut?: 409 | 422 }

async function montrerIdentite(r: Requete, compte: Compte, { saisie, erreurs, statut }: VueIdentite) {
  const contenu = (
    <PageIdentite
      compte={compte}
      version={compte.version}
      saisie={saisie}
      erreurs={erreurs}
      perime={statut === 409}
      professions={await professions(r.services.base)}
    />
  )
  return r.page({
    titre: `Corriger l’identité ${de(nomDe(compte))}`,
    section,
    contenu,
    statut: statut ?? 200,
  })
}

function enSaisie(identite: Identite): Saisie {
  const { civilite, nom, prenom, professionCode, fonction, rpps, telephone } = identite
  const champs = { civilite, nom, prenom, professionCode, fonction, rpps, telephone }
  return Object.fromEntries(Object.entries(champs).map(([cle, valeur]) => [cle, [valeur ?? '']]))
}
