import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { administrateur, administrationDe } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { connecte } from '#src/socle/acces/politiques.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { Introuvable } from '#src/socle/web/erreurs.ts'
import { type Erreurs, lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { chemins } from '../chemins.ts'
import { exigerStructureLisible } from '../exiger-structure-lisible.ts'
import { montrerOnglet } from '../pages/montrer-onglet.tsx'
import { confirmerFiche, lireConfirmation } from './confirmer.ts'
import { echeanceDeConfirmation, evaluer } from './evaluer.ts'
import { filtres, lireAConfirmer } from './lire-a-confirmer.ts'
import { lireFaits, reglagesDe } from './lire-faits.ts'
import { OngletCompletude } from './onglet-completude.tsx'
import { PageAConfirmer } from './page-a-confirmer.tsx'

const schema = z.object({ jeton: schemaJeton })
/** When confirmations are not asked for, what is a year old is still worth knowing. */
const unAn = 12

export const routesCompletude = [
  get(chemins.completude(':structureId'), connecte, r => montrer(r)),

  post(chemins.confirmer(':structureId'), administrateur, async r => {
    const { id } = await exigerStructureAdministree(r, r.parametre('structureId'))
    const lu = await lireFormulaire(r, schema)
    if (!lu.ok) return montrer(r, lu.erreurs)
    const reponse = await uneSeuleFois<{ message: string }>(r, lu.valeurs.jeton, async tx => {
      await confirmerFiche(tx, r, id)
      return { ok: true, vers: chemins.completude(id), message: 'Merci : la fiche est confirmée.' }
    })
    return reponse.ok
      ? r.redirige(reponse.vers, reponse.message)
      : montrer(r, { formulaire: reponse.message })
  }),

  get(chemins.aConfirmer, administrateur, async r => {
    const filtre = filtres.find(f => f === r.requete('filtre')) ?? 'retard'
    const page = entier(r.requete('page'), 1000) ?? 1
    const mois = r.services.config.FICHE_CONFIRMATION_MOIS || unAn
    const lues = await lireAConfirmer(r.services.base, administrationDe(r.acteur), {
      filtre,
      page,
      mois,
      maintenant: r.maintenant,
    })
    return r.page({
      titre: 'Fiches à confirmer',
      section: 'Administration',
      contenu: <PageAConfirmer {...lues} {...{ filtre, page, mois }} />,
    })
  }),
]

async function montrer(r: Requete<Acteur>, erreurs: Erreurs = {}): Promise<Response> {
  const lisible = await exigerStructureLisible(r)
  const { id } = lisible.structure
  const { base, config } = r.services
  const [faits, confirmation] = await Promise.all([lireFaits(base, [id]), lireConfirmation(base, id)])
  const connus = faits.get(id)
  if (!connus) throw new Introuvable()
  const aujourdHui = jourDe(r.maintenant)
  const reglages = reglagesDe(config)
  return montrerOnglet(
    r,
    lisible,
    'completude',
    <OngletCompletude
      structureId={id}
      evaluation={evaluer(connus, aujourdHui, reglages)}
      confirmation={confirmation}
      echeanceLe={reglages.confirmationMois > 0 ? echeanceDeConfirmation(connus, reglages) : null}
      aujourdHui={aujourdHui}
      administree={lisible.administree}
      jeton={randomUUID()}
    />,
    erreurs,
  )
}
