import { randomUUID } from 'node:crypto'
import { sosies } from '#src/comptes/identite/requetes.ts'
import { refuserAcces } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { trouverStructure } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import { finParDefaut } from '#src/habilitations/regles/dates.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { ajouterAnnees, jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { estUuid, unitesDeStructure } from '#src/structures/requetes.ts'
import { profilsDemandables } from '../demander/profils-demandables.ts'
import { type Demande, trouverDemande } from '../lire-demande.ts'
import { repondIci } from './charger.ts'
import { identiteDe } from './creer-le-compte.ts'
import type { Choix } from './formulaires.tsx'
import { PageDemande } from './page-demande.tsx'

/** The request if it is theirs to answer. Anybody else is answered as if it did not exist. */
async function exigerDemande(r: Requete<Acteur>): Promise<Demande> {
  const id = r.parametre('demandeId')
  const demande = estUuid(id) ? await trouverDemande(r.services.base, id) : null
  if (demande && (await repondIci(r.services.base, r.acteur, demande))) return demande
  return refuserAcces(r, { objet: 'demande', id })
}

export async function montrerDemande(
  r: Requete<Acteur>,
  refus?: { erreurs: Erreurs; saisie: Saisie },
): Promise<Response> {
  const d = await exigerDemande(r)
  const titre = `Demande de ${d.prenom} ${d.nom}`
  return r.page({
    titre: refus ? `Erreur : ${titre.toLowerCase()}` : titre,
    section: 'Administration',
    statut: refus ? 422 : 200,
    contenu: (
      <PageDemande
        d={d}
        moi={r.acteur.compteId}
        choix={await choixDe(r, d, refus?.saisie)}
        sosies={
          d.genre === 'compte' && d.etat === 'a-traiter' ? await sosies(r.services.base, identiteDe(d)) : []
        }
        jeton={randomUUID()}
        erreurs={refus?.erreurs ?? {}}
        valeur={nom => refus?.saisie[nom]?.at(-1) ?? ''}
      />
    ),
  })
}

async function choixDe(r: Requete<Acteur>, d: Demande, saisie?: Saisie): Promise<Choix> {
  const { base } = r.services
  const aujourdhui = jourDe(r.maintenant)
  const auPlusTard = ajouterAnnees(aujourdhui, 1)
  const structure = d.genre === 'compte' ? await trouverStructure(base, r.acteur, d.structureId) : null
  const unites =
    d.uniteId === null ? await unitesDeStructure(base, d.structureId, { avecSensibles: true }) : []
  return {
    profils: structure
      ? (await profilsDemandables(base, structure.familles)).map(p => ({ ...p, aDeux: p.deux_personnes }))
      : d.profils,
    coches: saisie ? (saisie.profils ?? []) : d.profils.map(({ code }) => code),
    unites,
    unite: saisie?.unite?.at(-1) ?? '',
    debut: saisie?.debut?.at(-1) ?? aujourdhui,
    debutMin: aujourdhui,
    debutMax: auPlusTard,
    fin: saisie?.fin?.at(-1) ?? finParDefaut(aujourdhui),
    finMax: finParDefaut(auPlusTard),
  }
}
