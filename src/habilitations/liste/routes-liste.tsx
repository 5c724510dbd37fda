import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { estUuid, unitesDeStructure } from '#src/structures/requetes.ts'
import { estSienne } from '../fins/charger.ts'
import { profils } from '../lectures/profils.ts'
import { chemins } from '../pages/mots.ts'
import { administrateur, administrationDe } from '../pouvoirs/administration.ts'
import { exigerStructureAdministree } from '../pouvoirs/exiger-structure-administree.ts'
import { structuresAdministrees } from '../pouvoirs/structures-administrees.ts'
import { colonnesCsv, exportMax } from './exporter.ts'
import { lireFiltres } from './filtres.ts'
import { listerHabilitations } from './lister-habilitations.ts'
import { PageListe } from './page-liste.tsx'

/** More structures than one chooses from in a list: the regional teams search instead. */
const choixMax = 100

const actions: Record<string, string> = { terminer: chemins.terminer, retablir: chemins.retablir }

export const routesListe = [
  get(chemins.liste, administrateur, async r => {
    const { base } = r.services
    const filtres = lireFiltres(r.requete)
    const structure = await structureVoulue(r, filtres.structure)
    const [liste, structures, catalogue] = await Promise.all([
      listerHabilitations(base, r.acteur, filtres, r.maintenant),
      structuresAdministrees(base, r.acteur, { limite: choixMax + 1 }),
      profils(base),
    ])
    const administration = administrationDe(r.acteur)
    const [seule] = structures.length === 1 && administration.unites.length === 0 ? structures : []
    const montree = structure ?? seule ?? null
    const unites = montree ? await unitesDeStructure(base, montree.id, { avecSensibles: true }) : []
    return r.page({
      titre: 'Habilitations de ma structure',
      section: 'Administration',
      contenu: (
        <PageListe
          filtres={filtres}
          liste={liste}
          structures={structures.length > choixMax ? [] : structures}
          unites={unites}
          profils={catalogue}
          moi={r.acteur.compteId}
          peutAgir={h => estSienne(administration, h)}
          aujourdhui={jourDe(r.maintenant)}
          structure={montree}
        />
      ),
    })
  }),

  get(chemins.csv, administrateur, async r => {
    const filtres = lireFiltres(r.requete)
    await structureVoulue(r, filtres.structure)
    const bornes = { limite: exportMax, depuis: 0 }
    const { habilitations } = await listerHabilitations(
      r.services.base,
      r.acteur,
      filtres,
      r.maintenant,
      bornes,
    )
    return exporterCsv(r, {
      fichier: 'habilitations',
      acte: 'habilitation.exportee',
      structureId: filtres.structure,
      colonnes: colonnesCsv,
      lignes: habilitations,
    })
  }),

  // A selection changes nothing by itself: it leads to the page that shows what would change.
  post(chemins.selection, administrateur, async r => {
    const champs = await r.champs()
    const ids = (champs.h ?? []).filter(estUuid)
    const vers = actions[champs.action?.at(-1) ?? ''] ?? chemins.renouveler
    if (ids.length === 0)
      return r.redirige(champs.retour?.at(-1) ?? chemins.liste, 'Cochez d’abord une ou plusieurs lignes.')
    return r.redirige(`${vers}?${ids.map(id => `h=${id}`).join('&')}`)
  }),
]

function structureVoulue(r: Requete<Acteur>, id: string | null) {
  return id ? exigerStructureAdministree(r, id, { uniteSuffit: true }) : Promise.resolve(null)
}
