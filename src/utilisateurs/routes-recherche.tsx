import { profils } from '#src/habilitations/lectures/profils.ts'
import {
  administrateur,
  administrationDe,
  estTerritoriale,
} from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { structuresAdministrees } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import { titreDuModule } from '#src/habilitations/regles/profils.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import { exporterCsv } from '#src/socle/web/csv.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get } from '#src/socle/web/route.ts'
import { unitesDeStructure } from '#src/structures/requetes.ts'
import { chemins } from './chemins.ts'
import { type ChoixDeFiltres, PageRecherche } from './pages/recherche.tsx'
import { parPage } from './pages/resultats.tsx'
import { trouverARattacher } from './recherche/a-rattacher.ts'
import { chercher } from './recherche/chercher.ts'
import { type Criteres, lireCriteres } from './recherche/criteres.ts'
import { colonnesCsv, lignesMax } from './recherche/csv.ts'
import { lireLignes } from './recherche/lignes.ts'
import { estProche, type Portee, porteeDe } from './recherche/portee.ts'

export const routesRecherche = [
  get(chemins.recherche, administrateur, async r => {
    const { base } = r.services
    const criteres = await criteresPermis(r)
    const portee = await porteeDe(base, r.acteur)
    const fenetre = { decalage: (criteres.page - 1) * parPage, limite: parPage }
    const [trouves, aRattacher, choix] = await Promise.all([
      chercher(base, { portee, criteres, maintenant: r.maintenant }, fenetre),
      trouverARattacher(base, portee, criteres.q),
      lireChoix(r, portee, criteres),
    ])
    const lignes = await lireLignes(base, portee, trouves.ids, r.maintenant)
    return r.page({
      titre: criteres.q
        ? `« ${criteres.q.slice(0, 60)} » : rechercher un utilisateur`
        : 'Rechercher un utilisateur',
      section: 'Administration',
      contenu: (
        <PageRecherche
          {...trouves}
          criteres={criteres}
          lignes={lignes}
          aRattacher={aRattacher}
          choix={choix}
          moi={r.acteur.compteId}
          pourAttribuer={r.requete('pour') === 'attribuer'}
          departPossible={departPossible(r.acteur, portee)}
          aujourdHui={jourDe(r.maintenant)}
        />
      ),
    })
  }),

  get(chemins.csv, administrateur, async r => {
    const { base } = r.services
    const criteres = { ...(await criteresPermis(r)), page: 1 }
    const portee = await porteeDe(base, r.acteur)
    const trouves = await chercher(
      base,
      { portee, criteres, maintenant: r.maintenant },
      { decalage: 0, limite: lignesMax },
    )
    const lignes = await lireLignes(base, portee, trouves.ids, r.maintenant)
    return exporterCsv(r, {
      fichier: 'utilisateurs',
      acte: 'utilisateurs.exportes',
      colonnes: colonnesCsv,
      lignes,
    })
  }),
]

/** What is searched; a structure that is not theirs to look into is refused like any other forged id. */
async function criteresPermis(r: Requete): Promise<Criteres> {
  const criteres = lireCriteres(r.requete)
  if (criteres.structure) await exigerStructureAdministree(r, criteres.structure, { uniteSuffit: true })
  return criteres
}

/** A whole structure is left, never one unit: a référent of units declares no departure. */
function departPossible(acteur: Acteur, portee: Portee) {
  const territoriale = estTerritoriale(administrationDe(acteur))
  return (structureId: string) => territoriale || portee.structures.includes(structureId)
}

const structuresMax = 100

/** What the filters offer: only what is in the perimeter. */
async function lireChoix(r: Requete, portee: Portee, criteres: Criteres): Promise<ChoixDeFiltres> {
  const { base } = r.services
  const proche = estProche(portee)
  const [structures, catalogue] = await Promise.all([
    proche ? structuresAdministrees(base, r.acteur, { limite: structuresMax }) : [],
    profils(base),
  ])
  const seule = structures.length === 1 ? structures[0]?.id : undefined
  const choisie = structures.find(({ id }) => id === criteres.structure)?.id ?? seule
  const unites = choisie ? await unitesDeStructure(base, choisie) : []
  const parModule = Map.groupBy(catalogue, ({ module }) => titreDuModule[module])
  return {
    structures: structures.length > 1 ? structures.map(({ id, nom }) => ({ valeur: id, libelle: nom })) : [],
    unites: unites.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
    profils: [...parModule].map(([groupe, liste]) => ({
      groupe,
      options: liste.map(({ code, libelle }) => ({ valeur: code, libelle })),
    })),
  }
}
