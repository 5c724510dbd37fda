import { randomUUID } from 'node:crypto'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { exigerStructureAdministree } from '#src/habilitations/pouvoirs/exiger-structure-administree.ts'
import { structuresAdministrees } from '#src/habilitations/pouvoirs/structures-administrees.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { compacter } from '#src/socle/identifiants/luhn.ts'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { chemins } from '../chemins.ts'
import { colonnesDuPersonnel } from '../departs/colonnes.ts'
import { limites } from '../fichier/limites.ts'
import { donnerModele } from '../fichier/modele.ts'
import { mesImports } from '../lire-imports.ts'
import { colonnes } from '../personnes/colonnes.ts'
import { chacunSonTour } from './chacun-son-tour.ts'
import { PageAccueil } from './page-accueil.tsx'
import { recevoir } from './recevoir.ts'

/** The file, and the few fields around it. */
const corpsMaximal = limites.octets + 64 * 1024
/** More structures than one chooses from in a list. */
const choixMax = 100

export const routesDepot = [
  get(chemins.accueil, administrateur, r => montrer(r)),
  get(chemins.modele, administrateur, r => donnerModele(r, 'modele-personnes', colonnes)),
  get(chemins.modeleDeparts, administrateur, r => donnerModele(r, 'modele-personnel', colonnesDuPersonnel)),

  {
    ...post(chemins.deposer, administrateur, r =>
      chacunSonTour(() =>
        recevoir(r, {
          colonnes,
          genre: 'personnes',
          structureId: null,
          montrer: erreurs => montrer(r, { enErreur: 'personnes', erreurs }),
        }),
      ),
    ),
    corpsMaximal,
  },

  {
    ...post(chemins.deposerDeparts, administrateur, r => chacunSonTour(() => recevoirLesDeparts(r))),
    corpsMaximal,
  },
]

async function recevoirLesDeparts(r: Requete<Acteur>): Promise<Response> {
  const voulue = (await r.champs()).structure?.at(-1)?.trim() ?? ''
  const remontrer = (erreurs: Erreurs) => montrer(r, { enErreur: 'departs', erreurs, structure: voulue })
  const structureId = await structureVoulue(r, voulue)
  if (!structureId) return remontrer({ structure: 'Choisissez une des structures que vous administrez.' })
  return recevoir(r, { colonnes: colonnesDuPersonnel, genre: 'departs', structureId, montrer: remontrer })
}

/** Chosen in the list or typed: theirs, or the same answer as for one that does not exist. */
async function structureVoulue(r: Requete<Acteur>, voulue: string): Promise<string | null> {
  if (estUuid(voulue)) return (await exigerStructureAdministree(r, voulue)).id
  if (voulue === '') return null
  const finess = compacter(voulue)
  const trouvees = await structuresAdministrees(r.services.base, r.acteur, { texte: finess, limite: 10 })
  return trouvees.find(structure => structure.finess === finess)?.id ?? null
}

type Montre = { enErreur: 'personnes' | 'departs'; erreurs: Erreurs; structure?: string }

async function montrer(r: Requete<Acteur>, m?: Montre): Promise<Response> {
  const { base } = r.services
  const [imports, structures] = await Promise.all([
    mesImports(base, r.acteur.compteId, r.maintenant),
    structuresAdministrees(base, r.acteur, { limite: choixMax + 1 }),
  ])
  return r.page({
    titre: 'Importer',
    section: 'Administration',
    statut: m ? 422 : 200,
    contenu: (
      <PageAccueil
        jeton={randomUUID()}
        imports={imports}
        structures={structures.length > choixMax ? [] : structures}
        structure={m?.structure ?? ''}
        erreurs={m?.erreurs ?? {}}
        {...(m ? { enErreur: m.enErreur } : {})}
      />
    ),
  })
}
