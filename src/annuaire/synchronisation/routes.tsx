import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
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
import { deciderDesactivation } from '#src/structures/desactiver.ts'
import { aUnRor } from '#src/structures/ror/source/reglages.ts'
import { lireObjetsSuivis } from '#src/structures/ror/synchronisation/lire-objets.ts'
import { derniersPassages } from '#src/structures/ror/synchronisation/lire-passages.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { montrerChangements } from '../historique/montrer-changements.tsx'
import { CadreFiche } from '../pages/cadre.tsx'
import { chemins } from './chemins.ts'
import { demanderMiseAJour } from './demander-mise-a-jour.ts'
import { equipeRegionale, territoireDe } from './droits.ts'
import { OngletSynchronisation } from './onglet.tsx'

const schemaDemande = z.object({ jeton: schemaJeton })
const schemaEtat = z.object({
  jeton: schemaJeton,
  action: z.enum(['desactiver', 'reactiver'], 'Choisissez une action.'),
  motif: texteRequis('Motif', 500),
})

/** A run asked for is waited for that long before the page stops showing itself again. */
const attenteMaxMs = 10 * 60_000
/** A run that noted nothing is recalled that long. */
const silenceRappeleMs = 90 * 24 * 3_600_000

export const routesSynchronisation: readonly Route[] = [
  get(chemins.onglet(), connecte, r => montrer(r)),

  post(chemins.demander(), administrateur, async r => {
    const structure = await exigerStructureAdministree(r, r.parametre('structureId'))
    const lu = await lireFormulaire(r, schemaDemande)
    if (!lu.ok) return montrer(r, lu)
    const reponse = await uneSeuleFois<{ message: string }>(r, lu.valeurs.jeton, async tx => {
      const fait = await demanderMiseAJour(tx, {
        ...r,
        structureId: structure.id,
        acteurId: r.acteur.compteId,
      })
      return fait.ok
        ? { ok: true, vers: `${chemins.onglet(structure.id)}?demandee=${r.maintenant.getTime()}` }
        : fait
    })
    return reponse.ok
      ? r.redirige(reponse.vers, 'La mise à jour est demandée. Son résultat s’affichera ici.')
      : montrer(r, { erreurs: { formulaire: reponse.message }, saisie: {} })
  }),

  post(chemins.etat(), equipeRegionale, async r => {
    const structure = await exigerStructureAdministree(r, r.parametre('structureId'), {
      perimetre: territoireDe(r.acteur),
    })
    const lu = await lireFormulaire(r, schemaEtat)
    if (!lu.ok) return montrer(r, lu)
    const { jeton, action, motif } = lu.valeurs
    const desactivee = action === 'desactiver'
    const reponse = await uneSeuleFois<{ message: string }>(r, jeton, async tx => {
      const decision = { ...r, structureId: structure.id, acteurId: r.acteur.compteId, motif, desactivee }
      const fait = await deciderDesactivation(tx, decision)
      const message = desactivee ? 'La structure est désactivée.' : 'La structure est réactivée.'
      return fait.ok ? { ok: true, vers: chemins.onglet(structure.id), message } : fait
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : montrer(r, { erreurs: { formulaire: reponse.message }, saisie: lu.saisie })
  }),
]

async function montrer(r: Requete<Acteur>, refus?: { erreurs: Erreurs; saisie: Saisie }): Promise<Response> {
  const lisible = await exigerStructureLisible(r)
  const { structure } = lisible
  const { base, config } = r.services
  const recent = new Date(r.maintenant.getTime() - silenceRappeleMs)
  const passages = await derniersPassages(base, structure.id, recent)
  const attendue = enAttente(r, passages.sienne?.etat === 'en-cours' ? undefined : passages.sienne?.termineLe)
  const { national, regions } = territoireDe(r.acteur)
  return r.page({
    titre: `Synchronisation, ${structure.nom}`,
    section: 'Fiche annuaire',
    statut: refus ? 422 : 200,
    ...(attendue ? { rafraichir: 5 } : {}),
    contenu: (
      <CadreFiche
        {...lisible}
        actif="synchronisation"
        courrielRor={config.ROR_COURRIEL}
        aujourdHui={jourDe(r.maintenant)}
      >
        <OngletSynchronisation
          {...lisible}
          {...passages}
          objets={await lireObjetsSuivis(base, structure.id)}
          changements={
            await montrerChangements(r, structure, {
              titre: 'Ce que le ROR a changé',
              ici: chemins.onglet(structure.id),
              source: 'ror',
            })
          }
          attendue={attendue}
          configuree={aUnRor(config)}
          regionale={national || (structure.regionCode !== null && regions.includes(structure.regionCode))}
          jeton={refus?.saisie.jeton?.at(-1) || randomUUID()}
          motif={refus?.saisie.motif?.at(-1) ?? ''}
          erreurs={refus?.erreurs ?? {}}
        />
      </CadreFiche>
    ),
  })
}

/** A run that was asked for lately, and has not ended since. */
function enAttente(r: Requete<Acteur>, termineLe: Date | null | undefined): boolean {
  const demandee = Number(r.requete('demandee'))
  if (!Number.isFinite(demandee) || r.maintenant.getTime() - demandee > attenteMaxMs) return false
  return !termineLe || termineLe.getTime() < demandee
}
