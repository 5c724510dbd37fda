import type { Ecriture } from '#src/socle/base/base.ts'
import type { Genre } from '../../tables.ts'
import { lireLieu } from '../lecture/lieu.ts'
import { lireOffre } from '../lecture/offre.ts'
import { lireEntiteJuridique, lireStructure, lireUnite } from '../lecture/organisation.ts'
import type { Registre } from './historiser.ts'
import type { Projecteur } from './lots.ts'
import { projeterLieux, projeterOffres } from './projeter-offres.ts'
import { projeterEntitesJuridiques, projeterStructures } from './projeter-structures.ts'
import { projeterUnites } from './projeter-unites.ts'

export type Projecteurs = Readonly<Record<Genre, Projecteur>>

/** How each kind of resource is shown, from the top of the tree down: what hangs from another comes after it. */
export async function ouvrirProjecteurs(tx: Ecriture, registre: Registre): Promise<Projecteurs> {
  const departements = new Set(
    (await tx.selectFrom('departement').select('code').execute()).map(({ code }) => code),
  )
  return {
    'entite-juridique': projecteur(lireEntiteJuridique, lot => projeterEntitesJuridiques(tx, lot)),
    structure: projecteur(lireStructure, lot => projeterStructures(tx, lot, departements, registre)),
    unite: projecteur(lireUnite, lot => projeterUnites(tx, lot, registre)),
    lieu: projecteur(lireLieu, lot => projeterLieux(tx, lot, registre)),
    offre: projecteur(lireOffre, lot => projeterOffres(tx, lot, registre)),
    professionnel: brut,
    situation: brut,
  }
}

function projecteur<T extends object>(
  lire: Projecteur<T>['lire'],
  montrer: Projecteur<T>['montrer'],
): Projecteur<T> {
  return { lire, montrer }
}

/** People and their situations are kept raw: nothing of them is shown before the professionals' directory. */
const brut = projecteur(
  () => ({}),
  async lot => lot.map(({ gardee: { id } }) => ({ id, motif: null })),
)
